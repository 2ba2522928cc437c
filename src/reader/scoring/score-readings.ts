import {
  type Barrier,
  READING_KINDS,
  type ReadingKind,
  SIDES,
  type Side,
} from '../../domain/reading.ts';
import type { Labels } from '../cases/load-cases.ts';
import { calibrationError, confusionsOf, f1Of, macroF1, microF1, record } from './measures.ts';

/** What was read of a reply; a `Reading` fits. Null where the reader refused. */
export type ReadToScore = {
  readonly kind: ReadingKind;
  readonly confidence: number;
  readonly decided: boolean;
  readonly positions: readonly { readonly ruleId: string; readonly side: Side }[];
  readonly barriers: readonly { readonly barrier: Barrier }[];
} | null;

/** A reply's labels beside what was read. */
export type ScoredReply = { readonly labels: Labels; readonly read: ReadToScore };

/** The figures of a reader, by the names and in the order in which `score --json` prints them. */
export type ReaderFigures = ReturnType<typeof scoreReadings>;

/** Sides that count for positions: silence is most of them and easy. */
export const SCORED_SIDES = ['prefer', 'over', 'split'] as const;

/**
 * Scores readings against labels. A refusal counts as unclear, silent, without barriers, undecided.
 * A reply is flagged where its reading is conflicting or any position is over; flag precision and
 * recall count decided readings only, recall against all labelled flags.
 */
export function scoreReadings(scored: readonly ScoredReply[], msPerReply: number) {
  const flags = scored.map((reply) => ({
    truth: isFlag(reply.labels.kind, Object.values(reply.labels.positions)),
    read: isDecidedFlag(reply.read),
  }));
  const hits = flags.filter(({ truth, read }) => truth && read).length;
  const decided = scored.filter(({ read }) => read?.decided === true).length;
  return {
    replies: scored.length,
    reading_macro_f1: macroF1(READING_KINDS, kindPairings(scored)),
    positions_macro_f1: macroF1<Side>(SCORED_SIDES, sidePairings(scored)),
    barriers_micro_f1: microF1(barrierSets(scored)),
    flag_precision: share(hits, flags.filter(({ read }) => read).length),
    flag_recall: share(hits, flags.filter(({ truth }) => truth).length),
    decided_share: share(decided, scored.length),
    ece: calibrationError(
      scored.map(({ labels, read }) => ({
        confidence: read?.confidence ?? 0,
        right: (read?.kind ?? 'unclear') === labels.kind,
      })),
    ),
    ms_per_reply: msPerReply,
  };
}

/** The tables behind the figures: confusions and F1 of every kind and every side. */
export type ScoreTables = ReturnType<typeof tablesOf>;

/** Says which kinds and sides are taken for which. */
export function tablesOf(scored: readonly ScoredReply[]) {
  const kinds = kindPairings(scored);
  const sides = sidePairings(scored);
  return {
    kinds: confusionsOf(READING_KINDS, kinds),
    kindF1: record(READING_KINDS, (kind) => f1Of(kind, kinds)),
    sides: confusionsOf(SIDES, sides),
    sideF1: record(SIDES, (side) => f1Of(side, sides)),
  };
}

function kindPairings(scored: readonly ScoredReply[]) {
  return scored.map(({ labels, read }) => ({ truth: labels.kind, read: read?.kind ?? 'unclear' }));
}

function sidePairings(scored: readonly ScoredReply[]) {
  return scored.flatMap(({ labels, read }) =>
    Object.entries(labels.positions).map(([ruleId, truth]) => ({
      truth,
      read: read?.positions.find((position) => position.ruleId === ruleId)?.side ?? 'silent',
    })),
  );
}

function barrierSets(scored: readonly ScoredReply[]) {
  return scored.map(({ labels, read }) => ({
    truth: labels.barriers,
    read: read?.barriers.map(({ barrier }) => barrier) ?? [],
  }));
}

function isDecidedFlag(read: ReadToScore): boolean {
  if (read === null || !read.decided) return false;
  return isFlag(
    read.kind,
    read.positions.map(({ side }) => side),
  );
}

function isFlag(kind: ReadingKind, sides: readonly Side[]): boolean {
  return kind === 'conflicting' || sides.includes('over');
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
