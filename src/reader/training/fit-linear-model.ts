import { type Barrier, READING_KINDS } from '../../domain/reading.ts';
import { stemsOf } from '../local/features/relation-features.ts';
import {
  replyFeatureCount,
  replyFeatures,
  statementFeatureCount,
  statementFeatures,
} from '../local/features/reply-features.ts';
import { fitVocabulary, type Vocabulary } from '../local/features/vocabulary.ts';
import { trainAnyOf } from '../local/learning/any-of.ts';
import { trainSoftmax } from '../local/learning/softmax-regression.ts';
import type { SparseVector } from '../local/learning/sparse-vector.ts';
import { type LinearParameters, UNCALIBRATED } from '../local/linear-parameters.ts';
import { fitSides } from './fit-sides.ts';
import type { LabelledExample } from './prepare-cases.ts';

// Penalties and steps; chosen on left-out organisations (docs/reader.md).
const KIND_L2 = 0.2;
const BARRIER_REPLY_L2 = 0.15;
const BARRIER_STATEMENT_L2 = 0.3;
const ITERATIONS = 80;

/** Learns all parameters but the calibration from labelled replies. Deterministic. */
export function fitLinearModel(examples: readonly LabelledExample[]): LinearParameters {
  const texts = examples.map(({ reply }) => reply.statements.map((s) => s.text).join('\n'));
  const vocabulary = fitVocabulary(texts);
  const inputs = examples.map(({ reply }) => replyFeatures(vocabulary, reply));
  return {
    vocabulary,
    kinds: fitKinds(vocabulary, examples, inputs),
    ...fitBarriers(vocabulary, examples, inputs),
    ...fitSides(vocabulary, examples, rarities(texts)),
    calibration: UNCALIBRATED,
  };
}

function fitKinds(
  vocabulary: Vocabulary,
  examples: readonly LabelledExample[],
  inputs: readonly SparseVector[],
) {
  const labelOf = ({ labels }: LabelledExample) => READING_KINDS.indexOf(labels.kind);
  const whole = inputs.flatMap((input, i) => {
    const example = examples[i];
    return example === undefined ? [] : [{ input, label: labelOf(example) }];
  });
  // Few short replies in the cases name a plan, though short plans are common: the words that decide
  // a longer one are such a reply by themselves.
  const short = examples.flatMap((example) =>
    example.essence === null
      ? []
      : [{ input: replyFeatures(vocabulary, example.essence), label: labelOf(example) }],
  );
  return trainSoftmax([...whole, ...short], {
    classes: READING_KINDS.length,
    features: replyFeatureCount(vocabulary),
    l2: KIND_L2,
    iterations: ITERATIONS,
  });
}

function fitBarriers(
  vocabulary: Vocabulary,
  examples: readonly LabelledExample[],
  inputs: readonly SparseVector[],
) {
  const members = examples.map(({ reply }) =>
    reply.statements.map((statement) => statementFeatures(vocabulary, statement)),
  );
  const names = (barrier: Barrier, i: number) =>
    examples[i]?.labels.barriers.includes(barrier) === true;
  const byReply = (barrier: Barrier) =>
    trainSoftmax(
      inputs.map((input, i) => ({ input, label: names(barrier, i) ? 1 : 0 })),
      {
        classes: 2,
        features: replyFeatureCount(vocabulary),
        l2: BARRIER_REPLY_L2,
        iterations: ITERATIONS,
      },
    );
  const byStatement = (barrier: Barrier) =>
    trainAnyOf(
      members.map((bag, i) => ({ members: bag, positive: names(barrier, i) })),
      {
        features: statementFeatureCount(vocabulary),
        l2: BARRIER_STATEMENT_L2,
        iterations: ITERATIONS,
      },
    );
  return {
    barriersByReply: forEachBarrier(byReply),
    barriersByStatement: forEachBarrier(byStatement),
  };
}

function forEachBarrier<Value>(learn: (barrier: Barrier) => Value) {
  return {
    incentives: learn('incentives'),
    resources: learn('resources'),
    decision_rights: learn('decision_rights'),
  };
}

/** log(texts / texts with the stem), and the value for a stem in none. */
function rarities(texts: readonly string[]) {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const stem of stemsOf(text)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  const rarity = (n: number) => Math.log(texts.length / (1 + n));
  const known = [...counts].filter(([, n]) => n > 1).map(([stem, n]) => [stem, rarity(n)] as const);
  return { stems: new Map(known), unseen: rarity(1) };
}
