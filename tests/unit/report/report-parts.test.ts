import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Origin, Side } from '../../../src/domain/reading.ts';
import { decisionRulesOf, type Strategy } from '../../../src/domain/strategy.ts';
import {
  clarityGapOf,
  demonstratedBy,
  isAligned,
  signalByLevel,
} from '../../../src/features/flags/alignment.ts';
import { type Answer, standOf } from '../../../src/features/flags/round-view.ts';
import { prefersAt, showsStrategy, standingsOf } from '../../../src/features/flags/standings.ts';
import { askedIn, EMPTY_TALLY, tallyOf } from '../../../src/features/flags/tally.ts';
import { causeEvidence } from '../../../src/features/report/cause-evidence.ts';
import { type Compared, changeSince } from '../../../src/features/report/change.ts';
import { findCollisions } from '../../../src/features/report/collisions.ts';
import { composeReport } from '../../../src/features/report/compose-report.ts';
import { dilemmaOn } from '../../../src/features/report/dilemmas.ts';
import { differencesOf } from '../../../src/features/report/group-differences.ts';
import { meaningGaps } from '../../../src/features/report/key-terms.ts';
import {
  answer,
  arbitraryAnswers,
  arbitraryShuffle,
  reading,
  STRATEGY,
  spoken,
  view,
} from '../domain/samples.ts';

const [features] = decisionRulesOf(STRATEGY);
if (features === undefined) throw new Error('the sample has rules');
const { rule } = features;

const said = (n: number, text: string, changes: Partial<Answer> = {}): Answer => {
  const made = answer(n, reading({ features: 'prefer' }), changes);
  return made.reply === null ? made : { ...made, reply: { ...made.reply, text } };
};
const term = (name: string, means: string) => ({ term: name, means });

describe('demonstrated alignment', () => {
  it('counts plans that keep to the strategy, and neither words of support nor silence', () => {
    const answers = [
      answer(1, reading({ features: 'prefer' })),
      answer(2, reading({ features: 'prefer', pricing: 'over' })),
      answer(3, reading({}, { kind: 'agreement' })),
      answer(4, undefined),
    ];
    expect(answers.map((each) => isAligned(each, STRATEGY))).toEqual([true, false, false, false]);
    expect(demonstratedBy(answers, STRATEGY)).toMatchObject({ count: 1, of: 4 });
  });

  it('is shown at each level, from the top down', () => {
    const answers = [
      answer(1, reading({}), { level: 'frontline' }),
      answer(2, reading({ features: 'prefer' }), { level: 'executive' }),
      answer(3, reading({ features: 'prefer' }), { level: 'manager' }),
      answer(4, undefined, { level: 'manager' }),
    ];
    const steps = signalByLevel(answers, STRATEGY);
    expect(steps.map(({ band, aligned }) => [band, aligned.count, aligned.of])).toEqual([
      ['executive', 1, 1],
      ['manager', 1, 2],
      ['frontline', 0, 1],
    ]);
  });

  it('stands beside what the same people claim', () => {
    const clear = (scale: 2 | 4 | 5) => [{ kind: 'clarity', scale } as const];
    const answers = [
      answer(1, reading({ features: 'prefer' }), { choices: clear(5) }),
      answer(2, reading({}), { choices: clear(4) }),
      answer(3, reading({}), { choices: clear(2) }),
      answer(4, reading({ features: 'prefer' })),
    ];
    const gap = clarityGapOf(answers, STRATEGY);
    expect([gap?.claimed.count, gap?.demonstrated.count, gap?.claimed.of]).toEqual([2, 1, 3]);
    expect(clarityGapOf([], STRATEGY)).toBeNull();
  });
});

describe('collisions', () => {
  const rights = ['The head of product decides.'];
  const strategy: Strategy = {
    ...STRATEGY,
    priorities: STRATEGY.priorities.map((each) => ({ ...each, decisionRights: rights })),
  };
  const read = (n: number, side: Exclude<Side, 'silent'>, origin: Origin, inFunction: string) =>
    answer(n, spoken({ features: side }, origin), { function: inFunction });

  it('put both sides beside each other, with words of each and who decides', () => {
    const [found] = findCollisions(
      [read(1, 'over', 'confirmed', 'Sales'), read(2, 'prefer', 'corrected', 'Product')],
      strategy,
    );
    expect(found).toMatchObject({
      ruleId: 'features',
      standing: 'parts',
      over: { own: 1, read: 0, groups: ['Sales'], quote: { personName: 'Person 1' } },
      prefer: { own: 1, read: 0, groups: ['Product'], quote: { personName: 'Person 2' } },
      decides: rights,
    });
  });

  it('name nobody, and no function, for what was only read', () => {
    const [found] = findCollisions(
      [read(1, 'over', 'read', 'Sales'), read(2, 'prefer', 'read', 'Product')],
      strategy,
    );
    expect(found).toMatchObject({
      standing: 'seems',
      over: { own: 0, read: 1, groups: [], quote: { personName: '', isOwn: false } },
      prefer: { own: 0, read: 1, groups: [], quote: { personName: '', isOwn: false } },
    });
  });

  it('are against the strategy where nobody says the other side', () => {
    const answers = [read(1, 'over', 'chosen', 'Sales'), read(2, 'prefer', 'read', 'Product')];
    expect(findCollisions(answers, strategy)).toMatchObject([{ standing: 'against' }]);
  });

  it('are never denied: nothing may stand on the other side where none is said to part', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const { headline, collisions } = composeReport(view(answers));
        expect(headline.includes('No plans part')).toBe(
          headline.includes('No plans part') && collisions.length === 0,
        );
        if (collisions.length > 0) expect(headline).toMatch(/part on|seem to|gives up/);
      }),
    );
  });
});

