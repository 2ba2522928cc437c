import { describe, expect, it } from 'vitest';
import {
  createCoverage,
  createKeywordIndex,
} from '../../../src/features/guide/library/keyword-index.ts';
import { bestIndices } from '../../../src/features/guide/library/scores.ts';

const DOCUMENTS = [
  { title: 'Budgets', text: 'Money is spread thinly over every department.' },
  { title: 'Bonuses', text: 'Sales people are paid for closing small deals.' },
  { title: 'Escalation', text: 'Managers decide what their directors decided before.' },
];

const index = createKeywordIndex(DOCUMENTS);
const bestFor = (question: string) => {
  const scores = index.scores(question);
  const [best = -1] = bestIndices(scores, 1);
  return (scores[best] ?? 0) > 0 ? DOCUMENTS[best]?.title : undefined;
};

describe('createKeywordIndex', () => {
  it.each([
    ['another form of a word', 'who is deciding', 'Escalation'],
    ['a title', 'bonuses', 'Bonuses'],
    ['a slip of the pen', 'departmant', 'Budgets'],
    ['accents', 'Dépärtment', 'Budgets'],
  ])('finds by %s', (_, question, title) => {
    expect(bestFor(question)).toBe(title);
  });

  it.each(['', '   ', 'what is the', '???', 'zebra', '<!channel> " OR 1=1 --'])(
    'finds nothing for %j',
    (question) => {
      expect([...index.scores(question)]).toEqual([0, 0, 0]);
    },
  );

  it('does not prefer a document for matching more words badly', () => {
    const common = 'alpha beta gamma delta';
    const filler = Array.from({ length: 8 }, (_, i) => ({ title: '', text: `${common} ${i}` }));
    const documents = [...filler, { title: '', text: 'rareword' }];
    const scores = createKeywordIndex(documents).scores('alpha beta gamma delta rareword');
    expect(bestIndices(scores, 1)).toEqual([8]);
  });
});

describe('createCoverage', () => {
  const covered = createCoverage(DOCUMENTS.map(({ text }) => index.termsIn(text)));

  it('is 1 where everything asked stands in a text, 0 where nothing does', () => {
    expect([...covered(index.asked('closing small deals'))]).toEqual([0, expect.closeTo(1, 9), 0]);
  });

  it('takes a word that nobody uses for the most telling', () => {
    const [budgets = 1] = covered(index.asked('zebra department'));
    expect(budgets).toBeGreaterThan(0);
    expect(budgets).toBeLessThan(0.5);
  });

  it('is 0 where nothing is asked', () => {
    expect([...covered(index.asked('what is the'))]).toEqual([0, 0, 0]);
  });
});
