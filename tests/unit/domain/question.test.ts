import { describe, expect, it } from 'vitest';
import { dilemmaOf, questionOf } from '../../../src/domain/question.ts';

describe('questions', () => {
  it('puts both sides of a rule without naming the right one', () => {
    const rule = { id: 'pricing', prefer: 'yearly contracts', over: 'monthly plans', evenIf: '' };
    const { text, ruleId, kind } = dilemmaOf(rule);
    expect([kind, ruleId]).toEqual(['dilemma', 'pricing']);
    expect(text).toContain('yearly contracts, or monthly plans');
    expect(text).not.toMatch(/prefer|strategy|should/i);
  });

  it('never asks for agreement', () => {
    for (const kind of ['open', 'stop', 'resources', 'decisions'] as const) {
      expect(questionOf(kind).text).toMatch(/\?$/);
      expect(questionOf(kind).text).not.toMatch(/agree|understand/i);
    }
  });
});
