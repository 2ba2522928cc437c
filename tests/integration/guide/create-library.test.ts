import { rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Library } from '../../../src/features/guide/library/create-library.ts';
import { createLibrary } from '../../../src/features/guide/library/create-library.ts';
import { UNRELATED_QUESTIONS } from '../../../src/features/guide/library/unrelated-questions.ts';
import { createWordEncoder } from '../../unit/guide/word-encoder.ts';
import { put, tempFolder } from './temp-folder.ts';

const BUDGET =
  '---\ntitle: Budgets\nauthor: Ada\n---\nMoney stays with the departments that had it.\n';
const BONUS =
  '# Bonuses\n\nSales people close the deals that the bonus pays for. [See](budget.md)\n';

describe('createLibrary', () => {
  it('is what the services ask for', async () => {
    const folder = await tempFolder({ 'budget.md': BUDGET, 'bonus.md': BONUS });
    const library: Library = await createLibrary({ dirs: [folder], encoder: createWordEncoder() });
    const answer = await library.search('which deals does the bonus pay for', 3);
    expect(answer.excerpts[0]?.article.title).toBe('Bonuses');
    expect(library.article('budget')).toEqual({
      card: expect.objectContaining({ title: 'Budgets', attribution: 'By Ada.' }),
      markdown: 'Money stays with the departments that had it.',
    });
    expect(library.article('nothing')).toBeUndefined();
    expect(library.topics()[0]?.articles).toHaveLength(2);
  });

  it('takes up changes on disk, and only changes, and tells a problem once', async () => {
    const folder = await tempFolder({ 'budget.md': BUDGET });
    const library = await createLibrary({ dirs: [folder] });
    expect(await library.refresh()).toEqual({ changed: false, newProblems: [] });

    await put(folder, 'bonus.md', BONUS);
    await put(folder, 'bad.md', '---\na: "\n---\n');
    const bad = { file: join(folder, 'bad.md'), line: 2, message: expect.any(String) };
    expect(await library.refresh()).toEqual({ changed: true, newProblems: [bad] });
    expect(library.article('bonus')).toBeDefined();
    expect(library.problems()).toHaveLength(1);

    await put(folder, 'bonus.md', BONUS.replace('close', 'shut!'));
    await utimes(join(folder, 'bonus.md'), 1, 1);
    // The bad file is no news any more.
    expect(await library.refresh()).toEqual({ changed: true, newProblems: [] });
    expect(library.article('bonus')?.markdown).toContain('shut!');

    await rm(join(folder, 'bonus.md'));
    expect(await library.refresh()).toMatchObject({ changed: true });
    expect(library.article('bonus')).toBeUndefined();
  });

  it('answers from the old shelf while the new one is filled', async () => {
    const folder = await tempFolder({ 'budget.md': BUDGET });
    const library = await createLibrary({ dirs: [folder] });
    await put(folder, 'bonus.md', BONUS);
    const [first, second] = [library.refresh(), library.refresh()];
    expect(library.article('budget')).toBeDefined();
    expect(library.article('bonus')).toBeUndefined();
    expect(await Promise.all([first, second])).toMatchObject([
      { changed: true },
      { changed: true },
    ]);
    expect(library.article('bonus')).toBeDefined();
  });

  it('encodes a passage once, also over starts', async () => {
    const folder = await tempFolder({ 'budget.md': BUDGET, 'bonus.md': BONUS });
    const cacheFile = join(folder, 'cache', 'vectors.db');
    const first = createWordEncoder();
    (await createLibrary({ dirs: [folder], encoder: first, cacheFile })).close();
    const passages = first.encoded.filter((text) => !UNRELATED_QUESTIONS.includes(text));
    expect(passages).toHaveLength(2);

    await put(folder, 'new.md', 'Something new.');
    const second = createWordEncoder();
    (await createLibrary({ dirs: [folder], encoder: second, cacheFile })).close();
    expect(second.encoded).toEqual(['New\nSomething new.']);
  });
});
