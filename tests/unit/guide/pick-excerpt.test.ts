import { describe, expect, it } from 'vitest';
import { CAUSE_QUESTIONS } from '../../../src/domain/cause.ts';
import type { FlagContent } from '../../../src/domain/flag.ts';
import type { Library } from '../../../src/features/guide/library/create-library.ts';
import {
  pickExcerpt,
  wordsOfCause,
  wordsOfFlag,
} from '../../../src/features/guide/pick-excerpt.ts';

const cardOf = (stem: string) => ({
  stem,
  title: stem,
  dimension: '',
  readingTime: '',
  url: '',
  attribution: '',
});

/** A library that answers each question with these articles: "stem score", best first. */
function libraryThatSays(answers: Readonly<Record<string, readonly string[]>>) {
  const asked: string[] = [];
  const library: Pick<Library, 'search'> = {
    async search(question) {
      asked.push(question);
      const excerpts = (answers[question] ?? []).map((entry) => {
        const [stem = '', score = '0'] = entry.split(' ');
        const text = `${stem} on ${question}`;
        return { article: cardOf(stem), heading: '', text, score: Number(score) };
      });
      const nearest = excerpts.map(({ article }) => article);
      return { answered: excerpts.length > 0, excerpts, nearest };
    },
  };
  return { library, asked };
}

const PAY = CAUSE_QUESTIONS.incentives;
const WORDS = 'the bonus is paid per deal';
const BOTH = `${WORDS}\n${PAY}`;
const pick = (answers: Readonly<Record<string, readonly string[]>>, words = WORDS) => {
  const { library } = libraryThatSays(answers);
  return pickExcerpt(library, { cause: 'incentives', words });
};

describe('pickExcerpt', () => {
  it('weighs the words alone and with the question of the cause together', async () => {
    const picked = await pick({
      [PAY]: ['pay 0.6', 'comp 0.5'],
      [WORDS]: ['comp 0.5', 'pay 0.1'],
      [BOTH]: ['pay 0.5', 'comp 0.4'],
    });
    expect(picked?.text).toBe(`comp on ${WORDS}`);
  });

  it('prefers an article about the cause to one that only has the words', async () => {
    const picked = await pick({
      [PAY]: ['pay 0.3'],
      [WORDS]: ['deals 0.9'],
      [BOTH]: ['deals 0.9'],
    });
    expect(picked?.article.stem).toBe('pay');
  });

  it('takes what the words find where the library says nothing to the cause', async () => {
    expect((await pick({ [WORDS]: ['deals 0.4'] }))?.article.stem).toBe('deals');
  });

  it('asks once where nobody said anything', async () => {
    const { library, asked } = libraryThatSays({ [PAY]: ['pay 0.3'] });
    await pickExcerpt(library, { cause: 'incentives', words: '  ' });
    expect(asked).toEqual([PAY]);
  });

  it('passes over what is shown', async () => {
    const { library } = libraryThatSays({ [PAY]: ['pay 0.6', 'comp 0.5'] });
    const wanted = { cause: 'incentives', words: '' } as const;
    const first = await pickExcerpt(library, wanted);
    const shown = first === undefined ? [] : [first];
    expect((await pickExcerpt(library, { ...wanted, shown }))?.article.stem).toBe('comp');
  });
});

describe('the words behind a cause', () => {
  const quoteOf = (quote: string, side: 'prefer' | 'over' | null) => ({
    replyId: 'r1',
    personName: 'Person',
    isOwn: true,
    function: 'Sales',
    level: null,
    side,
    quote,
  });
  const flag = (cause: FlagContent['cause'], quotes: FlagContent['quotes']): FlagContent => ({
    subject: 's',
    kind: 'barrier',
    cause,
    severity: 'high',
    ruleId: null,
    summary: '',
    quotes,
  });

  it('are those of the gravest flag that quotes somebody', () => {
    const flags = [
      flag('resources', [quoteOf('no people', null)]),
      flag('incentives', []),
      flag('incentives', [quoteOf('paid per deal', null)]),
      flag('incentives', [quoteOf('measured by the hour', null)]),
    ];
    expect(wordsOfCause(flags, 'incentives')).toBe('paid per deal');
    expect(wordsOfCause(flags, 'agreement')).toBe('');
  });

  it('leave out who keeps to the strategy, and say each thing once', () => {
    const quotes = [quoteOf('a', 'over'), quoteOf('b', 'prefer'), quoteOf('a', null)];
    expect(wordsOfFlag({ quotes })).toBe('a');
  });
});
