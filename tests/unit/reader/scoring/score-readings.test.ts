import { describe, expect, it } from 'vitest';
import {
  calibrationError,
  confusionsOf,
  f1Of,
  macroF1,
  microF1,
} from '../../../../src/reader/scoring/measures.ts';
import {
  type ScoredReply,
  scoreReadings,
  tablesOf,
} from '../../../../src/reader/scoring/score-readings.ts';

const pairs = [
  { truth: 'a', read: 'a' },
  { truth: 'a', read: 'b' },
  { truth: 'b', read: 'b' },
  { truth: 'c', read: 'a' },
] as const;

describe('F1', () => {
  it('is worked out by hand for each class', () => {
    expect(f1Of('a', pairs)).toBeCloseTo(2 / 4);
    expect(f1Of('b', pairs)).toBeCloseTo(2 / 3);
    expect(f1Of('c', pairs)).toBe(0);
    expect(macroF1(['a', 'b'], pairs)).toBeCloseTo((0.5 + 2 / 3) / 2);
    expect(confusionsOf(['a', 'b', 'c'], pairs).a.b).toBe(1);
  });

  it('is 1 over sets where nothing was there and nothing read', () => {
    expect(microF1([{ truth: [], read: [] }])).toBe(1);
    expect(microF1([{ truth: ['x', 'y'], read: ['x', 'z'] }])).toBeCloseTo(0.5);
  });
});

describe('calibrationError', () => {
  it('is the distance between confidence and truth', () => {
    const sure = { confidence: 0.95, right: true };
    expect(calibrationError([])).toBe(0);
    expect(calibrationError([sure, { ...sure, right: false }])).toBeCloseTo(0.45);
    expect(calibrationError([{ confidence: 1, right: true }])).toBe(0);
  });
});

const over: ScoredReply = {
  labels: {
    kind: 'conflicting',
    barriers: ['incentives'],
    positions: { deals: 'over', toil: 'silent' },
  },
  read: {
    kind: 'conflicting',
    confidence: 0.9,
    decided: true,
    positions: [
      { ruleId: 'deals', side: 'over' },
      { ruleId: 'toil', side: 'silent' },
    ],
    barriers: [{ barrier: 'incentives' }],
  },
};

describe('scoreReadings', () => {
  it('counts a flag only where it was decided', () => {
    const undecided: ScoredReply = {
      ...over,
      read: over.read === null ? null : { ...over.read, decided: false },
    };
    const figures = scoreReadings([over, undecided], 3);
    expect(figures).toMatchObject({
      replies: 2,
      flag_precision: 1,
      flag_recall: 0.5,
      decided_share: 0.5,
      barriers_micro_f1: 1,
      ms_per_reply: 3,
    });
  });

  it('takes a refusal for unclear, silent and undecided', () => {
    const tables = tablesOf([{ ...over, read: null }]);
    expect(tables.kinds.conflicting.unclear).toBe(1);
    expect(tables.sides.over.silent).toBe(1);
    expect(scoreReadings([{ ...over, read: null }], 0).decided_share).toBe(0);
  });

  it('prints the figures under their agreed names', () => {
    expect(Object.keys(scoreReadings([over], 0))).toEqual([
      'replies',
      'reading_macro_f1',
      'positions_macro_f1',
      'barriers_micro_f1',
      'flag_precision',
      'flag_recall',
      'decided_share',
      'ece',
      'ms_per_reply',
    ]);
  });
});
