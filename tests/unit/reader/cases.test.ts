import { describe, expect, it } from 'vitest';
import {
  loadCases,
  parseCaseReplies,
  parseCaseStrategy,
} from '../../../src/reader/cases/load-cases.ts';

describe('loadCases', () => {
  it('loads every folder, in domain names', async () => {
    const [tram, ...others] = await loadCases('tests/fixtures/cases');
    expect(others).toEqual([]);
    expect(tram?.strategy.priorities[0]?.decisionRules[0]?.evenIf).toMatch(/press/);
    expect(tram?.strategy.priorities[0]?.decisionRights).toHaveLength(1);
    expect(tram?.replies.map(({ labels }) => labels.kind)).toEqual([
      'operational',
      'conflicting',
      'unclear',
    ]);
  });
});

describe('parseCaseStrategy', () => {
  it('takes decision rights as a sentence or a list', () => {
    const yaml = (rights: string) =>
      `name: N\nperiod: 2026\nstatement: S\npriorities:\n  - id: p\n    title: T\n    decision_rules: []\n    decision_rights: ${rights}\n`;
    const rightsOf = (rights: string) =>
      parseCaseStrategy(yaml(rights), 'x.yaml').priorities[0]?.decisionRights;
    expect(rightsOf('A decides.')).toEqual(['A decides.']);
    expect(rightsOf('[A decides., B asks.]')).toEqual(['A decides.', 'B asks.']);
  });

  it('names the file that is wrong', () => {
    expect(() => parseCaseStrategy('name: only', 'c/strategy.yaml')).toThrow(/c\/strategy\.yaml/);
  });
});

describe('parseCaseReplies', () => {
  it('names the line that is wrong', () => {
    expect(() => parseCaseReplies('\n{"id":"r1"}', 'c/replies.jsonl')).toThrow(/line 2/);
  });
});
