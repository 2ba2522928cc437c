import {
  BARRIERS,
  type Barrier,
  READING_KINDS,
  type ReadingKind,
  type Side,
} from '../../domain/reading.ts';
import type { Judgement, Probabilities, Thresholds } from './reading-model.ts';

/** The outcome that a judgement makes most likely, without contradictions in itself. */
export type Decoded = {
  readonly kind: ReadingKind;
  readonly confidence: number;
  readonly decided: boolean;
  readonly sides: readonly DecodedSide[];
  readonly barriers: readonly { readonly barrier: Barrier; readonly confidence: number }[];
};

/** The side of one rule. */
export type DecodedSide = {
  readonly side: Side;
  readonly confidence: number;
  readonly decided: boolean;
};

/** By the label rules a reply of these kinds has at least one rule on this side. */
const NEEDED: Partial<Record<ReadingKind, Side>> = {
  conflicting: 'over',
  hedged: 'split',
  operational: 'prefer',
};

/** Picks the kind, then the sides that go with it, then the barriers. */
export function decode(judgement: Judgement, thresholds: Thresholds): Decoded {
  const kind = likeliest(READING_KINDS, judgement.kinds);
  const confidence = judgement.kinds[kind];
  // A wrong flag costs more than a wrong praise, so the two have bars of their own.
  const decided = confidence >= (kind === 'conflicting' ? thresholds.flag : thresholds.clear);
  return {
    kind,
    confidence,
    decided,
    sides: sidesFor(judgement, kind, thresholds, decided),
    barriers: BARRIERS.filter((name) => judgement.barriers[name] >= thresholds.barrier).map(
      (barrier) => ({ barrier, confidence: judgement.barriers[barrier] }),
    ),
  };
}

function sidesFor(
  { kinds, sides }: Judgement,
  kind: ReadingKind,
  thresholds: Thresholds,
  decided: boolean,
): readonly DecodedSide[] {
  const given = sides.map((byKind) => byKind[kind]);
  const picked = given.map((side) => pickSide(side, thresholds.active));
  const needed = NEEDED[kind];
  if (needed !== undefined && !picked.includes(needed)) {
    const strongest = indexOfMost(given.map((side) => side[needed]));
    if (strongest !== -1) picked[strongest] = needed;
  }
  return picked.map((side, i) => {
    const confidence = READING_KINDS.reduce(
      (sum, name) => sum + kinds[name] * (sides[i]?.[name][side] ?? 0),
      0,
    );
    return { side, confidence, decided: decided && confidence >= thresholds.side };
  });
}

function pickSide(probabilities: Probabilities<Side>, active: number): Side {
  if (1 - probabilities.silent < active) return 'silent';
  return likeliest(['prefer', 'over', 'split'], probabilities);
}

function indexOfMost(values: readonly number[]): number {
  return values.reduce((best, value, i) => (value > (values[best] ?? -1) ? i : best), -1);
}

function likeliest<Name extends string>(
  names: readonly [Name, ...Name[]],
  probabilities: Probabilities<Name>,
): Name {
  const [first, ...others] = names;
  return others.reduce(
    (best, name) => (probabilities[name] > probabilities[best] ? name : best),
    first,
  );
}
