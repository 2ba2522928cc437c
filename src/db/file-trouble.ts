import { dirname } from 'node:path';
import { codeOf } from './error-code.ts';

/** What the system and SQLite say, in words for whoever gave the path. */
const WORDS: Readonly<Record<string, (path: string) => string>> = {
  ENOSPC: noSpace,
  EDQUOT: noSpace,
  EFBIG: noSpace,
  SQLITE_FULL: noSpace,
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: notAllowed,
  SQLITE_READONLY: notAllowed,
  ENOENT: (path) => `there is no ${path}.`,
  ENOTDIR: (path) => `a part of ${path} is a file, not a folder.`,
  EEXIST: (path) => `a part of ${path} is a file, not a folder.`,
  SQLITE_CANTOPEN: (path) => `${path} cannot be opened: look at its rights and its folder.`,
  SQLITE_BUSY: (path) => `somebody else is writing to ${path}: try again in a moment.`,
  SQLITE_IOERR: (path) => `the disk of ${dirname(path)} is full or fails.`,
};

/** Why something with a file did not work, and what to look at. */
export function fileTrouble(error: unknown, path: string): string {
  const code = codeOf(error) ?? '';
  const known = WORDS[code] ?? WORDS[/^SQLITE_[A-Z]+/.exec(code)?.[0] ?? ''];
  return known?.(path) ?? `${path} cannot be used (${code === '' ? 'no reason given' : code}).`;
}

function noSpace(path: string): string {
  return `there is no room left in ${dirname(path)}: make some, or name another place.`;
}

function notAllowed(path: string): string {
  return `this user may not write to ${dirname(path)}: look at its rights.`;
}
