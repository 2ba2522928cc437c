import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openVectorCache } from '../../../src/features/guide/library/vector-cache.ts';
import { tempFolder } from './temp-folder.ts';

const VECTOR = Float32Array.of(0.1, -2, 3e-7, 0);

describe('openVectorCache', () => {
  it('gives back bit for bit what was put in, after closing too', async () => {
    const file = join(await tempFolder({}), 'deep', 'cache.db');
    const cache = openVectorCache(file);
    cache.putAll('a@1', [{ text: 'one', vector: VECTOR }]);
    cache.close();
    const again = openVectorCache(file);
    expect(again.get('a@1', 'one')).toEqual(VECTOR);
    again.close();
  });

  it('keeps encoders apart', () => {
    const cache = openVectorCache(undefined);
    cache.putAll('a@1', [{ text: 'one', vector: VECTOR }]);
    expect(cache.get('a@2', 'one')).toBeUndefined();
    expect(cache.get('a@1', 'two')).toBeUndefined();
  });

  it('replaces a file that is no database', async () => {
    const file = join(await tempFolder({}), 'cache.db');
    await writeFile(file, 'this is no database, but long enough to look like one'.repeat(40));
    const cache = openVectorCache(file);
    cache.putAll('a@1', [{ text: 'one', vector: VECTOR }]);
    expect(cache.get('a@1', 'one')).toEqual(VECTOR);
    cache.close();
  });

  it('forgets what nobody uses once it has grown large', () => {
    const cache = openVectorCache(undefined);
    const texts = Array.from({ length: 40_001 }, (_, i) => `text ${i}`);
    cache.putAll(
      'a@1',
      texts.map((text) => ({ text, vector: VECTOR })),
    );
    cache.prune('a@1', texts.slice(0, 20_000));
    expect(cache.get('a@1', 'text 30000')).toBeDefined();
    cache.prune('a@1', texts.slice(0, 2));
    expect(cache.get('a@1', 'text 1')).toBeDefined();
    expect(cache.get('a@1', 'text 2')).toBeUndefined();
  });
});
