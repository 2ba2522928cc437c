import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFlags } from '../../../src/domain/flag.ts';
import { findDivergences } from '../../../src/features/flags/divergence.ts';
import type { Answer } from '../../../src/features/flags/round-view.ts';
import {
  answer,
  arbitraryAnswers,
  arbitraryShuffle,
  reading,
  undecided,
  view,
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
      answer(1, reading({ features: 'prefer' }), { function: 'Product' }),
      answer(2, reading({ features: 'over' }), { function: 'Sales' }),
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
      answer(1, reading({ features: 'prefer' })),
      answer(2, reading({ features: 'over' })),
    ];
    expect(flagAbout(answers, 'rule:features')?.summary).toBe(
      'People in Sales are of two minds: audit logs, or quick features.',
    );
  });

  it('are a given-up side when nobody stands against it: graver with two voices', () => {
    const one = [answer(1, reading({ features: 'over' }))];
    const two = [...one, answer(2, reading({ features: 'over' }))];
    expect(flagAbout(one, 'rule:features')).toMatchObject({
      kind: 'given-up-side',
      severity: 'medium',
    });
    expect(flagAbout(two, 'rule:features')?.severity).toBe('high');
  });

  it('raise nothing when all prefer the same or want both', () => {
    const answers = [
      answer(1, reading({ features: 'prefer' })),
      answer(2, reading({ features: 'split' })),
    ];
    expect(subjects(answers)).toEqual([]);
  });

  it('name the barrier of those who take the given-up side as the cause', () => {
    const answers = [
      answer(1, reading({ features: 'over' }, { barriers: [barrier('incentives')] })),
      answer(2, reading({ features: 'prefer' }, { barriers: [barrier('resources')] })),
    ];
    expect(flagAbout(answers, 'rule:features')?.cause).toBe('incentives');
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
  const conflicting = reading({}, { kind: 'conflicting' });

  it('is flagged with the words that show it', () => {
    expect(flagAbout([answer(1, conflicting)], 'old-way')?.quotes).toMatchObject([
      { replyId: 'r1', quote: 'the words that decide it', side: null },
    ]);
  });

  it('is not told twice where the flag about a rule tells it', () => {
    const answers = [answer(1, reading({ pricing: 'over' }, { kind: 'conflicting' }))];
    expect(subjects(answers)).toEqual(['rule:pricing']);
  });

  it('is told where the position on the rule is not sure', () => {
    const sure = reading({ pricing: 'over' }, { kind: 'conflicting' });
    const answers = [answer(1, { ...undecided(sure), decided: true })];
    expect(subjects(answers)).toEqual(['old-way']);
  });
});

describe('barriers and nods', () => {
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

  it('are never raised by readings that are not sure', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        const unsure = answers.map((each) =>
          each.reply?.reading
            ? { ...each, reply: { ...each.reply, reading: undecided(each.reply.reading) } }
            : each,
        );
        expect(find(unsure)).toEqual([]);
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

  it('hold no quote of a side that its reader was not sure of', () => {
    fc.assert(
      fc.property(arbitraryAnswers, (answers) => {
        for (const { ruleId, quotes } of find(answers)) {
          for (const { replyId, side } of quotes.filter((quote) => quote.side !== null)) {
            const { reply } = answers.find((each) => each.reply?.id === replyId) ?? {};
            const position = reply?.reading?.positions.find((p) => p.ruleId === ruleId);
            expect(position).toMatchObject({ side, decided: true });
          }
        }
      }),
    );
  });
});
