import { READING_KINDS, SIDES } from '../../domain/reading.ts';
import type { SentenceEncoder } from '../encoder/load-encoder.ts';
import { fitVocabulary } from '../local/features/vocabulary.ts';
import { trainSoftmax } from '../local/learning/softmax-regression.ts';
import type { SparseVector } from '../local/learning/sparse-vector.ts';
import {
  bagFeatureCount,
  bagFeatures,
  bagSideFeatureCount,
  bagSideFeatures,
  nearestStatement,
} from '../scoring/baselines/bag-features.ts';
import type { BaselineParameters } from '../scoring/baselines/bag-parameters.ts';
import type { LabelledExample } from './prepare-cases.ts';

const L2 = 0.3;
const ITERATIONS = 80;
/** A middling similarity of a statement and the side it is about. */
const SILENT_BELOW = 0.35;

/** Learns the baselines from the replies that the reader learns from. */
export async function fitBaselines(
  examples: readonly LabelledExample[],
  encoder: SentenceEncoder,
): Promise<BaselineParameters> {
  const texts = examples.map(({ reply }) => reply.text);
  const vocabulary = fitVocabulary(texts);
  const wholes = await encoder.encode(texts);
  const inputs = texts.map((text, i) =>
    bagFeatures(vocabulary, text, wholes[i] ?? new Float32Array()),
  );
  const features = bagFeatureCount(vocabulary);
  const labels = examples.map((example) => example.labels);
  const barrier = (name: 'incentives' | 'resources' | 'decision_rights') =>
    learn(
      inputs,
      labels.map(({ barriers }) => (barriers.includes(name) ? 1 : 0)),
      2,
      features,
    );
  const pairs = examples.flatMap(({ reply, strategy, labels: { positions } }) =>
    strategy.rules.map((rule) => ({
      input: bagSideFeatures(vocabulary, nearestStatement(reply, rule)),
      side: positions[rule.ruleId] ?? 'silent',
    })),
  );
  return {
    commonestKind: commonestOf(
      READING_KINDS,
      labels.map(({ kind }) => kind),
    ),
    commonestSide: commonestOf(
      SIDES,
      pairs.map(({ side }) => side),
    ),
    silentBelow: SILENT_BELOW,
    vocabulary,
    kinds: learn(
      inputs,
      labels.map(({ kind }) => READING_KINDS.indexOf(kind)),
      6,
      features,
    ),
    barriers: {
      incentives: barrier('incentives'),
      resources: barrier('resources'),
      decision_rights: barrier('decision_rights'),
    },
    sides: learn(
      pairs.map(({ input }) => input),
      pairs.map(({ side }) => SIDES.indexOf(side)),
      SIDES.length,
      bagSideFeatureCount(vocabulary),
    ),
  };
}

function learn(
  inputs: readonly SparseVector[],
  labels: readonly number[],
  classes: number,
  features: number,
) {
  const examples = inputs.map((input, i) => ({ input, label: labels[i] ?? 0 }));
  return trainSoftmax(examples, { classes, features, l2: L2, iterations: ITERATIONS });
}

function commonestOf<Name>(names: readonly [Name, ...Name[]], found: readonly Name[]): Name {
  const count = (name: Name) => found.filter((other) => other === name).length;
  const [first, ...others] = names;
  return others.reduce((best, name) => (count(name) > count(best) ? name : best), first);
}
