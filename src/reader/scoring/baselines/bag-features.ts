import { similarity } from '../../encoder/load-encoder.ts';
import { textBlock, type Vocabulary, vocabularySize } from '../../local/features/vocabulary.ts';
import { concatenate, fromDense, type SparseVector } from '../../local/learning/sparse-vector.ts';
import type { PreparedReply, PreparedRule } from '../../local/prepared-reply.ts';

const DIMENSIONS = 384;

/** How many places `bagFeatures` has. */
export function bagFeatureCount(vocabulary: Vocabulary): number {
  return vocabularySize(vocabulary) + DIMENSIONS;
}

/** TF-IDF of words and characters of the reply, and the sentence vector of the whole of it. */
export function bagFeatures(
  vocabulary: Vocabulary,
  text: string,
  whole: Float32Array,
): SparseVector {
  return concatenate([textBlock(vocabulary, text), { vector: fromDense(whole), size: DIMENSIONS }]);
}

/** The statement nearest to either side of a rule, with its similarity to each. */
export function nearestStatement(reply: PreparedReply, rule: PreparedRule) {
  const all = reply.statements.map((statement) => ({
    text: statement.text,
    toPrefer: similarity(statement.vector, rule.prefer.vector),
    toOver: similarity(statement.vector, rule.over.vector),
  }));
  const nearness = all.map(({ toPrefer, toOver }) => Math.max(toPrefer, toOver));
  const nearest = all[nearness.indexOf(Math.max(...nearness))];
  return nearest ?? { text: '', toPrefer: 0, toOver: 0 };
}

/** How many places `bagSideFeatures` has. */
export function bagSideFeatureCount(vocabulary: Vocabulary): number {
  return vocabularySize(vocabulary) + 3;
}

/** The words of the nearest statement, and its similarities to both sides. */
export function bagSideFeatures(
  vocabulary: Vocabulary,
  { text, toPrefer, toOver }: ReturnType<typeof nearestStatement>,
): SparseVector {
  return concatenate([
    textBlock(vocabulary, text),
    { vector: fromDense([toPrefer * 3, toOver * 3, (toOver - toPrefer) * 3]), size: 3 },
  ]);
}
