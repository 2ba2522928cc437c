import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { codeOf } from './error-code.ts';

/**
 * Makes an empty file that only its owner may read, and its folder likewise, where they are missing;
 * takes the others' rights away from a file that is there. SQLite gives what it puts beside a database
 * the rights of the database.
 */
export function makePrivate(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    // By its path: closing a file that SQLite has open would end SQLite's locks on it.
    takeRightsAway(path);
  }
}

function takeRightsAway(path: string): void {
  try {
    chmodSync(path, 0o600);
  } catch {
    // It belongs to somebody else, who lets us write to it.
  }
}
