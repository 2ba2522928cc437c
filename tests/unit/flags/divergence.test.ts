import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFlags } from '../../../src/domain/flag.ts';
import { isOwnWord } from '../../../src/domain/reading.ts';
import { findDivergences } from '../../../src/features/flags/divergence.ts';
import { type Answer, standOf } from '../../../src/features/flags/round-view.ts';
import {
  answer,
  arbitraryAnswers,
  arbitraryShuffle,
  onlyRead,
  reading,
  spoken,
  undecided,
  view,
  withReadings,
} from '../domain/samples.ts';

const find = (answers: readonly Answer[]) => findDivergences(view(answers));
const subjects = (answers: readonly Answer[]) => find(answers).map(({ subject }) => subject);
const flagAbout = (answers: readonly Answer[], subject: string) =>
  find(answers).find((flag) => flag.subject === subject);
const barrier = (name: 'incentives' | 'resources' | 'decision_rights') => ({
  barrier: name,
  confidence: 0.9,
  evidence: { quote: 'the bonus', start: 0, end: 9 },
});

describe('sides taken on a rule', () => {
  it('part when one prefers what another gives up, and both are quoted', () => {
    const answers = [
      answer(1, spoken({ features: 'prefer' }, 'confirmed'), { function: 'Product' }),
      answer(2, spoken({ features: 'over' }, 'confirmed'), { function: 'Sales' }),
    ];
    const flag = flagAbout(answers, 'rule:features');
    expect(flag).toMatchObject({ kind: 'opposite-sides', severity: 'high', ruleId: 'features' });
    expect(flag?.quotes.map(({ replyId, side }) => [replyId, side])).toEqual([
      ['r2', 'over'],
      ['r1', 'prefer'],
    ]);
    expect(flag?.summary).toBe(
      'In Product this comes first: audit logs. In Sales it is: quick features.',
    );
  });

  it('are of two minds within one function', () => {
    const answers = [
      answer(1, spoken({ features: 'prefer' }, 'confirmed')),
      answer(2, spoken({ features: 'over' }, 'confirmed')),
    ];
    expect(flagAbout(answers, 'rule:features')?.summary).toBe(
      'People in Sales are of two minds: audit logs, or quick features.',
    );
  });

  it('are a given-up side when nobody stands against it: graver with two voices', () => {
    const one = [answer(1, spoken({ features: 'over' }, 'confirmed'))];
    const two = [...one, answer(2, spoken({ features: 'over' }, 'confirmed'))];
    expect(flagAbout(one, 'rule:features')).toMatchObject({
      kind: 'given-up-side',
      severity: 'medium',
    });
    expect(flagAbout(two, 'rule:features')?.severity).toBe('high');
  });

  it('raise nothing when all prefer the same or want both', () => {
    const answers = [
      answer(1, spoken({ features: 'prefer' }, 'confirmed')),
      answer(2, spoken({ features: 'split' }, 'confirmed')),
    ];
    expect(subjects(answers)).toEqual([]);
  });

  it('name the barrier of those who take the given-up side as the cause', () => {
    const answers = [
      answer(1, spoken({ features: 'over' }, 'corrected', { barriers: [barrier('incentives')] })),
      answer(2, spoken({ features: 'prefer' }, 'confirmed', { barriers: [barrier('resources')] })),
    ];
    expect(flagAbout(answers, 'rule:features')?.cause).toBe('incentives');
  });

  it('are to be asked, and no function is named, where nobody has said the given-up side', () => {
    const read = [
      answer(1, reading({ features: 'over' }), { function: 'Sales', level: 'director' }),
      answer(2, spoken({ features: 'prefer' }, 'confirmed'), { function: 'Product' }),
    ];
    const flag = flagAbout(read, 'ask:features');
    expect(flag).toMatchObject({ kind: 'to-ask', severity: 'medium', ruleId: 'features' });
    expect(flag?.quotes).toMatchObject([
      { replyId: 'r1', personName: '', level: null, isOwn: false, side: 'over' },
      { replyId: 'r2', personName: 'Person 2', isOwn: true, side: 'prefer' },
    ]);
    expect(flag?.summary).not.toMatch(/Sales|Product|Person/);
    expect(subjects(read)).toEqual(['ask:features']);
  });

  it('rest on own word alone once somebody has given it', () => {
    const answers = [
      answer(1, spoken({ features: 'over' }, 'corrected'), { function: 'Sales' }),
      answer(2, reading({ features: 'prefer' }), { function: 'Product' }),
      answer(3, reading({ features: 'over' }), { function: 'Support' }),
    ];
    const flag = flagAbout(answers, 'rule:features');
    expect(flag).toMatchObject({ kind: 'given-up-side', severity: 'medium' });
    expect(flag?.quotes.map(({ replyId }) => replyId)).toEqual(['r1']);
    expect(flag?.summary).not.toMatch(/Support|Product/);
  });
});