describe('dilemmas', () => {
  const chose = (n: number, choice: 'prefer' | 'over' | 'depends', read = reading({})) =>
    answer(n, read, { choices: [{ kind: 'dilemma', ruleId: 'features', choice, why: '' }] });

  it('count the choices', () => {
    const answers = [chose(1, 'prefer'), chose(2, 'over'), chose(3, 'depends'), answer(4, null)];
    expect(dilemmaOn(answers, rule)?.choices).toEqual({ prefer: 1, over: 1, depends: 1 });
    expect(dilemmaOn([answer(4, null)], rule)).toBeNull();
  });

  it('tell the same choice for reasons that point different ways', () => {
    const barrier = {
      barrier: 'incentives',
      confidence: 1,
      evidence: { quote: 'the bonus', start: 0, end: 9 },
    } as const;
    const answers = [
      chose(1, 'prefer', reading({ features: 'prefer' })),
      chose(2, 'prefer', reading({}, { kind: 'conflicting', barriers: [barrier] })),
    ];
    expect(dilemmaOn(answers, rule)?.sameForOtherReasons).toMatchObject([
      { choice: 'prefer', withStrategy: 1, againstIt: 1 },
    ]);
  });
});

describe('key terms', () => {
  const large = term('large customer', 'A customer with more than 500 seats.');

  it('find numbers that contradict the definition', () => {
    const [gap] = meaningGaps([said(1, 'We call a large customer one with 50 seats.')], [large]);
    expect(gap).toMatchObject({ term: 'large customer', unit: 'seat', defined: 500 });
    expect(gap?.uses.map(({ value }) => value)).toEqual([50]);
    expect(gap?.uses[0]?.quotes[0]?.quote).toBe('We call a large customer one with 50 seats.');
  });

  it('find numbers that contradict each other where the strategy has none', () => {
    const answers = [
      said(1, 'A fast reply is one within 2 hours.'),
      said(2, 'Fast replies take 24 hours at most.'),
    ];
    const [gap] = meaningGaps(answers, [term('fast reply', 'A reply that is fast.')]);
    expect(gap?.uses.map(({ value }) => value)).toEqual([24, 2]);
    const plural = meaningGaps(answers.slice(0, 1), [term('fast reply', 'Fast.')]);
    expect(plural).toEqual([]);
  });

  it.each([
    ['a number of another sentence', 'A large customer waits. We hired 50 seats.'],
    ['the number of the definition', 'Large customers with 500 seats come first.'],
    ['a date', 'The large customer signs on 12 March 2026.'],
    ['part of another word', 'An enlarge customer form of 50 seats.'],
  ])('are not disturbed by %s', (_, text) => {
    expect(meaningGaps([said(1, text)], [large])).toEqual([]);
  });

  it('give a number to the term that stands nearest', () => {
    const terms = [large, term('trial', 'A trial of 30 days.')];
    const text = 'A large customer may start a trial of 14 days.';
    expect(meaningGaps([said(1, text)], terms).map((gap) => gap.term)).toEqual(['trial']);
  });

  it('say nothing of words that may not be quoted', () => {
    const hidden = said(1, 'A large customer has 50 seats.', { mayQuote: false });
    expect(meaningGaps([hidden], [large])).toEqual([]);
  });

  it('take any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, name) => {
        expect(() => meaningGaps([said(1, text)], [term(name || 'x', text)])).not.toThrow();
      }),
    );
  });
});

