import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { FileProblem } from './article.ts';

/** A Markdown file on disk, with what tells whether it has changed since it was read. */
export type FoundFile = {
  readonly path: string;
  /** Its path below the folder, without extension, with `/`. */
  readonly name: string;
  readonly size: number;
  readonly modifiedMs: number;
};

const MARKDOWN = /\.(?:mdx?|markdown)$/i;
/** Packages, and where Jekyll keeps what is not finished. */
const NOT_FOR_READERS = new Set(['node_modules', '_drafts']);
const DEEPEST_FOLDER = 20;
const MOST_FILES = 20_000;

/**
 * Every Markdown file below a folder, sorted by name. Hidden folders, `node_modules` and `_drafts` are skipped;
 * links are followed, each folder once. A folder or file that cannot be looked at is a problem.
 */
export async function listFiles(folder: string) {
  const walk: Walk = { root: folder, files: [], problems: [], seen: new Set() };
  await visitFolder(walk, folder, 0);
  const files = walk.files.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const problems = walk.problems.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  return { files, problems };
}

type Walk = {
  readonly root: string;
  readonly files: FoundFile[];
  readonly problems: FileProblem[];
  readonly seen: Set<string>;
};

async function visitFolder(walk: Walk, folder: string, depth: number): Promise<void> {
  const names = await attempt(walk, folder, async () => {
    const real = await realpath(folder);
    if (walk.seen.has(real) || depth > DEEPEST_FOLDER) return [];
    walk.seen.add(real);
    return await readdir(folder);
  });
  const shown = (names ?? []).filter((name) => !name.startsWith('.') && !NOT_FOR_READERS.has(name));
  const entries = await Promise.all(
    shown.map(async (name) => {
      const entry = path.join(folder, name);
      return { entry, found: await attempt(walk, entry, () => stat(entry)) };
    }),
  );
  // One after another, so that a folder reached by two ways is always found by the same one.
  for (const { entry, found } of entries) await visitEntry(walk, entry, found, depth);
}

async function visitEntry(walk: Walk, entry: string, found: Stats | undefined, depth: number) {
  if (found?.isDirectory()) await visitFolder(walk, entry, depth + 1);
  if (!found?.isFile() || !MARKDOWN.test(entry) || walk.files.length >= MOST_FILES) return;
  const name = path.relative(walk.root, entry).replace(MARKDOWN, '').split(path.sep).join('/');
  walk.files.push({ path: entry, name, size: found.size, modifiedMs: found.mtimeMs });
}

async function attempt<Value>(walk: Walk, file: string, look: () => Promise<Value>) {
  try {
    return await look();
  } catch (error) {
    walk.problems.push({ file, line: 1, message: `Cannot be read (${codeOf(error)}).` });
    return undefined;
  }
}

/** The system's short code of a failure, such as ENOENT. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
