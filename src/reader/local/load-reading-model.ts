import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../encoder/encoder-files.ts';
import { createLinearModel } from './linear-model.ts';
import { parseModelFile } from './model-file.ts';
import type { ReadingModel } from './reading-model.ts';

/** Raised by hand whenever code changes what a reading says with the same weights. */
const CODE_VERSION = 1;

/** Where the reading model that comes with the package lives. */
export function readerModelDir(): string {
  return join(packageRoot(import.meta.url), 'models', 'reader');
}

/** Loads model.json of `dir`. Throws where it is missing or malformed. */
export async function loadReadingModel(dir: string = readerModelDir()): Promise<ReadingModel> {
  const text = await readFile(join(dir, 'model.json'), 'utf8');
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 10);
  return createLinearModel(parseModelFile(text), `${CODE_VERSION}-${hash}`);
}
