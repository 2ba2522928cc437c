import {
  type Block,
  concatenate,
  fromDense,
  type SparseVector,
} from '../learning/sparse-vector.ts';
import type { PreparedReply } from '../prepared-reply.ts';
import { RELATION_COUNT, type Relation } from './relation-features.ts';
import { textBlock, type Vocabulary, vocabularySize } from './vocabulary.ts';

/** The kinds in which a rule can have a side; in the others every rule is silent. */
export const KINDS_WITH_SIDES = ['conflicting', 'hedged', 'operational'] as const;

/** Mean and inverse spread of each relation value over the replies learnt from. */
export type RelationScale = { readonly means: Float32Array; readonly inverseSpreads: Float32Array };

const DIMENSIONS = 384;
const ACTIVITY_SCALE = 0.3;
const SIDE_SCALE = 0.2;

/** How many places `activityFeatures` has. */
export const ACTIVITY_COUNT = RELATION_COUNT + KINDS_WITH_SIDES.length;

/** What tells whether a rule is touched at all: its relation to the reply, and the reply's kind. */
export function activityFeatures(
  relation: Relation,
  scale: RelationScale,
  kind: number,
): SparseVector {
  const oneHot = KINDS_WITH_SIDES.map((_, i) => (i === kind ? 1 : 0));
  return concatenate([
    scaled(relation, scale, ACTIVITY_SCALE),
    { vector: fromDense(oneHot), size: oneHot.length },
  ]);
}

/** How many places `sideFeatures` has. */
export function sideFeatureCount(vocabulary: Vocabulary): number {
  return vocabularySize(vocabulary) + DIMENSIONS + RELATION_COUNT;
}

/** What tells which side is taken: the statement nearest to the rule, and the relation. */
export function sideFeatures(
  vocabulary: Vocabulary,
  reply: PreparedReply,
  relation: Relation,
  scale: RelationScale,
): SparseVector {
  const statement = reply.statements[relation.nearest];
  return concatenate([
    textBlock(vocabulary, statement?.text ?? ''),
    { vector: fromDense(statement?.vector ?? []), size: DIMENSIONS },
    scaled(relation, scale, SIDE_SCALE),
  ]);
}

/** Values beyond four spreads say no more than four. */
function scaled({ values }: Relation, { means, inverseSpreads }: RelationScale, by: number): Block {
  const z = values.map((value, i) => (value - (means[i] ?? 0)) * (inverseSpreads[i] ?? 0));
  const clipped = z.map((value) => Math.max(-4, Math.min(4, value)));
  return { vector: fromDense(clipped, by), size: RELATION_COUNT };
}
