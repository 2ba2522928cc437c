import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const read = (path: string) => readFileSync(root(path), 'utf8');
const { version, files, bin } = JSON.parse(read('package.json'));

describe('the version', () => {
  it('is the same in the lock, and has its changes on top of CHANGELOG.md', () => {
    const lock = JSON.parse(read('package-lock.json'));
    expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
    const [, newest] = /^## (\S+) – \d{4}-\d{2}-\d{2}$/m.exec(read('CHANGELOG.md')) ?? [];
    expect(newest).toBe(version);
  });
});

describe('the package', () => {
  it('names what there is', () => {
    const named: readonly string[] = files.filter((path: string) => !/[!*]/.test(path));
    const missing = named.filter((path) => path !== 'dist' && !existsSync(root(path)));
    expect(missing).toEqual([]);
  });

  it('has what is built, each folder that the code reads from beside itself, and no sources', () => {
    expect(bin.throughline).toMatch(/^dist\//);
    for (const needed of ['dist', 'content', 'drizzle']) expect(files).toContain(needed);
    for (const model of ['models/all-MiniLM-L6-v2', 'models/reader/network'])
      expect(files).toContain(model);
    for (const left of ['src', 'tests', 'scripts', 'packages']) expect(files).not.toContain(left);
  });
});
