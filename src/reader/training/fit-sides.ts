import type { Side } from '../../domain/reading.ts';
import {
  ACTIVITY_COUNT,
  activityFeatures,
  KINDS_WITH_SIDES,
  type RelationScale,
  sideFeatureCount,
  sideFeatures,
} from '../local/features/pair-features.ts';
import { RELATION_COUNT, type Relation, relationsOf } from '../local/features/relation-features.ts';
import type { Vocabulary } from '../local/features/vocabulary.ts';
import { trainSoftmax } from '../local/learning/softmax-regression.ts';
import type { PreparedReply } from '../local/prepared-reply.ts';
import type { LabelledExample } from './prepare-cases.ts';

const ACTIVITY_L2 = 1;
const SIDE_L2 = 1;
const ITERATIONS = 100;
const KIND_NAMES: readonly string[] = KINDS_WITH_SIDES;

/** A reply, one rule of its strategy, and the side it takes. */
type Pair = {
  readonly reply: PreparedReply;
  readonly relation: Relation;
  readonly kind: number;
  readonly side: Side;
};

/** Learns which rules a reply touches and which side it takes, given its kind. */
export function fitSides(
  vocabulary: Vocabulary,
  examples: readonly LabelledExample[],
  rarities: { readonly stems: ReadonlyMap<string, number>; readonly unseen: number },
) {
  const rarity = (stem: string) => rarities.stems.get(stem) ?? rarities.unseen;
  const pairs = examples.flatMap((example) => [
    ...pairsOf(example, example.reply, rarity),
    ...pairsOfEssence(example, rarity),
  ]);
  const relationScale = scaleOf(pairs.map(({ relation }) => relation));
  const learn = (kind: string, sides: readonly Side[]) =>
    fitSide(vocabulary, pairs, relationScale, kind, sides);
  return {
    ...rarities,
    relationScale,
    activity: fitActivity(pairs, relationScale),
    conflictingSides: learn('conflicting', ['prefer', 'over', 'split']),
    hedgedSides: learn('hedged', ['prefer', 'split']),
  };
}

/** Where a reply takes a side on one rule, the words that decide its kind are about that rule. */
function pairsOfEssence(
  example: LabelledExample,
  rarity: (stem: string) => number,
): readonly Pair[] {
  const taken = Object.values(example.labels.positions).filter((side) => side !== 'silent');
  if (example.essence === null || taken.length !== 1) return [];
  return pairsOf(example, example.essence, rarity);
}

function pairsOf(
  { strategy, labels }: LabelledExample,
  reply: PreparedReply,
  rarity: (stem: string) => number,
): readonly Pair[] {
  const kind = KIND_NAMES.indexOf(labels.kind);
  if (kind === -1) return [];
  return relationsOf(reply, strategy, rarity).map((relation, i) => {
    const side = labels.positions[strategy.rules[i]?.ruleId ?? ''] ?? 'silent';
    return { reply, relation, kind, side };
  });
}

function fitActivity(pairs: readonly Pair[], scale: RelationScale) {
  const examples = pairs.map(({ relation, kind, side }) => ({
    input: activityFeatures(relation, scale, kind),
    label: side === 'silent' ? 0 : 1,
  }));
  const training = {
    classes: 2,
    features: ACTIVITY_COUNT,
    l2: ACTIVITY_L2,
    iterations: ITERATIONS,
  };
  return trainSoftmax(examples, training);
}

function fitSide(
  vocabulary: Vocabulary,
  pairs: readonly Pair[],
  scale: RelationScale,
  kind: string,
  sides: readonly Side[],
) {
  const touched = pairs.filter(
    (pair) => KINDS_WITH_SIDES[pair.kind] === kind && sides.includes(pair.side),
  );
  const examples = touched.map(({ reply, relation, side }) => ({
    input: sideFeatures(vocabulary, reply, relation, scale),
    label: sides.indexOf(side),
  }));
  return trainSoftmax(examples, {
    classes: sides.length,
    features: sideFeatureCount(vocabulary),
    l2: SIDE_L2,
    iterations: ITERATIONS,
  });
}

function scaleOf(relations: readonly Relation[]): RelationScale {
  const means = new Float32Array(RELATION_COUNT);
  const inverseSpreads = new Float32Array(RELATION_COUNT);
  for (let k = 0; k < RELATION_COUNT; k += 1) {
    const column = relations.map(({ values }) => values[k] ?? 0);
    const mean = column.reduce((sum, v) => sum + v, 0) / Math.max(1, column.length);
    const variance =
      column.reduce((sum, v) => sum + (v - mean) ** 2, 0) / Math.max(1, column.length);
    means[k] = mean;
    inverseSpreads[k] = 1 / (Math.sqrt(variance) + 1e-6);
  }
  return { means, inverseSpreads };
}
