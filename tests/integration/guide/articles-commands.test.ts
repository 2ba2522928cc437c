import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articlesCommand } from '../../../src/cli/articles-commands.ts';
import { createWordEncoder } from '../../unit/guide/word-encoder.ts';
import { commandParts } from '../cli/command-parts.ts';
import { tempFolder } from './temp-folder.ts';

async function run(...words: readonly string[]) {
  const seen = { out: [] as string[], warnings: [] as string[], code: 0, closed: 0 };
  const command = articlesCommand(
    commandParts({
      openSearchTools: async () => ({
        tools: { encoder: createWordEncoder() },
        close: async () => {
          seen.closed += 1;
        },
      }),
      write: (line) => seen.out.push(line),
      warn: (line) => seen.warnings.push(line),
      setExitCode: (code) => {
        seen.code = code;
      },
    }),
  );
  await command.parseAsync(words, { from: 'user' });
  return seen;
}

const linesOf = async (file: string) =>
  (await readFile(file, 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const TEXT = 'Sales people close the deals that the bonus pays for.';

describe('articles check', () => {
  it('prints the four figures as JSON and fails where a file is bad', async () => {
    const folder = await tempFolder({ 'a.md': TEXT, 'b.md': '---\nx: [\n---\n' });
    const { out, code } = await run('check', folder, '--json');
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0] ?? '')).toEqual({
      files: 2,
      loaded: 1,
      rejected: [{ file: join(folder, 'b.md'), line: 2, message: expect.any(String) }],
      passages: 1,
    });
    expect(code).toBe(1);
  });

  it('says in words what is wrong, links included', async () => {
    const folder = await tempFolder({ 'a.md': `${TEXT} [b](b.md)` });
    const { out, code } = await run('check', folder);
    expect(out).toEqual(['a, line 1: no article "b.md"', '1 of 1 file loaded, 1 passage.']);
    expect(code).toBe(0);
  });

  it('shows no draft, and says that there is one', async () => {
    const folder = await tempFolder({
      'a.md': TEXT,
      'b.md': `---\ndraft: true\n---\n${TEXT}`,
      'c.mdx': `+++\ndraft = true\n+++\n${TEXT}`,
    });
    const { out, code } = await run('check', folder);
    expect(out).toEqual([
      `${join(folder, 'b.md')}: a draft, so nobody sees it.`,
      `${join(folder, 'c.mdx')}: a draft, so nobody sees it.`,
      '1 of 3 files loaded, 1 passage.',
    ]);
    expect(code).toBe(0);
  });
});

describe('articles search', () => {
  const queries =
    '{"id":"q1","query":"which deals does the bonus pay for"}\n{"id":2,"query":"zebras"}\n';

  it('writes one line a question', async () => {
    const folder = await tempFolder({ 'lib/a.md': TEXT, 'lib/b.md': 'Money.', 'q.jsonl': queries });
    const out = join(folder, 'out.jsonl');
    const args = ['--content', join(folder, 'lib'), '--queries', join(folder, 'q.jsonl')];
    const { closed, code } = await run('search', ...args, '--out', out, '--top', '2');
    expect(await linesOf(out)).toEqual([
      {
        id: 'q1',
        ranking: ['a', 'b'],
        answered: true,
        excerpts: [{ stem: 'a', text: TEXT, score: expect.any(Number) }],
      },
      { id: '2', ranking: expect.arrayContaining(['a', 'b']), answered: false, excerpts: [] },
    ]);
    expect({ closed, code }).toEqual({ closed: 1, code: 0 });
  });

  it('takes a corpus instead of a folder', async () => {
    const corpus = `{"id":"x","title":"Pay","text":"${TEXT}"}\n{"id":"y","text":"Money."}\n`;
    const folder = await tempFolder({ 'c.jsonl': corpus, 'q.jsonl': queries });
    const out = join(folder, 'out.jsonl');
    const args = ['--corpus', join(folder, 'c.jsonl'), '--queries', join(folder, 'q.jsonl')];
    await run('search', ...args, '--out', out);
    expect((await linesOf(out))[0]).toMatchObject({ id: 'q1', ranking: ['x', 'y'] });
  });

  it('names lines that are no questions, and missing files', async () => {
    const folder = await tempFolder({ 'a.md': TEXT, 'q.jsonl': '{"id":"a"}\nnonsense\n' });
    const to = ['--out', join(folder, 'out.jsonl')];
    const bad = await run(
      'search',
      '--content',
      folder,
      '--queries',
      join(folder, 'q.jsonl'),
      ...to,
    );
    expect(bad.warnings).toHaveLength(2);
    expect(bad.warnings[1]).toMatch(/q\.jsonl:2: this line is no JSON object/);
    expect(bad.code).toBe(1);
    const none = await run('search', '--content', folder, '--queries', 'nowhere.jsonl', ...to);
    expect(none.warnings).toEqual(['nowhere.jsonl cannot be read.']);
    const neither = await run('search', '--queries', 'x', ...to);
    expect(neither.warnings).toEqual(['Give either --content or --corpus.']);
  });
});
