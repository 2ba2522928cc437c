import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The files beside a database, itself and its log included, in whose bytes a word still stands. */
export function filesWith(databasePath: string, word: string): readonly string[] {
  const folder = dirname(databasePath);
  return readdirSync(folder)
    .filter((name) => name.includes('throughline.db') || name.includes('audit'))
    .filter((name) => readFileSync(join(folder, name)).includes(word))
    .sort();
}
