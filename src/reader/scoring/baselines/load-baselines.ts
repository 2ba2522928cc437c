import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SentenceEncoder } from '../../encoder/load-encoder.ts';
import { readerModelDir } from '../../local/load-reading-model.ts';
import { parseBaselines } from './bag-parameters.ts';
import { type Baseline, createBaselines } from './create-baselines.ts';

/** Loads the baselines that were trained beside the reader. Throws where the file is missing. */
export async function loadBaselines(
  encoder: SentenceEncoder,
  dir: string = readerModelDir(),
): Promise<readonly Baseline[]> {
  return createBaselines(
    parseBaselines(await readFile(join(dir, 'baselines.json'), 'utf8')),
    encoder,
  );
}
