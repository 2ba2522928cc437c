import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
const SOURCES = ['page', 'src/page', 'src/block-kit'];

/**
 * The folder of the built page. It is built where these sources have not been built yet, which takes
 * about a second; another process that builds at the same moment is no harm.
 */
export async function builtPage(): Promise<string> {
  const folder = join(PACKAGE, 'dist', `page-${await digestOf(SOURCES)}`);
  if (existsSync(folder)) return folder;
  const making = `${folder}-${process.pid}`;
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: join(PACKAGE, 'page'),
    base: './',
    logLevel: 'error',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: { outDir: making, emptyOutDir: true, target: 'es2022', assetsInlineLimit: 0 },
  });
  await mkdir(join(PACKAGE, 'dist'), { recursive: true });
  await rename(making, folder).catch(() => rm(making, { recursive: true, force: true }));
  return folder;
}

async function digestOf(folders: readonly string[]): Promise<string> {
  const digest = createHash('sha256');
  for (const folder of folders) {
    const entries = await readdir(join(PACKAGE, folder), { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
    for (const file of files) digest.update(file).update(await readFile(file));
  }
  return digest.digest('hex').slice(0, 16);
}