describe('what nobody touches', () => {
  it('is flagged from three silent replies on', () => {
    const silent = [1, 2, 3].map((n) => answer(n, reading()));
    expect(subjects(silent)).toEqual([
      'untouched:features',
      'untouched:hiring',
      'untouched:pricing',
    ]);
    expect(subjects(silent.slice(1))).toEqual([]);
  });

  it('is not flagged where somebody may have touched it', () => {
    const unsure = undecided(reading({ features: 'split' }));
    const answers = [...[1, 2, 3].map((n) => answer(n, reading())), answer(4, unsure)];
    expect(subjects(answers)).not.toContain('untouched:features');
  });
});

describe('the old way', () => {
  const kind = 'conflicting';
  const said = spoken({}, 'confirmed', { kind, origin: 'confirmed' });

  it('is flagged with the words that show it', () => {
    expect(flagAbout([answer(1, said)], 'old-way')?.quotes).toMatchObject([
      { replyId: 'r1', personName: 'Person 1', quote: 'the words that decide it', side: null },
    ]);
  });

  it('is to be asked, unsigned, where it was only read', () => {
    const [flag] = find([answer(1, reading({}, { kind }))]);
    expect(flag).toMatchObject({ subject: 'ask:old-way', kind: 'to-ask', severity: 'low' });
    expect(flag?.quotes).toMatchObject([{ personName: '', isOwn: false }]);
    expect(subjects([answer(1, said), answer(2, reading({}, { kind }))])).toEqual(['old-way']);
  });

  it('is not told twice where the flag about a rule tells it', () => {
    const answers = [answer(1, spoken({ pricing: 'over' }, 'chosen', { kind }))];
    expect(subjects(answers)).toEqual(['rule:pricing']);
    expect(subjects([answer(1, reading({ pricing: 'over' }, { kind }))])).toEqual(['ask:pricing']);
  });
});

describe('barriers and nods', () => {
  it('says of a barrier whose word it is', () => {
    const pay = (n: number, origin: 'read' | 'confirmed') =>
      answer(n, spoken({}, 'confirmed', { barriers: [{ ...barrier('incentives'), origin }] }));
    const summaryOf = (...answers: readonly Answer[]) =>
      flagAbout(answers, 'barrier:incentives')?.summary;
    expect(summaryOf(pay(1, 'confirmed'))).toMatch(/^1 person says what stands in the way: /);
    expect(summaryOf(pay(1, 'confirmed'), pay(2, 'read'))).toMatch(
      /^1 person says what stands in the way, and 1 more reads like it: /,
    );
    expect(summaryOf(pay(1, 'read'), pay(2, 'read'))).toMatch(
      /^2 replies read as if something stood in the way, not confirmed: /,
    );
  });

  it('flags a barrier with its cause, graver from three voices on', () => {
    const named = (n: number) => answer(n, reading({}, { barriers: [barrier('decision_rights')] }));
    expect(flagAbout([named(1)], 'barrier:decision_rights')).toMatchObject({
      cause: 'decision-rights',
      severity: 'medium',
    });
    expect(flagAbout([1, 2, 3].map(named), 'barrier:decision_rights')?.severity).toBe('high');
  });

  it('flags agreement from a third of at least three readings on', () => {
    const nod = (n: number) => answer(n, reading({}, { kind: 'agreement', evidence: [] }));
    const plan = (n: number) => answer(n, reading({ features: 'prefer' }));
    expect(subjects([nod(1), plan(2), plan(3)])).toContain('agreement-only');
    expect(subjects([nod(1), plan(2), plan(3), plan(4)])).not.toContain('agreement-only');
    expect(subjects([nod(1), nod(2)])).not.toContain('agreement-only');
  });
});

describe('flags of any round', () => {
  it('do not depend on the order of the answers, nor does their own order', () => {
    fc.assert(
      fc.property(arbitraryShuffle, ([answers, shuffled]) => {
        expect(find(shuffled)).toEqual(find(answers));
      }),
    );
  });

  it('are never raised by what is only read and not sure: that is to be asked', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        for (const flag of find(withReadings(answers, (read) => undecided(onlyRead(read))))) {
          expect(flag).toMatchObject({ kind: 'to-ask', severity: 'low' });
        }
      }),
    );
  });

  it('come the gravest first, each subject once, and quote only replies of the round', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const flags = find(answers);
        expect([...flags].sort(compareFlags)).toEqual(flags);
        expect(new Set(flags.map(({ subject }) => subject)).size).toBe(flags.length);
        const replies = new Set(answers.map(({ reply }) => reply?.id));
        for (const quote of flags.flatMap(({ quotes }) => quotes)) {
          expect(replies).toContain(quote.replyId);
        }
      }),
    );
  });

  it('quote on a rule whoever takes that side, and by name only who says so themselves', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        for (const { kind, ruleId, quotes } of find(answers)) {
          for (const quote of ruleId === null ? [] : quotes) {
            const author = answers.find((each) => each.reply?.id === quote.replyId);
            const standing = author && ruleId !== null ? standOf(author, ruleId) : null;
            expect(standing?.stand).toBe(quote.side);
            expect(quote.isOwn).toBe(isOwnWord(standing?.origin ?? null));
            expect(quote.personName).toBe(quote.isOwn ? author?.personName : '');
            if (kind !== 'to-ask') expect(quote.isOwn).toBe(true);
          }
        }
      }),
    );
  });
});
