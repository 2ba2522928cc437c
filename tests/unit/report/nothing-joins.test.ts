import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Origin, Position, Reading, Side } from '../../../src/domain/reading.ts';
import { LEADER } from '../../../src/domain/reading.ts';
import { disclose } from '../../../src/features/flags/disclosure/disclose.ts';
import { publish } from '../../../src/features/flags/disclosure/publish.ts';
import type { Answer } from '../../../src/features/flags/round-view.ts';
import { composeReport } from '../../../src/features/report/compose-report.ts';
import { cellsOf } from '../../../src/features/report/explain.ts';
import { reportFiles } from '../../../src/features/report/files/report-files.ts';
import { answer, reading, view } from '../domain/samples.ts';

/*
 * Where names are not shown, what somebody says on one rule may not be joined with what they say on
 * another. So the answers of two people of one function are exchanged on one rule alone: all that is
 * written about the rules must stay as it was, letter for letter.
 */

const RULES = ['features', 'pricing', 'hiring'] as const;

type Said = { readonly side: Side; readonly words: string; readonly origin: Origin };

const said: fc.Arbitrary<Said> = fc.record({
  side: fc.constantFrom<Side>('prefer', 'over', 'split'),
  words: fc.string({ minLength: 1, maxLength: 12 }),
  origin: fc.constantFrom<Origin>('confirmed', 'read'),
});

const positionOf = (ruleId: string, { side, words, origin }: Said): Position => ({
  ruleId,
  side,
  confidence: 1,
  decided: true,
  origin,
  evidence: { quote: words, start: 0, end: words.length },
});

/** What somebody says on each rule; their whole text is their own, and is what nothing may be ordered by. */
function person(n: number, sides: readonly Said[]): Answer {
  const positions = RULES.map((id, at) =>
    positionOf(id, sides[at] ?? { side: 'split', words: 'both', origin: 'read' }),
  );
  const read: Reading = {
    ...reading({}, { evidence: [] }),
    reader: { name: LEADER, version: '1' },
    origin: 'read',
    positions,
  };
  const made = answer(n, read, { function: n % 2 === 0 ? 'Sales' : 'Legal' });
  return { ...made, reply: made.reply && { ...made.reply, text: `${(n * 7) % 10} my own words` } };
}

const arbitraryPeople = fc.array(fc.tuple(said, said, said), { minLength: 8, maxLength: 10 });

/** Everything that is written about rules: those of two worlds can be compared. */
async function writtenOf(answers: readonly Answer[], disclosure: 'function' | 'anonymous') {
  const setting = { disclosure, smallestGroup: 4 };
  const made = view(answers);
  const published = publish(answers, null, setting);
  const seen = disclose({ ...made, published, round: { ...made.round, ...setting } });
  const report = composeReport(seen);
  const full = { report, advice: [], rights: [], flags: [], asked: [], answered: [], names: {} };
  const files = await reportFiles(full, ['json', 'csv']);
  const named = (name: string) => String(files.find((file) => file.name === name)?.content);
  const json = JSON.parse(named('report.json'));
  return {
    positions: named('positions.csv'),
    flags: named('flags.csv'),
    json: [json.priorities, json.collisions, json.flags],
    cells: cellsOf(seen)
      .filter(({ name }) => name.startsWith('rules.'))
      .map(({ name, entries }) => [name, ...entries()]),
  };
}

describe('nothing that is written', () => {
  it('joins what somebody says on one rule with what they say on another', async () => {
    await fc.assert(
      fc.asyncProperty(
        arbitraryPeople,
        fc.constantFrom('function', 'anonymous'),
        fc.nat({ max: 2 }),
        fc.nat(),
        fc.nat(),
        async (people, disclosure, rule, a, b) => {
          const one = a % people.length;
          const mates = people.map((_, n) => n).filter((n) => n % 2 === one % 2);
          const other = mates[b % mates.length] ?? one;
          const on = (n: number) => people[n]?.[rule] as Said;
          const exchanged = people.map((sides, n) =>
            sides.map((each, at) => {
              if (at !== rule) return each;
              return n === one ? on(other) : n === other ? on(one) : each;
            }),
          );
          const before = await writtenOf(
            people.map((sides, n) => person(n, sides)),
            disclosure,
          );
          const after = await writtenOf(
            exchanged.map((sides, n) => person(n, sides)),
            disclosure,
          );
          expect(after).toEqual(before);
        },
      ),
      { numRuns: 150 },
    );
  });
});
