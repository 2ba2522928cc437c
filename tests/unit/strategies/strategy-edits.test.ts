import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decisionRulesOf, type Strategy } from '../../../src/domain/strategy.ts';
import { putRule, removeRule } from '../../../src/features/strategies/rule-edits.ts';
import {
  type Edited,
  EMPTY_STRATEGY,
  editBasics,
  putPriority,
  putTerm,
  removePriority,
  removeTerm,
} from '../../../src/features/strategies/strategy-edits.ts';
import { STRATEGY } from '../domain/samples.ts';

const NO_LISTS = { behaviours: [], resources: [], decisionRights: [], metrics: [] };
const priority = (title: string) => ({ title, ...NO_LISTS });
const rule = (prefer: string, over: string) => ({ prefer, over, evenIf: '' });
const done = (edited: Edited): Strategy => {
  if (!edited.ok) throw new Error(JSON.stringify(edited.error));
  return edited.value;
};
const fields = (edited: Edited) => (edited.ok ? [] : Object.keys(edited.error));
const idsOf = (strategy: Strategy) => [
  ...strategy.priorities.map(({ id }) => id),
  ...decisionRulesOf(strategy).map((found) => found.rule.id),
];

describe('ids', () => {
  it('come from the first words and stay when the words change', () => {
    const one = done(putPriority(EMPTY_STRATEGY, null, priority('Build for the large')));
    const two = done(putRule(one, 'build-for-the-large', null, rule('Audit logs', 'Themes')));
    const three = done(putPriority(two, 'build-for-the-large', priority('Sell to the large')));
    const four = done(
      putRule(three, 'build-for-the-large', 'audit-logs', rule('Single sign-on', 'Themes')),
    );
    expect(idsOf(four)).toEqual(['build-for-the-large', 'audit-logs']);
    expect(four.priorities[0]).toMatchObject({
      title: 'Sell to the large',
      decisionRules: [{ prefer: 'Single sign-on' }],
    });
  });

  it('are unique over the whole strategy, whatever is added, edited and removed', () => {
    const word = fc.constantFrom('Audit logs', 'audit logs!', 'Audit-logs', '戦略', 'x', 'y z');
    const step = fc.tuple(fc.nat(5), word, word, fc.nat(3));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let strategy = EMPTY_STRATEGY;
        for (const [kind, a, b, at] of steps) strategy = take(strategy, kind, a, b, at);
        const rules = decisionRulesOf(strategy).map((found) => found.rule.id);
        const priorities = strategy.priorities.map(({ id }) => id);
        expect(new Set(rules).size).toBe(rules.length);
        expect(new Set(priorities).size).toBe(priorities.length);
        for (const found of decisionRulesOf(strategy))
          expect(found.rule.prefer).not.toBe(found.rule.over);
      }),
    );
  });
});

/** One change of any kind; what is refused changes nothing. */
function take(strategy: Strategy, kind: number, a: string, b: string, at: number): Strategy {
  const chosen = strategy.priorities[at % Math.max(1, strategy.priorities.length)];
  const id = chosen?.id ?? 'none';
  const ruleId = chosen?.decisionRules[0]?.id ?? null;
  const edited = [
    () => putPriority(strategy, null, priority(a)),
    () => putPriority(strategy, chosen?.id ?? null, priority(b)),
    () => putRule(strategy, id, null, rule(a, b)),
    () => putRule(strategy, id, ruleId, rule(b, a)),
    () => ({ ok: true, value: removeRule(strategy, ruleId ?? 'none') }) as const,
    () => ({ ok: true, value: removePriority(strategy, at === 0 ? id : 'none') }) as const,
  ][kind]?.();
  return edited?.ok ? edited.value : strategy;
}

