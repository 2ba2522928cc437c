import { BARRIERS, READING_KINDS, SIDES } from '../../../domain/reading.ts';
import type { Strategy } from '../../../domain/strategy.ts';
import type { LabelledReply } from '../../cases/load-cases.ts';
import type { SentenceEncoder } from '../../encoder/load-encoder.ts';
import { classProbabilities } from '../../local/learning/softmax-regression.ts';
import { prepareReply } from '../../local/prepare-reply.ts';
import { prepareStrategy } from '../../local/prepare-strategy.ts';
import type { ScorableReader } from '../score-reader.ts';
import { bagFeatures, bagSideFeatures, nearestStatement } from './bag-features.ts';
import type { BaselineParameters } from './bag-parameters.ts';
import { plainReading } from './plain-reading.ts';

/** A reader to compare with, under the name it has in the table. */
export type Baseline = { readonly name: string; readonly reader: ScorableReader };

type ReplyToScore = Pick<LabelledReply, 'text' | 'question' | 'channel'>;

/** The three baselines: always the commonest, nearest side, n-grams with sentence vectors. */
export function createBaselines(
  parameters: BaselineParameters,
  encoder: SentenceEncoder,
): readonly Baseline[] {
  return [
    { name: 'commonest', reader: commonest(parameters) },
    { name: 'nearest side', reader: nearestSide(parameters, encoder) },
    { name: 'tf-idf and vectors', reader: bag(parameters, encoder) },
  ];
}

function commonest({ commonestKind, commonestSide }: BaselineParameters): ScorableReader {
  return {
    read: async (_, strategy) =>
      plainReading('commonest', strategy, {
        kind: commonestKind,
        confidence: 1,
        sideOf: () => commonestSide,
        barriers: [],
      }),
  };
}

function nearestSide(parameters: BaselineParameters, encoder: SentenceEncoder): ScorableReader {
  return {
    read: async (reply, strategy) => {
      const nearest = await nearestByRule(reply, strategy, encoder);
      return plainReading('nearest side', strategy, {
        kind: parameters.commonestKind,
        confidence: 1,
        sideOf: (i) => {
          const { toPrefer = 0, toOver = 0 } = nearest[i] ?? {};
          if (Math.max(toPrefer, toOver) < parameters.silentBelow) return 'silent';
          return toPrefer >= toOver ? 'prefer' : 'over';
        },
        barriers: [],
      });
    },
  };
}

function bag(parameters: BaselineParameters, encoder: SentenceEncoder): ScorableReader {
  const { vocabulary, kinds, barriers, sides } = parameters;
  return {
    read: async (reply, strategy) => {
      const [whole = new Float32Array()] = await encoder.encode([reply.text]);
      const input = bagFeatures(vocabulary, reply.text, whole);
      const p = classProbabilities(kinds, input);
      const best = indexOfMost(p);
      const nearest = await nearestByRule(reply, strategy, encoder);
      return plainReading('tf-idf and vectors', strategy, {
        kind: READING_KINDS[best] ?? 'unclear',
        confidence: p[best] ?? 0,
        sideOf: (i) => {
          const found = nearest[i] ?? { text: '', toPrefer: 0, toOver: 0 };
          const q = classProbabilities(sides, bagSideFeatures(vocabulary, found));
          return SIDES[indexOfMost(q)] ?? 'silent';
        },
        barriers: BARRIERS.filter(
          (barrier) => (classProbabilities(barriers[barrier], input)[1] ?? 0) >= 0.5,
        ),
      });
    },
  };
}

async function nearestByRule(reply: ReplyToScore, strategy: Strategy, encoder: SentenceEncoder) {
  const prepared = await prepareReply(reply, encoder);
  const { rules } = await prepareStrategy(strategy, encoder);
  return rules.map((rule) => nearestStatement(prepared, rule));
}

function indexOfMost(values: Float64Array): number {
  return values.indexOf(Math.max(...values));
}