describe('what speaks for a cause', () => {
  it('is counted, the strongest first', () => {
    const barrier = {
      barrier: 'resources',
      confidence: 1,
      evidence: { quote: 'no money', start: 0, end: 8 },
    } as const;
    const answers = [
      answer(1, reading({}, { barriers: [barrier] })),
      answer(2, reading({}, { barriers: [barrier] })),
      answer(3, reading({}, { kind: 'agreement' })),
    ];
    const found = causeEvidence({ answers, flags: [], clarity: null, rules: 3 });
    expect(found.map(({ cause }) => cause)).toEqual(['resources', 'agreement']);
    expect(found[0]?.facts).toMatchObject([{ count: 2, of: 3 }]);
  });

  it('says how much of it people have confirmed', () => {
    const word = (origin: 'read' | 'confirmed') => {
      const evidence = { quote: 'no money', start: 0, end: 8 };
      const barriers = [{ barrier: 'resources' as const, confidence: 1, evidence, origin }];
      return spoken({}, 'confirmed', { barriers });
    };
    const factOf = (...origins: readonly ('read' | 'confirmed')[]) => {
      const answers = origins.map((origin, n) => answer(n, word(origin)));
      const [found] = causeEvidence({ answers, flags: [], clarity: null, rules: 3 });
      return found?.facts[0]?.words;
    };
    const said = '2 of 2 answers: money, people or time have not moved';
    expect(factOf('read', 'read')).toBe(`${said} (not confirmed)`);
    expect(factOf('read', 'confirmed')).toBe(`${said} (1 of them confirmed)`);
    expect(factOf('confirmed', 'confirmed')).toBe(said);
  });

  it('hears what people are measured on', () => {
    const metrics = [{ name: 'logos', effect: 'conflicts' } as const];
    const answers = [answer(1, reading({}), { choices: [{ kind: 'metrics', metrics }] })];
    const [found] = causeEvidence({ answers, flags: [], clarity: null, rules: 3 });
    expect(found?.cause).toBe('incentives');
    expect(found?.facts[0]?.words).toBe('1 of 1 answer: a measure that pulls against the strategy');
  });
});

describe('change', () => {
  const at = (roundId: string, answers: readonly Answer[]): Compared => ({
    roundId,
    openedAt: new Date(0),
    standings: standingsOf(STRATEGY, answers),
  });
  const prefers = (n: number) => answer(n, reading({ features: 'prefer' }));
  const silent = (n: number) => answer(n, reading({}));

  it('compares all, and those asked both times', () => {
    const before = at('one', [silent(1), silent(2), silent(3), silent(4), silent(5), silent(6)]);
    const after = at('two', [prefers(1), prefers(2), prefers(3), silent(7), silent(8), silent(9)]);
    const { rules, demonstrated } = changeSince(before, after, 3);
    expect(rules[0]).toMatchObject({
      ruleId: 'features',
      all: { before: { count: 0, of: 6 }, after: { count: 3, of: 6 } },
      samePeople: { before: { count: 0, of: 3 }, after: { count: 3, of: 3 } },
    });
    expect(demonstrated.all.after.count).toBe(3);
  });

  it('does not show the same people where that would single out who came or went', () => {
    const before = at('one', [silent(1), silent(2), silent(3), silent(4)]);
    const after = at('two', [prefers(1), prefers(2), prefers(3)]);
    expect(changeSince(before, after, 3).demonstrated.samePeople).toBeNull();
    expect(changeSince(before, after, 1).demonstrated.samePeople).not.toBeNull();
  });
});

describe('standings', () => {
  it('tell of each person what their answer tells', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const { rules, people } = standingsOf(STRATEGY, answers);
        for (const each of answers) {
          const letters = people[each.personId] ?? '';
          expect(showsStrategy(letters)).toBe(isAligned(each, STRATEGY));
          rules.forEach((id, index) => {
            expect(prefersAt(letters, index)).toBe(standOf(each, id).stand === 'prefer');
          });
        }
      }),
    );
  });
});

describe('differences between groups', () => {
  const sides = (prefer: number, over: number) => ({ ...EMPTY_TALLY, prefer, over });

  it('are spoken of only where chance does not explain them', () => {
    expect(differencesOf([sides(8, 0), sides(0, 8)])).toEqual(['higher', 'lower']);
    expect(differencesOf([sides(6, 5), sides(5, 6)])).toEqual(['none', 'none']);
    expect(differencesOf([sides(1, 0), sides(0, 2)])).toEqual(['too-few', 'too-few']);
    expect(differencesOf([])).toEqual([]);
  });
});

describe('the whole report', () => {
  it('adds up', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const report = composeReport(view(answers));
        expect(report.demonstrated.of).toBe(answers.length);
        for (const each of report.priorities.flatMap((p) => p.rules)) {
          expect(each.aligned.count).toBe(each.tally.prefer);
          expect(each.unsure).toBeLessThanOrEqual(
            each.tally.prefer + each.tally.over + each.tally.split,
          );
          const inFunctions = each.byFunction.reduce((sum, row) => sum + askedIn(row.tally), 0);
          expect(inFunctions).toBe(answers.length);
          const inLevels = each.byLevel.reduce((sum, row) => sum + askedIn(row.tally), 0);
          expect(inLevels).toBe(answers.filter(({ band }) => band !== null).length);
          expect(each.tally).toEqual(tallyOf(answers, each.id));
        }
        for (const step of report.signal) expect(step.aligned.of).toBeGreaterThan(0);
      }),
    );
  });

  it('does not depend on the order of the answers', () => {
    fc.assert(
      fc.property(arbitraryShuffle, ([answers, shuffled]) => {
        expect(composeReport(view(shuffled))).toEqual(composeReport(view(answers)));
      }),
    );
  });
});