describe('problems stand at their field', () => {
  const long = 'x'.repeat(3001);

  it('of the basics, which leave an owner alone that nobody has changed', () => {
    const words = { name: 'N', period: '', statement: '', before: '' };
    const owned = { ...STRATEGY, owner: 'ben@example.com' };
    expect(editBasics(owned, words)).toMatchObject({ value: { owner: 'ben@example.com' } });
    expect(editBasics(owned, { ...words, owner: 'U1' })).toMatchObject({ value: { owner: 'U1' } });
    const without = editBasics(owned, { ...words, owner: '' });
    expect(without.ok && 'owner' in without.value).toBe(false);
  });

  it('of the basics', () => {
    const basics = { name: 'N', period: '', statement: '', before: '' };
    expect(editBasics(STRATEGY, basics).ok).toBe(true);
    expect(fields(editBasics(STRATEGY, { ...basics, name: ' ' }))).toEqual(['name']);
    expect(fields(editBasics(STRATEGY, { ...basics, name: 'x'.repeat(101) }))).toEqual(['name']);
    expect(editBasics(STRATEGY, { ...basics, statement: long, before: long })).toEqual({
      ok: false,
      error: {
        statement: 'Please shorten this to 3,000 characters; it has 3,001.',
        before: 'Please shorten this to 3,000 characters; it has 3,001.',
      },
    });
  });

  it('of a priority', () => {
    expect(fields(putPriority(STRATEGY, null, priority('')))).toEqual(['title']);
    expect(fields(putPriority(STRATEGY, null, priority('build for the LARGE')))).toEqual(['title']);
    expect(fields(putPriority(STRATEGY, 'build', priority('build for the LARGE')))).toEqual([]);
    const metrics = { ...priority('New'), metrics: ['short', long] };
    expect(fields(putPriority(STRATEGY, null, metrics))).toEqual(['metrics']);
  });

  it('of a decision rule', () => {
    expect(fields(putRule(STRATEGY, 'build', null, rule('', '')))).toEqual(['prefer', 'over']);
    expect(fields(putRule(STRATEGY, 'build', null, rule('Themes', 'themes.')))).toEqual(['over']);
    const twin = rule('Audit logs', 'quick features');
    expect(fields(putRule(STRATEGY, 'people', null, twin))).toEqual(['prefer']);
    expect(fields(putRule(STRATEGY, 'build', 'features', twin))).toEqual([]);
    expect(fields(putRule(STRATEGY, 'gone', null, rule('a', 'b')))).toEqual(['prefer']);
    const costly = { ...rule('a', 'b'), evenIf: long };
    expect(fields(putRule(STRATEGY, 'build', null, costly))).toEqual(['evenIf']);
  });

  it('of a key term', () => {
    const strategy = done(putTerm(STRATEGY, null, { term: 'Large', means: 'over 1,000 people' }));
    expect(fields(putTerm(strategy, null, { term: 'large', means: '' }))).toEqual([
      'term',
      'means',
    ]);
    expect(fields(putTerm(strategy, 'Large', { term: 'large', means: 'm' }))).toEqual([]);
  });
});

describe('what somebody else did meanwhile', () => {
  it('loses no words: what was removed comes back with its id', () => {
    const back = done(putPriority(removePriority(STRATEGY, 'build'), 'build', priority('Build')));
    expect(back.priorities.map(({ id }) => id)).toEqual(['people', 'build']);
    const words = rule('audit logs', 'themes');
    const again = done(putRule(removeRule(STRATEGY, 'features'), 'build', 'features', words));
    expect(again.priorities[0]?.decisionRules.map(({ id }) => id)).toEqual(['pricing', 'features']);
  });

  it('removes once, and only what is meant', () => {
    const terms = [
      { term: 'a', means: '1' },
      { term: 'b', means: '2' },
    ];
    const strategy = { ...STRATEGY, keyTerms: terms };
    const once = removeTerm(strategy, 'a');
    expect(once.keyTerms.map(({ term }) => term)).toEqual(['b']);
    expect(removeTerm(once, 'a')).toEqual(once);
    expect(removeRule(STRATEGY, 'none')).toEqual(STRATEGY);
  });
});
