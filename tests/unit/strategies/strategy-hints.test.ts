import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { DecisionRule, Strategy } from '../../../src/domain/strategy.ts';
import { parseStrategy } from '../../../src/features/strategies/parse-strategy.ts';
import { EMPTY_STRATEGY } from '../../../src/features/strategies/strategy-edits.ts';
import { strategyHints } from '../../../src/features/strategies/strategy-hints.ts';
import { STRATEGY } from '../domain/samples.ts';

const RULE: DecisionRule = {
  id: 'r',
  prefer: 'audit logs',
  over: 'quick features',
  evenIf: 'it takes longer',
};
const withRules = (...rules: readonly DecisionRule[]): Strategy => ({
  ...STRATEGY,
  priorities: STRATEGY.priorities
    .slice(0, 1)
    .map((priority) => ({ ...priority, decisionRules: rules })),
});
const texts = (strategy: Strategy) =>
  strategyHints(strategy).map(({ kind, text }) => `${kind}: ${text}`);

describe('hints on a strategy', () => {
  it('are none for a good one', () => {
    expect(texts(withRules(RULE))).toEqual([]);
  });

  it.each(['city-one-visit', 'enterprise-first', 'retailer-repair-first'])(
    'find nothing missing and no rule to doubt in the example %s',
    (name) => {
      const file = fileURLToPath(
        new URL(`../../../content/strategies/${name}.yaml`, import.meta.url),
      );
      const parsed = parseStrategy(readFileSync(file, 'utf8'), name);
      if (!parsed.ok) throw new Error('the example is broken');
      expect(texts(parsed.value)).toEqual([]);
    },
  );

  it('name all that a new one misses', () => {
    expect(texts(EMPTY_STRATEGY)).toEqual([
      'missing: Give the strategy a name.',
      'missing: Write the statement: the strategy in one paragraph.',
      'missing: Add at least one priority: something that the strategy puts first.',
      expect.stringContaining('advice: Say for which period'),
    ]);
  });

  it('ask for a decision rule where a priority has none', () => {
    expect(texts(withRules())).toEqual([
      expect.stringMatching(/^missing: Give "Build for the large" a decision rule/),
    ]);
  });

  it.each([
    ['Audit logs', 'audit logs.'],
    ['large customers', 'the large customer'],
  ])('doubt a rule whose sides say the same: %s, %s', (prefer, over) => {
    expect(texts(withRules({ ...RULE, prefer, over }))).toEqual([
      expect.stringMatching(/^advice: Both sides of .* say the same/),
    ]);
  });

  it('doubt a rule that nobody could break', () => {
    expect(texts(withRules({ ...RULE, prefer: 'quality', over: 'defects' }))).toEqual([
      'advice: Nobody could break "prefer quality over defects", because nobody wants defects: name something good that has to wait instead.',
    ]);
  });

  it('ask what a priority may cost, once', () => {
    const bare = { ...RULE, evenIf: '' };
    expect(texts(withRules(bare, { ...bare, id: 's', prefer: 'pricing' }))).toEqual([
      expect.stringMatching(/^advice: Add an "even if"/),
    ]);
    expect(texts(withRules(bare, { ...RULE, id: 's', prefer: 'pricing' }))).toEqual([]);
  });

  it('miss the period, and key terms that are never used', () => {
    const strategy = withRules(RULE);
    expect(texts({ ...strategy, period: '' })).toHaveLength(1);
    const withTerms = (...terms: readonly string[]) =>
      texts({ ...strategy, keyTerms: terms.map((term) => ({ term, means: 'x' })) });
    expect(withTerms('Large customers', 'audit log (AL)', 'features, quick')).toEqual([]);
    expect(withTerms('custom', 'large features')).toEqual([
      expect.stringContaining('"custom" appears nowhere'),
      expect.stringContaining('"large features" appears nowhere'),
    ]);
    const japanese = { ...strategy, statement: '大口顧客を優先する。' };
    expect(texts({ ...japanese, keyTerms: [{ term: '大口顧客', means: 'x' }] })).toEqual([]);
  });
});
