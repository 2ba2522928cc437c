import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  inspectArticles,
  loadArticles,
} from '../../../src/features/guide/library/load-articles.ts';
import { tempFolder } from './temp-folder.ts';

const stemsOf = async (folders: readonly string[]) =>
  (await loadArticles(folders)).articles.map(({ card }) => card.stem);

const SEED = fileURLToPath(new URL('../../fixtures/seed', import.meta.url));

describe('loadArticles', () => {
  it('loads the folder of the seed article', async () => {
    const { check, broken } = await inspectArticles(SEED);
    expect(check).toEqual({ files: 1, loaded: 1, rejected: [], passages: 11 });
    // The two articles beside it were not handed over; the dimension is a page of its web site.
    expect(broken).toHaveLength(2);
  });

  it('finds Markdown at any depth and nothing else', async () => {
    const folder = await tempFolder({
      'a.md': 'text',
      'deep/er/b.markdown': 'text',
      'c.MD': 'text',
      'd.txt': 'text',
      '.git/e.md': 'text',
      'node_modules/f.md': 'text',
    });
    expect(await stemsOf([folder])).toEqual(['a', 'c', 'b']);
  });

  it('loads the rest where a file is bad, and says where it is bad', async () => {
    const folder = await tempFolder({
      'good.md': '---\ntitle: Good\n---\ntext',
      'yaml.md': '---\ntitle: Good\ntags: [a\nx: 1\n---\ntext',
      'empty.md': '',
      'bytes.md': Buffer.from([0x41, 0xff, 0xfe, 0x41]),
      'huge.md': 'word '.repeat(200_000),
    });
    const { check } = await inspectArticles(folder);
    expect(check).toMatchObject({ files: 5, loaded: 1, passages: 1 });
    const lines = check.rejected.map(({ file, line }) => [file.replace(`${folder}/`, ''), line]);
    expect(lines).toEqual([
      ['bytes.md', 1],
      ['empty.md', 1],
      ['huge.md', 1],
      ['yaml.md', 4],
    ]);
  });

  it('names a second article of the same name by its path', async () => {
    const folder = await tempFolder({ 'a/index.md': 'text', 'b/index.md': 'text' });
    expect(await stemsOf([folder])).toEqual(['index', 'b/index']);
  });

  it('prefers earlier folders and refuses a name taken twice', async () => {
    const own = await tempFolder({ 'a.md': 'own' });
    const other = await tempFolder({ 'a.md': 'other', 'b.md': 'text' });
    const { articles, problems } = await loadArticles([own, other]);
    expect(articles.map(({ markdown }) => markdown)).toEqual(['own', 'text']);
    expect(problems).toMatchObject([{ file: join(other, 'a.md'), line: 1 }]);
  });

  it('makes a missing folder and a dead link problems', async () => {
    const folder = await tempFolder({ 'a.md': 'text' });
    await symlink(join(folder, 'nowhere.md'), join(folder, 'dead.md'));
    const { articles, problems } = await loadArticles([folder, join(folder, 'missing')]);
    expect(articles).toHaveLength(1);
    expect(problems.map(({ message }) => message)).toEqual([
      'Cannot be read (ENOENT).',
      'Cannot be read (ENOENT).',
    ]);
  });

  it('follows a link to a folder once, also where it goes round in a circle', async () => {
    const folder = await tempFolder({ 'deep/a.md': 'text' });
    await symlink(folder, join(folder, 'deep', 'round'));
    expect(await stemsOf([folder])).toEqual(['a']);
  });
});
