import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Origin, Reading } from '../../../../src/domain/reading.ts';
import type { PublishedRound } from '../../../../src/domain/round.ts';
import { disclose } from '../../../../src/features/flags/disclosure/disclose.ts';
import { shownGroups } from '../../../../src/features/flags/disclosure/groups.ts';
import { publish } from '../../../../src/features/flags/disclosure/publish.ts';
import { signatureOf } from '../../../../src/features/flags/quotes.ts';
import type { Answer, RoundView } from '../../../../src/features/flags/round-view.ts';
import { askedIn } from '../../../../src/features/flags/tally.ts';
import { composeReport } from '../../../../src/features/report/compose-report.ts';
import type { Report } from '../../../../src/features/report/report.ts';
import {
  answer,
  arbitraryVoice,
  arbitraryVoices,
  onlyRead,
  reading,
  spoken,
  view,
  withReadings,
} from '../../domain/samples.ts';

type Secret = 'function' | 'anonymous';
const arbitrarySetting = fc.record({
  disclosure: fc.constantFrom<Secret>('function', 'anonymous'),
  smallestGroup: fc.integer({ min: 2, max: 4 }),
});
type Setting = { readonly disclosure: Secret; readonly smallestGroup: number };

const roundWith = (
  answers: readonly Answer[],
  setting: Setting,
  published: PublishedRound | null = null,
): RoundView => {
  const made = view(answers);
  return { ...made, published, round: { ...made.round, ...setting } };
};
const reportOf = (
  answers: readonly Answer[],
  setting: Setting,
  published: PublishedRound | null = null,
) => composeReport(disclose(roundWith(answers, setting, published)));

/** Each person's own words, so that a swap of people would show. */
const withOwnWords = (answers: readonly Answer[]): readonly Answer[] =>
  answers.map((each, n) =>
    each.reply === null ? each : { ...each, reply: { ...each.reply, text: `words of ${n}` } },
  );

/** A report without what is made of quotes: its numbers, and what is said of them. */
const QUOTED = new Set(['quote', 'quotes', 'doubts', 'stands', 'meanings']);

function numbersOf(report: Report): unknown {
  return JSON.parse(JSON.stringify(report, (key, value) => (QUOTED.has(key) ? undefined : value)));
}

/** A reading of the time before each part of it had an origin: a leader's is theirs as a whole. */
function withoutOrigins({ origin: _, ...read }: Reading): Reading {
  const bare = <Part extends { readonly origin?: Origin }>({ origin: __, ...part }: Part) => part;
  return { ...read, positions: read.positions.map(bare), barriers: read.barriers.map(bare) };
}

/** What was counted of a round then: no origin anywhere. */
function asCountedBefore(published: PublishedRound): PublishedRound {
  const named = new Set(['origin', 'barrierOrigins']);
  return JSON.parse(
    JSON.stringify(published, (key, value) => (named.has(key) ? undefined : value)),
  );
}

function atomOf(answers: readonly Answer[], smallest: number) {
  const { functionOf, bandOf } = shownGroups(answers, smallest);
  return ({ personId }: Answer) => `${functionOf(personId)} / ${bandOf(personId)?.label}`;
}

