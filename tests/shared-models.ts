import type { Shared } from '../src/deps.ts';
import { createArticleParser } from '../src/features/guide/library/parse-article.ts';
import { loadEncoder } from '../src/reader/encoder/load-encoder.ts';
import { createLocalReader } from '../src/reader/local/local-reader.ts';

let shared: Promise<Shared> | undefined;

/**
 * The encoder, the reader and the parsed articles, once for all apps that a worker starts. They keep
 * nothing of what they are asked but what is the same for everybody, and live as long as the worker.
 */
export function sharedModels(): Promise<Shared> {
  shared ??= load();
  return shared;
}

async function load(): Promise<Shared> {
  return {
    encoder: await loadEncoder(),
    local: createLocalReader(),
    parse: createArticleParser(),
  };
}
