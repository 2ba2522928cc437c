import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vendoredEncoderDir } from '../../../src/reader/encoder/encoder-files.ts';
import {
  loadEncoder,
  type SentenceEncoder,
  similarity,
} from '../../../src/reader/encoder/load-encoder.ts';

let encoder: SentenceEncoder;
beforeAll(async () => {
  encoder = await loadEncoder();
});
afterAll(() => encoder.close());

describe('loadEncoder', () => {
  it('brings texts on the same subject together', async () => {
    const [a, b, c] = await encoder.encode([
      'We repair the old trams.',
      'The trams in the depot get mended.',
      'Payroll runs on the 25th.',
    ]);
    if (a === undefined || b === undefined || c === undefined) throw new Error('too few vectors');
    expect(similarity(a, b)).toBeGreaterThan(similarity(a, c) + 0.3);
    expect(similarity(a, a)).toBeCloseTo(1, 5);
    expect(a).toHaveLength(encoder.dimensions);
  });

  it('gives a text the same vector whatever its batch mates are', async () => {
    const fresh = await loadEncoder();
    const [alone] = await fresh.encode(['We stop.']);
    const among = await encoder.encode([
      'A much longer text that came first, so to speak.',
      'We stop.',
      '',
    ]);
    await fresh.close();
    expect(among[1]).toEqual(alone);
  });

  it('reads no further than its longest input', async () => {
    const [long] = await encoder.encode(['tram '.repeat(5000)]);
    expect(long?.every(Number.isFinite)).toBe(true);
  });

  it('refuses a file that is not the listed one', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'encoder-'));
    await cp(vendoredEncoderDir(), dir, { recursive: true });
    const config = join(dir, 'tokenizer_config.json');
    await writeFile(config, `${await readFile(config, 'utf8')} `);
    await expect(loadEncoder(dir)).rejects.toThrow(/tokenizer_config\.json/);
    await rm(dir, { recursive: true });
  });
});
