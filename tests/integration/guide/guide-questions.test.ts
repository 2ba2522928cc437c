import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLibrary, type Library } from '../../../src/features/guide/library/create-library.ts';
import type { SentenceEncoder } from '../../../src/reader/encoder/load-encoder.ts';
import { sharedModels } from '../../shared-models.ts';
import { ARTICLE_CACHE } from '../../warm-article-cache.ts';

type Question = { readonly query: string; readonly answers: readonly string[] };

const fromRoot = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const questionsIn = (name: string): readonly Question[] =>
  readFileSync(fromRoot(`tests/fixtures/${name}`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('our own articles', () => {
  let encoder: SentenceEncoder;
  let library: Library;

  beforeAll(async () => {
    ({ encoder } = await sharedModels());
    const dirs = [fromRoot('content/articles')];
    library = await createLibrary({ dirs, encoder, cacheFile: ARTICLE_CACHE });
  });
  afterAll(async () => {
    library.close();
  });

  it('all load, and every link between them resolves', () => {
    expect(library.problems()).toEqual([]);
    expect(library.brokenLinks()).toEqual([]);
  });

  it('answer at least three of four questions among their first three', async () => {
    const questions = questionsIn('guide-questions.jsonl');
    let [found, answered] = [0, 0];
    for (const { query, answers } of questions) {
      const answer = await library.search(query, 3);
      const first = answer.nearest.slice(0, 3);
      if (first.some(({ stem }) => answers.includes(stem))) found += 1;
      if (answer.answered) answered += 1;
      for (const { article, text } of answer.excerpts) {
        expect(text.match(/\S+/g)?.length).toBeLessThanOrEqual(90);
        expect(library.article(article.stem)).toBeDefined();
      }
    }
    expect(found / questions.length).toBeGreaterThanOrEqual(0.75);
    expect(answered / questions.length).toBeGreaterThanOrEqual(0.9);
  });

  it('refuse at least three of four questions about something else', async () => {
    const questions = questionsIn('guide-off-topic.jsonl');
    const answers = await Promise.all(questions.map(({ query }) => library.search(query, 3)));
    const refused = answers.filter(({ answered }) => !answered).length;
    expect(refused / questions.length).toBeGreaterThanOrEqual(0.75);
  });
});
