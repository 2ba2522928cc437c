import { describe, expect, it } from 'vitest';
import { isQuestion, LEADER, type Reading } from '../../../src/domain/reading.ts';
import { grantedRights, rightsInDoubt } from '../../../src/features/report/granted-rights.ts';
import { QUESTION_ANSWERED } from '../../../src/features/report/messages/question-answered.ts';
import { RIGHT_TOLD } from '../../../src/features/report/messages/right-told.ts';
import { peoplesQuestions } from '../../../src/features/report/peoples-questions.ts';
import { likenessByWords } from '../../../src/reader/encoder/likeness.ts';
import { answer, reading, STRATEGY, view } from '../domain/samples.ts';

const saying = (n: number, text: string, read: Reading | null = null) => {
  const made = answer(n, read);
  return { ...made, reply: made.reply && { ...made.reply, text } };
};
const asked = (...texts: readonly string[]) =>
  peoplesQuestions(view(texts.map((text, n) => saying(n, text))));

describe('what people ask', () => {
  it('is one question where several ask the same, and the commonest comes first', () => {
    const found = asked(
      'Who looks after the pilot in March?',
      'We stop. Do my 140 practices stay with me?',
      'do the 140 practices stay with me?? Otherwise I am with it.',
    );
    expect(found.map(({ question, quotes }) => [question, quotes.length])).toEqual([
      ['Do my 140 practices stay with me?', 2],
      ['Who looks after the pilot in March?', 1],
    ]);
  });

  it.each([
    [
      'in another order and with a word more',
      'Do we get our full hours if the shelves are empty at five and we are sent home?',
      'But do we get the full hours when we’re sent home early because the shelves are empty?',
      1,
    ],
    [
      'about the opposite',
      'Can I still sign contracts with small shops?',
      'Can I still sign contracts with large shops?',
      2,
    ],
    ['about another team', 'Do I keep my people in Hull?', 'Do I keep my people in York?', 2],
    [
      'with the same small words alone',
      'What do we do with the pilot in March?',
      'What do we do with the budget of the depots?',
      2,
    ],
  ])('tells apart what one answer does not fit: %s', (_, one, other, questions) => {
    expect(asked(one, other)).toHaveLength(questions);
  });

  it('counts whoever asks twice as one', () => {
    const [found] = asked('Do the 140 practices stay? As I said: do the 140 practices stay?');
    expect(found?.quotes).toHaveLength(1);
  });

  it('names nobody, and is nothing where nobody may be quoted', () => {
    const [found] = asked('Do my 140 practices stay with me?');
    expect(found?.quotes).toMatchObject([{ personName: '', level: null, isOwn: false }]);
    const silent = { ...saying(1, 'Do my 140 practices stay with me?'), mayQuote: false };
    expect(peoplesQuestions(view([silent]))).toEqual([]);
  });

  it('is no answer, no aside and not our own question', () => {
    expect(asked('We cut it in May.', 'Really?', 'What will you do differently?')).toEqual([]);
    expect(isQuestion('Do they stay?”')).toBe(true);
    expect(isQuestion('They stay.')).toBe(false);
  });
});

describe('what people are told of it', () => {
  it('calls nobody, whatever a strategy or a person is called', () => {
    const name = '<!channel> & <@U1>';
    const told = [
      RIGHT_TOLD.draw({ strategyName: name, right: name }),
      QUESTION_ANSWERED.draw({
        ...{ strategyName: name, question: name, answer: name, answeredBy: name },
      }),
    ];
    for (const { text } of told) expect(text).not.toMatch(/<[!@]/);
  });

  it('grants nothing to those whom the line does not name', () => {
    const told = RIGHT_TOLD.draw({ strategyName: 'Large', right: 'The head of a region decides.' });
    expect(JSON.stringify(told.blocks)).toContain(
      'If that is you, you need nobody’s leave for it.',
    );
  });
});

describe('a right that is granted and not known', () => {
  const line = 'A branch manager may close the counter before noon without asking anyone.';
  const strategy = {
    ...STRATEGY,
    priorities: STRATEGY.priorities.map((each, at) => ({
      ...each,
      decisionRights: at === 0 ? [line] : ['The board decides on new branches.'],
    })),
  };
  const quote = 'I may not close the counter at noon';
  const doubting = reading(
    {},
    {
      barriers: [
        {
          barrier: 'decision_rights',
          confidence: 0.9,
          evidence: { quote, start: 0, end: quote.length },
        },
      ],
    },
  );

  it('stands beside the line that it is about, unsigned as long as it was only read', async () => {
    const doubts = rightsInDoubt([saying(1, quote, doubting), saying(2, 'All clear.', reading())]);
    const found = await grantedRights(strategy, doubts, likenessByWords);
    expect(found).toMatchObject([{ line, quotes: [{ quote, personName: '' }], isSure: true }]);
  });

  it('is found where the sentence beside the one that shows it names what it is about', async () => {
    const text = `It takes weeks. ${quote}. It goes up to the region.`;
    const evidence = { quote: 'It takes weeks.', start: 0, end: 15 };
    const read = {
      ...doubting,
      barriers: doubting.barriers.map((each) => ({ ...each, evidence })),
    };
    const found = await grantedRights(
      strategy,
      rightsInDoubt([saying(1, text, read)]),
      likenessByWords,
    );
    expect(found).toMatchObject([{ line, quotes: [{ quote: `${quote}.` }] }]);
  });

  it('carries a name only under the words that their author has confirmed', () => {
    const text = `It takes weeks. ${quote}.`;
    const barriers = doubting.barriers.map((each) => ({
      ...each,
      evidence: { quote: 'It takes weeks.', start: 0, end: 15 },
      origin: 'confirmed' as const,
    }));
    const read = { ...doubting, reader: { name: LEADER, version: '1' }, barriers };
    const [quotes = []] = rightsInDoubt([saying(1, text, read)]);
    expect(quotes.map((each) => [each.quote, each.personName])).toEqual([
      ['It takes weeks.', 'Person 1'],
      [`${quote}.`, ''],
    ]);
  });

  it('is nothing where no line is like it, or the strategy grants none', async () => {
    const [said] = rightsInDoubt([saying(1, quote, doubting)]);
    const doubts = [(said ?? []).map((each) => ({ ...each, quote: 'Payroll is late' }))];
    expect(await grantedRights(strategy, doubts, likenessByWords)).toEqual([]);
    expect(await grantedRights(STRATEGY, doubts, likenessByWords)).toEqual([]);
  });
});