describe('what executives may see', () => {
  it('hides names, ids and levels where it promised to', () => {
    const answers = [1, 2, 3].map((n) =>
      answer(n, reading({ features: 'over' }), { level: 'director', personName: `Secret ${n}` }),
    );
    const shown = JSON.stringify(reportOf(answers, { disclosure: 'function', smallestGroup: 3 }));
    expect(shown).not.toMatch(/Secret|"r[123]"|director/);
    expect(shown).toContain('Sales');
    expect(shown).toContain('on features');
  });

  it('quotes nobody who has not agreed, and signs nothing, where answers are anonymous', () => {
    const answers = [1, 2, 3].map((n) =>
      answer(n, spoken({ features: n === 1 ? 'over' : 'prefer' }, 'confirmed'), {
        mayQuote: n === 1,
      }),
    );
    const report = reportOf(answers, { disclosure: 'anonymous', smallestGroup: 3 });
    const quotes = report.flags.flatMap((flag) => flag.quotes);
    expect(quotes).toMatchObject([{ personName: '', function: '', side: 'over' }]);
    expect(report.flags[0]?.kind).toBe('opposite-sides');
  });

  it('signs nobody where there is no function that is large enough', () => {
    const answers = ['Sales', 'Legal', 'Support'].map((name, n) =>
      answer(n, reading({ features: 'over' }), { function: name }),
    );
    const report = reportOf(answers, { disclosure: 'function', smallestGroup: 3 });
    expect(report.flags[0]?.quotes.map(signatureOf)).toEqual(Array(3).fill('Somebody'));
  });

  it('shows nothing but who answered while a round is open, and of too few people', () => {
    const answers = [1, 2].map((n) => answer(n, reading({ features: 'over' })));
    const few = reportOf(answers, { disclosure: 'anonymous', smallestGroup: 3 });
    expect(few).toMatchObject({ hidden: 'too-few', flags: [], priorities: [] });
    const open = view(answers);
    const sealed = composeReport({ ...open, round: { ...open.round, closedAt: null } });
    expect(sealed).toMatchObject({ hidden: 'open', flags: [], response: { replied: 2 } });
  });

  it('never breaks down to fewer than the smallest group', () => {
    fc.assert(
      fc.property(arbitraryVoices, arbitrarySetting, (answers, setting) => {
        const report = reportOf(answers, setting);
        for (const rule of report.priorities.flatMap((priority) => priority.rules)) {
          for (const row of rule.byFunction) {
            expect(askedIn(row.tally)).toBeGreaterThanOrEqual(setting.smallestGroup);
            for (const side of ['prefer', 'over', 'split'] as const)
              expect(row.own[side]).toBeLessThanOrEqual(row.tally[side]);
          }
        }
      }),
    );
  });

  it('cannot tell which of the people of an atom said what', () => {
    // Where words and readings are alike, what was picked must not leave an order either.
    const alike = arbitraryVoices.map((voices) =>
      withReadings(voices, () => reading({ features: 'over' })).map((each) => ({
        ...each,
        reply: each.reply && { ...each.reply, id: '', isLate: false },
      })),
    );
    const fewVoices = fc.oneof(
      arbitraryVoices.map((voices) => ({ voices, isOwn: true })),
      alike.map((voices) => ({ voices, isOwn: false })),
    );
    fc.assert(
      fc.property(fewVoices, arbitrarySetting, fc.nat(), fc.nat(), (made, setting, a, b) => {
        const answers = made.isOwn ? withOwnWords(made.voices) : made.voices;
        const one = answers[a % answers.length];
        const inAtom = atomOf(answers, setting.smallestGroup);
        const mates = answers.filter((each) => one && inAtom(each) === inAtom(one));
        const other = mates[b % mates.length];
        if (one === undefined || other === undefined) return;
        const said = ({ reply, choices, again, mayQuote }: Answer) => ({
          reply,
          choices,
          again,
          mayQuote,
        });
        const swapped = answers.map((each) => {
          if (each === one) return { ...each, ...said(other) };
          return each === other ? { ...each, ...said(one) } : each;
        });
        expect(reportOf(swapped, setting)).toEqual(reportOf(answers, setting));
      }),
      { numRuns: 300 },
    );
  });

  it('takes changes over only when enough people of an atom have changed', () => {
    const changes = fc.array(fc.tuple(fc.nat(), arbitraryVoice), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        arbitraryVoices,
        arbitrarySetting,
        fc.array(changes, { minLength: 1, maxLength: 4 }),
        (answers, setting, series) => {
          const { smallestGroup } = setting;
          const groups = shownGroups(answers, smallestGroup);
          const inAtom = atomOf(answers, smallestGroup);
          let now = answers;
          let published = publish(now, null, groups, smallestGroup);
          for (const step of series) {
            now = now.map((each, n) => {
              const change = step.find(([who]) => who % now.length === n);
              return change === undefined ? each : { ...each, ...change[1] };
            });
            const next = publish(now, published, groups, smallestGroup);
            const changed = new Map<string, number>();
            for (const each of now) {
              const [before, after] = [published[each.promptId], next[each.promptId]];
              if (JSON.stringify(before) === JSON.stringify(after)) continue;
              changed.set(inAtom(each), (changed.get(inAtom(each)) ?? 0) + 1);
            }
            for (const count of changed.values()) {
              expect(count).toBeGreaterThanOrEqual(smallestGroup);
            }
            published = next;
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('shows the same numbers after one person has changed or erased their answer', () => {
    fc.assert(
      fc.property(
        arbitraryVoices,
        arbitrarySetting,
        fc.nat(),
        arbitraryVoice,
        (answers, setting, who, change) => {
          const groups = shownGroups(answers, setting.smallestGroup);
          const published = publish(answers, null, groups, setting.smallestGroup);
          const changed = answers.map((each, n) =>
            n === who % answers.length ? { ...each, ...change } : each,
          );
          const next = publish(changed, published, groups, setting.smallestGroup);
          expect(numbersOf(reportOf(changed, setting, next))).toEqual(
            numbersOf(reportOf(answers, setting, published)),
          );
        },
      ),
    );
  });

  it('never tells, one report subtracted from another, who has confirmed how they were read', () => {
    fc.assert(
      fc.property(arbitraryVoices, arbitrarySetting, fc.nat(), (said, setting, who) => {
        const answers = withReadings(said, onlyRead);
        const groups = shownGroups(answers, setting.smallestGroup);
        const published = publish(answers, null, groups, setting.smallestGroup);
        const confirmed = answers.map((each, n) =>
          n === who % answers.length ? (said[n] ?? each) : each,
        );
        const next = publish(confirmed, published, groups, setting.smallestGroup);
        expect(numbersOf(reportOf(confirmed, setting, next))).toEqual(
          numbersOf(reportOf(answers, setting, published)),
        );
      }),
    );
  });

  it('takes confirmations over once enough people of a group have given theirs', () => {
    const setting: Setting = { disclosure: 'function', smallestGroup: 3 };
    const read = [1, 2, 3].map((n) => answer(n, reading({ features: 'over' })));
    const groups = shownGroups(read, 3);
    const published = publish(read, null, groups, 3);
    const said = (count: number) =>
      read.map((each, n) =>
        n < count ? answer(n + 1, spoken({ features: 'over' }, 'confirmed')) : each,
      );
    const ownAfter = (count: number) => {
      const next = publish(said(count), published, groups, 3);
      return reportOf(said(count), setting, next).priorities[0]?.rules[0]?.own.over;
    };
    expect([1, 2, 3].map(ownAfter)).toEqual([0, 0, 3]);
  });

  it('goes on with what was counted before it was told whose word something is', () => {
    fc.assert(
      fc.property(arbitraryVoices, arbitrarySetting, (made, setting) => {
        const answers = withReadings(made, withoutOrigins);
        const groups = shownGroups(answers, setting.smallestGroup);
        const published = publish(answers, null, groups, setting.smallestGroup);
        const old = asCountedBefore(published);
        expect(publish(answers, old, groups, setting.smallestGroup)).toEqual(old);
        expect(reportOf(answers, setting, old)).toEqual(reportOf(answers, setting, published));
        const silent = answers.map((each) => ({ ...each, reply: null, choices: [], again: [] }));
        expect(reportOf(silent, setting, old)).toEqual(reportOf(silent, setting, published));
      }),
    );
  });

  it('lets the words of an erased reply go at once', () => {
    const setting: Setting = { disclosure: 'function', smallestGroup: 3 };
    const answers = [1, 2, 3].map((n) => answer(n, reading({ features: 'over' })));
    const groups = shownGroups(answers, 3);
    const published = publish(answers, null, groups, 3);
    const erased = answers.map((each, n) => (n === 0 ? { ...each, reply: null } : each));
    const report = reportOf(erased, setting, publish(erased, published, groups, 3));
    expect(report.priorities[0]?.rules[0]?.tally.over).toBe(3);
    expect(report.flags[0]?.quotes).toHaveLength(2);
  });

  it('changes nothing where names are seen but the function of what was only read', () => {
    const functions = ['Legal', 'Sales', 'Sales', 'Support'];
    const answers = functions.map((each, n) =>
      answer(n, reading({ features: 'over' }), { function: each, mayQuote: false }),
    );
    const made = view(answers);
    const named = { ...made.round, disclosure: 'named', smallestGroup: 1 } as const;
    const shown = disclose({ ...made, round: named }).answers;
    expect(shown.map(({ unsignedFunction }) => unsignedFunction)).toEqual([
      'Legal and Support',
      'Sales',
      'Sales',
      'Legal and Support',
    ]);
    expect(shown.map(({ unsignedFunction: _, ...rest }) => rest)).toEqual(
      answers.map((each) => ({ ...each, mayQuote: true })),
    );
  });
});
