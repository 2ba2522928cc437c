import type { Barrier, ReadingKind, Side } from '../../domain/reading.ts';
import type { PreparedReply, PreparedStrategy } from './prepared-reply.ts';

/** A probability for each name. */
export type Probabilities<Name extends string> = Readonly<Record<Name, number>>;

/**
 * What a model makes of a reply. The kinds add up to 1. `sides` has one entry for each rule, in
 * the strategy's order: for each kind, the sides of the rule if the reply is of that kind, adding
 * up to 1. Barriers are independent of one another.
 */
export type Judgement = {
  readonly kinds: Probabilities<ReadingKind>;
  readonly barriers: Probabilities<Barrier>;
  readonly sides: readonly Readonly<Record<ReadingKind, Probabilities<Side>>>[];
};

/** How much each statement of a reply speaks for an outcome; higher is more, in any unit. */
export type StatementWeights = {
  kind(kind: ReadingKind): readonly number[];
  barrier(barrier: Barrier): readonly number[];
  side(ruleIndex: number, side: Side): readonly number[];
};

/** What is chosen on left-out organisations: how to turn probabilities into decisions. */
export type Thresholds = {
  /** A rule is silent unless another side is at least this likely, given the kind. */
  readonly active: number;
  /** A barrier is named from this probability on. */
  readonly barrier: number;
  /** A reading with a flag is decided from this confidence on. */
  readonly flag: number;
  /** A reading without a flag is decided from this confidence on. */
  readonly clear: number;
  /** A position is decided from this confidence on. */
  readonly side: number;
};

/**
 * What is learnt, and nothing else: another model (a fine-tuned encoder, say) takes this one's
 * place behind the same members. Same input, same answer.
 */
export type ReadingModel = {
  /** Changes whenever an answer may change. */
  readonly version: string;
  readonly thresholds: Thresholds;
  judge(reply: PreparedReply, strategy: PreparedStrategy): Judgement;
  weigh(reply: PreparedReply, strategy: PreparedStrategy): StatementWeights;
};
