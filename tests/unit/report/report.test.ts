import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askedIn } from '../../../src/features/flags/tally.ts';
import { composeReport } from '../../../src/features/report/compose-report.ts';
import { explainCell } from '../../../src/features/report/explain.ts';
import { rulesOf } from '../../../src/features/report/report.ts';
import {
  answer,
  arbitraryAnswers,
  arbitraryShuffle,
  reading,
  spoken,
  undecided,
  view,
} from '../domain/samples.ts';

describe('a report', () => {
  it('does not depend on the order of the answers', () => {
    fc.assert(
      fc.property(arbitraryShuffle, ([answers, shuffled]) => {
        expect(composeReport(view(shuffled))).toEqual(composeReport(view(answers)));
      }),
    );
  });

  it('counts everybody asked once on every rule, and every reading once by kind', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const { response, priorities, kinds } = composeReport(view(answers));
        expect(response.asked).toBe(answers.length);
        for (const { tally, byFunction, stands } of priorities.flatMap(({ rules }) => rules)) {
          expect(askedIn(tally)).toBe(response.asked);
          expect(byFunction.reduce((sum, f) => sum + askedIn(f.tally), 0)).toBe(response.asked);
          expect(stands.length).toBe(tally.prefer + tally.over + tally.split);
          expect(tally.none).toBe(response.asked - response.replied);
          expect(tally.unread).toBe(response.unread);
        }
        const read = Object.values(kinds).reduce((sum, count) => sum + count, 0);
        expect(read).toBe(response.replied - response.unread);
      }),
    );
  });

  it('never names those who are silent, did not answer or were only read', () => {
    const { priorities } = composeReport(
      view([
        answer(1, spoken({ features: 'over' }, 'confirmed')),
        answer(2, reading()),
        answer(3, undefined),
        answer(4, reading({ features: 'prefer' })),
      ]),
    );
    expect(priorities[0]?.rules[0]?.stands).toEqual([
      {
        personName: '',
        function: '',
        stand: 'prefer',
        origin: 'read',
        decided: true,
        quote: 'on features',
      },
      {
        personName: 'Person 1',
        function: 'Sales',
        stand: 'over',
        origin: 'confirmed',
        decided: true,
        quote: 'on features',
      },
    ]);
    expect(JSON.stringify(priorities)).not.toMatch(/Person [234]/);
  });

  it('shows a stand that is not sure as such', () => {
    const { priorities } = composeReport(
      view([answer(1, undecided(reading({ features: 'over' })))]),
    );
    expect(priorities[0]?.rules[0]?.stands[0]?.decided).toBe(false);
  });

  it('counts late and unread replies', () => {
    const late = answer(1, null);
    const isLate = late.reply && { ...late, reply: { ...late.reply, isLate: true } };
    const { response } = composeReport(view([isLate ?? late, answer(2, reading())]));
    expect(response).toMatchObject({ asked: 2, replied: 2, late: 1, unread: 1 });
  });

  it('ranks causes by the weight of their flags', () => {
    const incentives = {
      barrier: 'incentives',
      confidence: 0.9,
      evidence: { quote: 'bonus', start: 0, end: 5 },
    } as const;
    const { causes } = composeReport(
      view([
        answer(1, spoken({ features: 'over' }, 'confirmed')),
        answer(2, spoken({ features: 'prefer' }, 'confirmed', { barriers: [incentives] })),
      ]),
    );
    expect(causes).toEqual(['not-operational', 'incentives']);
  });
});

describe('words that no reader could read', () => {
  const foreign = reading({}, { kind: 'unclear', evidence: [], unread: 'language' });
  const composed = (...answers: Parameters<typeof view>[0]) => composeReport(view(answers));

  it('count as that: as no answer of any kind, and as nobody’s silence', () => {
    const report = composed(answer(1, foreign), answer(2, reading({ features: 'prefer' })));
    expect(report.response).toMatchObject({ replied: 2, unread: 1 });
    expect(report.kinds).toMatchObject({ unclear: 0, operational: 1 });
    expect(report.readBy).toEqual([{ reader: 'test', replies: 1 }]);
    expect(rulesOf(report)[0]?.tally).toMatchObject({ unread: 1, silent: 0, prefer: 1 });
  });

  it('are known as soon as their author has said what they mean, or has picked', () => {
    const spokenOn = spoken({ features: 'over' }, 'corrected', { unread: 'language' });
    const choices = [{ kind: 'dilemma', ruleId: 'features', choice: 'over', why: '' }] as const;
    const report = composed(answer(1, spokenOn), answer(2, foreign, { choices }));
    expect(report.response.unread).toBe(1);
    expect(rulesOf(report)[0]?.tally).toMatchObject({ over: 2, unread: 0 });
  });

  it('are explained as they are counted', () => {
    const seen = view([answer(1, foreign), answer(2, reading())]);
    const entriesOf = (cell: string) => {
      const explained = explainCell(seen, cell);
      return explained.ok ? explained.value.entries : [];
    };
    expect(entriesOf('response.unread')).toHaveLength(1);
    expect(entriesOf('kinds.unclear')).toHaveLength(0);
    expect(entriesOf('readBy.test')).toHaveLength(1);
    expect(entriesOf('rules.features.unread')).toHaveLength(1);
  });
});

