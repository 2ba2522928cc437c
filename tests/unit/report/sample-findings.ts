import { shareOf } from '../../../src/features/flags/wilson.ts';
import type { Report } from '../../../src/features/report/report.ts';
import { makeFlag } from './sample-report.ts';

const step = (before: number, after: number) => ({
  before: shareOf(before, 8),
  after: shareOf(after, 8),
});

const pointAt = (day: string, demonstrated: number, build: number) => ({
  roundId: day,
  openedAt: new Date(`${day}T07:00:00Z`),
  demonstrated: shareOf(demonstrated, 8),
  rules: [{ ruleId: 'build', aligned: shareOf(build, 8) }],
});

/** All that a report may find beyond its rules and flags; `text` is what people and strategies wrote. */
export function makeFindings(text = 'words'): Partial<Report> {
  const [other, , keeper] = makeFlag(text).quotes;
  if (other === undefined || keeper === undefined) throw new Error('The sample flag has quotes.');
  return {
    signal: [
      { band: 'executive', aligned: shareOf(2, 3) },
      { band: 'manager and frontline', aligned: shareOf(0, 5) },
    ],
    clarity: { claimed: shareOf(5, 6), demonstrated: shareOf(2, 6) },
    belief: { predicted: 0.72, found: shareOf(2, 8) },
    collisions: [
      {
        ruleId: 'build',
        standing: 'parts',
        prefer: { own: 2, read: 0, groups: [`${text} A`], quote: keeper },
        over: { own: 2, read: 1, groups: [`${text} B`], quote: other },
        decides: [`${text} decides`],
        doubts: [],
      },
    ],
    dilemmas: [
      {
        ruleId: 'sell',
        choices: { prefer: 3, over: 1, depends: 0 },
        sameForOtherReasons: [
          { choice: 'prefer', withStrategy: 2, againstIt: 1, quotes: [keeper, other] },
        ],
      },
    ],
    meanings: [
      {
        term: text,
        means: `${text} of 500 seats`,
        unit: 'seat',
        defined: 500,
        uses: [
          { value: 500, quotes: [keeper] },
          { value: 50, quotes: [other] },
        ],
      },
    ],
    evidence: [
      {
        cause: 'not-operational',
        facts: [{ count: 1, of: 2, words: "trade-offs are touched by nobody's plan" }],
      },
    ],
    change: {
      since: { roundId: 'round0', openedAt: new Date('2026-07-01T07:00:00Z') },
      demonstrated: { all: step(1, 2), samePeople: step(1, 3) },
      rules: [{ ruleId: 'build', all: step(4, 2), samePeople: null }],
    },
    history: [
      pointAt('2026-04-01', 3, 1),
      pointAt('2026-07-01', 1, 4),
      pointAt('2026-10-01', 2, 2),
    ],
  };
}
