import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '../domain/result.ts';

/** Why a file cannot be read, by the word of the system. */
const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'this is a folder, not a file',
  EACCES: 'you may not read this file',
  EPERM: 'you may not read this file',
};

/** Reads a text file of somebody's own; the error is a sentence with the path as they wrote it. */
export async function readTextFile(path: string): Promise<Result<string, string>> {
  try {
    return ok(decodeText(await readFile(path)));
  } catch (error) {
    const code = (error as { readonly code?: unknown }).code;
    return err(`${path}: ${WHY[String(code)] ?? 'this file cannot be read'}.`);
  }
}

/**
 * The text of a file as editors and spreadsheets save it: UTF-8 or UTF-16, with or without a byte order
 * mark, else the letters of western Windows.
 */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const has = (one: number, two: number) => first === one && second === two;
  const encoding = has(0xff, 0xfe) ? 'utf-16le' : has(0xfe, 0xff) ? 'utf-16be' : unmarked(bytes);
  return new TextDecoder(encoding).decode(bytes);
}

/** Half of the bytes of English in UTF-16 are zero, always the same half. */
function unmarked(bytes: Uint8Array): string {
  const start = bytes.subarray(0, 400);
  const zeros = [0, 1].map(
    (side) => start.filter((byte, index) => index % 2 === side && byte === 0).length,
  );
  const many = start.length / 4;
  if ((zeros[1] ?? 0) > many) return 'utf-16le';
  if ((zeros[0] ?? 0) > many) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
