import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSetUp, type SetUp, setUpSteps, stepsInWords } from '../../../src/domain/set-up-steps.ts';

const NOTHING: SetUp = {
  hasNoExecutive: true,
  askNobody: [],
  strategies: [],
  audiences: [],
  executives: 0,
  schedules: [],
};
const ALL: SetUp = {
  hasNoExecutive: false,
  askNobody: [],
  strategies: [{ name: 'Few and large', rules: 4 }],
  audiences: [{ name: 'Leaders', people: 20 }],
  executives: 1,
  schedules: [{ name: 'Every quarter', next: 'Tuesday 5 January 2027, 10:00' }],
};
const done = (setUp: SetUp) =>
  setUpSteps(setUp)
    .filter(({ isDone }) => isDone)
    .map(({ name }) => name);

describe('the steps of setting up', () => {
  it('are all to be done at first', () => {
    expect(done(NOTHING)).toEqual([]);
    expect(stepsInWords(setUpSteps(NOTHING)).every((line) => line.startsWith('[ ] '))).toBe(true);
  });

  it('are done one by one, in any order', () => {
    const parts = [
      ['strategy', { strategies: ALL.strategies }],
      ['people', { audiences: ALL.audiences }],
      ['report', { hasNoExecutive: false, executives: 1 }],
      ['when', { schedules: ALL.schedules }],
    ] as const;
    fc.assert(
      fc.property(fc.shuffledSubarray([...parts]), (some) => {
        const setUp: SetUp = Object.assign({}, NOTHING, ...some.map(([, part]) => part));
        expect(new Set(done(setUp))).toEqual(new Set(some.map(([name]) => name)));
        expect(isSetUp(setUpSteps(setUp))).toBe(some.length === parts.length);
      }),
    );
  });

  it('say how things stand', () => {
    expect(stepsInWords(setUpSteps(ALL))).toEqual([
      '[x] The strategy: "Few and large", 4 decision rules',
      '[x] The people: "Leaders", 20 people',
      '[x] Who reads the report: 1 person',
      '[x] When: "Every quarter", next on Tuesday 5 January 2027, 10:00',
    ]);
  });

  it('ask for people again where a plan finds nobody', () => {
    const empty = { ...ALL, askNobody: [{ schedule: 'Every quarter', audience: 'Board' }] };
    expect(done(empty)).toEqual(['strategy', 'report', 'when']);
    expect(stepsInWords(setUpSteps(empty))[1]).toContain('nobody is in "Board"');
  });
});
