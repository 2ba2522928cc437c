import type { Barrier } from '../../domain/reading.ts';
import type { RelationScale } from './features/pair-features.ts';
import type { Vocabulary } from './features/vocabulary.ts';
import type { AnyOf } from './learning/any-of.ts';
import type { SoftmaxRegression } from './learning/softmax-regression.ts';
import type { Thresholds } from './reading-model.ts';

/** One value for each barrier. */
export type ByBarrier<Value> = Readonly<Record<Barrier, Value>>;

/** Everything the linear model learns from labelled replies. */
export type LinearParameters = {
  readonly vocabulary: Vocabulary;
  /** How rare each stem is, by stem; `unseen` for all others. */
  readonly stems: ReadonlyMap<string, number>;
  readonly unseen: number;
  readonly relationScale: RelationScale;
  /** Over the six kinds, in the order of READING_KINDS. */
  readonly kinds: SoftmaxRegression;
  /** Barriers from the whole reply (classes: no, yes) and from its statements one by one. */
  readonly barriersByReply: ByBarrier<SoftmaxRegression>;
  readonly barriersByStatement: ByBarrier<AnyOf>;
  /** Whether a rule is touched: classes no, yes. */
  readonly activity: SoftmaxRegression;
  /** Which side a touched rule takes in a conflicting reply: prefer, over, split. */
  readonly conflictingSides: SoftmaxRegression;
  /** Which side a touched rule takes in a hedged reply: prefer, split. */
  readonly hedgedSides: SoftmaxRegression;
  readonly calibration: Calibration;
};

/** What is chosen on left-out organisations. A temperature above 1 makes a model less sure. */
export type Calibration = {
  readonly kindTemperature: number;
  readonly thresholds: Thresholds;
};

/** Before anything is known of left-out organisations. */
export const UNCALIBRATED: Calibration = {
  kindTemperature: 1,
  thresholds: { active: 0.4, barrier: 0.3, flag: 0.5, clear: 0.5, side: 0.5 },
};
