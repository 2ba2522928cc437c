import type { Shared } from '../deps.ts';
import { createArticleParser } from '../features/guide/library/parse-article.ts';
import { loadEncoder } from '../reader/encoder/load-encoder.ts';
import { createLocalReader } from '../reader/local/local-reader.ts';

/** What takes a while to load, once for all apps of a process. */
export async function loadModels(): Promise<Shared> {
  return {
    encoder: await loadEncoder(),
    local: createLocalReader(),
    parse: createArticleParser(),
  };
}
