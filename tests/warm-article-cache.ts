import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLibrary } from '../src/features/guide/library/create-library.ts';
import { loadEncoder } from '../src/reader/encoder/load-encoder.ts';

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The vectors of our own articles, made once for all tests: a second app start is a warm one. */
export const ARTICLE_CACHE = fromRoot('node_modules/.cache/throughline/articles-cache.db');

/** Runs once before all tests. */
export async function setup(): Promise<void> {
  await mkdir(dirname(ARTICLE_CACHE), { recursive: true });
  const encoder = await loadEncoder();
  const dirs = [fromRoot('content/articles')];
  const library = await createLibrary({ dirs, encoder, cacheFile: ARTICLE_CACHE });
  library.close();
  await encoder.close();
}
