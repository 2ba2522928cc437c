import { createHash } from 'node:crypto';
import { createReadStream, existsSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { err, ok, type Result } from '../domain/result.ts';
import { fileTrouble } from './file-trouble.ts';
import { problemOfDatabase } from './look-at-database.ts';
import { makePrivate } from './private-file.ts';

/** A backup that was made and looked over. */
export type BackedUp = { readonly file: string; readonly bytes: number };

/**
 * Copies a database into a file of its own while others use it, looks the copy over and writes its
 * SHA-256 beside it. `to` is a file that is not there yet, or a folder for a file named after `now`;
 * without it, the folder `backups` beside the database. Where it does not work nothing is left behind.
 */
export async function backUpDatabase(
  path: string,
  to: string | undefined,
  now: Date,
): Promise<Result<BackedUp, string>> {
  if (!existsSync(path)) return err(`There is no database ${path}. Set DATABASE_PATH.`);
  const file = fileFor(to ?? join(dirname(path), 'backups/'), now);
  if (existsSync(file)) return err(`${file} is there already, and is left as it is. Name another.`);
  if (to !== undefined && !existsSync(dirname(file)))
    return err(`There is no folder ${dirname(file)}: make it, or name another.`);
  const partial = `${file}.partial`;
  try {
    copyInto(path, partial);
    const problem = problemOfDatabase(partial);
    if (problem !== undefined) return err(`The copy ${problem} Is the database damaged?`);
    writeFileSync(`${file}.sha256`, `${await sha256Of(partial)}  ${basename(file)}\n`, {
      mode: 0o600,
    });
    renameSync(partial, file);
    return ok({ file, bytes: statSync(file).size });
  } catch (error) {
    return err(`No backup was made: ${fileTrouble(error, partial)}`);
  } finally {
    rmSync(partial, { force: true });
  }
}

/** One transaction long, whatever is written meanwhile, and without what has been deleted. */
function copyInto(path: string, copy: string): void {
  rmSync(copy, { force: true });
  makePrivate(copy);
  const connection = new Database(path, { readonly: true });
  try {
    connection.prepare('VACUUM INTO ?').run(copy);
  } finally {
    connection.close();
  }
}

function fileFor(to: string, now: Date): string {
  const isFolder = /[\\/]$/.test(to) || statSync(to, { throwIfNoEntry: false })?.isDirectory();
  return isFolder ? join(to, `throughline-${stampOf(now)}.db`) : to;
}

/** A moment as part of a file's name: 20261201T132810Z. */
export function stampOf(moment: Date): string {
  return moment.toISOString().replace(/[-:]|\.\d+/g, '');
}

/** The SHA-256 of a file, as `sha256sum` writes it. */
export async function sha256Of(file: string): Promise<string> {
  const digest = createHash('sha256');
  await pipeline(createReadStream(file), digest);
  return digest.digest('hex');
}