describe('the headline', () => {
  const headline = (...answers: Parameters<typeof view>[0]) =>
    composeReport(view(answers)).headline;
  const OVER = { kind: 'dilemma', ruleId: 'features', choice: 'over', why: '' } as const;
  const said = (side: 'prefer' | 'over') => spoken({ features: side }, 'chosen');
  const all = reading({ features: 'prefer', pricing: 'prefer', hiring: 'prefer' });

  it.each([
    ['nobody answered', [answer(1, undefined)], '0 of 1 leader has answered: there is nothing'],
    ['nothing is read yet', [answer(1, null)], 'still to be read'],
    [
      'plans part',
      [answer(1, said('over')), answer(2, said('prefer'))],
      '2 of 2 leaders have answered. Plans part on 1 of 3 trade-offs.',
    ],
    [
      'one side is given up',
      [answer(1, said('over')), answer(2, reading({ features: 'prefer' }))],
      '. On 1 of 3 trade-offs somebody puts first what the strategy gives up.',
    ],
    [
      'plans only seem to part',
      [answer(1, reading({ features: 'over' })), answer(2, said('prefer'))],
      '. Plans seem to part on 1 of 3 trade-offs: 1 person has yet to say.',
    ],
    [
      'plans part, and on more they seem to',
      [answer(1, said('over')), answer(2, said('prefer')), answer(3, reading({ hiring: 'over' }))],
      'Plans part on 1 of 3 trade-offs. On 1 more they seem to: 1 person has yet to say.',
    ],
    [
      'a side is given up, and on more plans seem to part',
      [answer(1, said('over')), answer(2, reading({ hiring: 'over' }))],
      'what the strategy gives up. On 1 more plans seem to part: 1 person has yet to say.',
    ],
    [
      'words are still to be read, and what was picked is not',
      [answer(1, null, { choices: [OVER] }), answer(2, null)],
      '. On 1 of 3 trade-offs somebody puts first what the strategy gives up.',
    ],
    ['nobody takes a side', [1, 2, 3].map((n) => answer(n, reading())), 'takes a side on any'],
    [
      'somebody wants both',
      [answer(1, spoken({ features: 'split' }, 'chosen'))],
      'Nobody plans against it, but on 1 of 3 trade-offs somebody wants both.',
    ],
    [
      'somebody only reads as if they wanted both',
      [answer(1, reading({ features: 'split' })), answer(2, said('prefer'))],
      'but on 1 of 3 trade-offs somebody seems to want both.',
    ],
    [
      'something that the strategy ends is about no trade-off',
      [answer(1, all), answer(2, undecided(reading({}, { kind: 'conflicting' })))],
      '. Nobody takes the other side of a trade-off, but 1 reply reads like something the strategy ends.',
    ],
    [
      'somebody says that it is so',
      [
        answer(1, all),
        answer(2, spoken({}, 'chosen', { kind: 'conflicting', origin: 'corrected' })),
      ],
      'but 1 plans something the strategy ends.',
    ],
    [
      'words beside it are not read',
      [answer(1, all), answer(2, null), answer(3, reading({}, { unread: 'language' }))],
      '. No plans part in what is read so far, which leaves out 2 answers.',
    ],
    [
      'some rules are bare',
      [answer(1, said('prefer'))],
      'No plans part; on 2 of 3 trade-offs nobody has taken a side yet.',
    ],
    ['all is well', [answer(1, all)], '1 of 1 leader has answered. No plans part.'],
  ])('says so when %s', (_, answers, expected) => {
    expect(headline(...answers)).toContain(expected);
  });
});
