import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { err, ok, type Result } from '../domain/result.ts';
import { sha256Of, stampOf } from './back-up.ts';
import { behindLinks, lockDatabase } from './database-lock.ts';
import { fileTrouble } from './file-trouble.ts';
import { problemOfDatabase } from './look-at-database.ts';
import { migrateDatabase, STAGED } from './open-database.ts';
import { makePrivate } from './private-file.ts';

/** A database is one file, or three while it is in use or after a crash. */
const PARTS = ['', '-wal', '-shm'] as const;

/** What a restore did; `aside` is where the database that was there is now. */
export type Restored = { readonly path: string; readonly aside: string | undefined };

/**
 * Puts a backup in the place of a database. All that can go wrong is tried on a copy first; only then
 * is the old database put aside, under a name with the date and with what a crash left beside it, and
 * the copy put in its place. Refused while anybody uses the database.
 */
export async function restoreDatabase(
  path: string,
  backup: string,
  now: Date,
): Promise<Result<Restored, string>> {
  const stat = statSync(backup, { throwIfNoEntry: false });
  if (stat === undefined) return err(`There is no file ${backup}.`);
  if (!stat.isFile()) return err(`${backup} is a folder: name the backup in it.`);
  try {
    const database = behindLinks(path);
    if (database === realpathSync(backup)) return err(`${backup} is the database itself.`);
    const letGo = lockDatabase(database, 'alone');
    if (letGo === undefined) return err(IN_USE);
    try {
      return await replace(database, backup, now);
    } finally {
      letGo();
    }
  } catch (error) {
    return err(`Nothing was restored, and nothing was changed: ${fileTrouble(error, path)}`);
  }
}

const IN_USE =
  'Throughline is using the database. Stop it first (and any other command of it), then restore.';

async function replace(path: string, backup: string, now: Date): Promise<Result<Restored, string>> {
  const staged = `${path}${STAGED}`;
  try {
    const problem = await stage(backup, staged);
    if (problem !== undefined) return err(`${backup} ${problem} Nothing was changed.`);
    const { aside, moves } = putAside(path, now);
    renameAll([...moves, [staged, path]]);
    syncFolder(dirname(path));
    return ok({ path, aside });
  } finally {
    for (const part of PARTS) rmSync(`${staged}${part}`, { force: true });
  }
}

/** Makes a checked and migrated copy of a backup; says what is wrong with the backup, else undefined. */
async function stage(backup: string, staged: string): Promise<string | undefined> {
  for (const part of PARTS) rmSync(`${staged}${part}`, { force: true });
  makePrivate(staged);
  copyFileSync(backup, staged);
  makePrivate(staged);
  const expected = shaBeside(backup);
  if (expected !== undefined && expected !== (await sha256Of(staged)))
    return `is not what was backed up: it differs from ${backup}.sha256.`;
  // One that was put aside, or copied by hand, may have its newest words beside it.
  if (expected === undefined && existsSync(`${backup}-wal`))
    copyFileSync(`${backup}-wal`, `${staged}-wal`);
  const problem = problemOfDatabase(staged);
  if (problem !== undefined) return problem;
  migrateDatabase(staged);
  return problemOfDatabase(staged);
}

function shaBeside(backup: string): string | undefined {
  const file = `${backup}.sha256`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(/\s/)[0] : undefined;
}

type Move = readonly [from: string, to: string];

function putAside(path: string, now: Date) {
  const present = PARTS.filter((part) => existsSync(`${path}${part}`));
  const aside = freeName(`${path}.replaced-${stampOf(now)}`);
  return {
    aside: present.length === 0 ? undefined : aside,
    moves: present.map((part): Move => [`${path}${part}`, `${aside}${part}`]),
  };
}

/** All of them, or none. */
function renameAll(moves: readonly Move[]): void {
  const done: Move[] = [];
  try {
    for (const [from, to] of moves) {
      renameSync(from, to);
      done.unshift([to, from]);
    }
  } catch (error) {
    for (const [from, to] of done) renameSync(from, to);
    throw error;
  }
}

function freeName(wanted: string): string {
  let name = wanted;
  for (let n = 2; PARTS.some((part) => existsSync(`${name}${part}`)); n += 1)
    name = `${wanted}-${n}`;
  return name;
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
