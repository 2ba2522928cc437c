import { z } from 'zod';
import { READING_KINDS, SIDES } from '../../../domain/reading.ts';
import type { Vocabulary } from '../../local/features/vocabulary.ts';
import type { SoftmaxRegression } from '../../local/learning/softmax-regression.ts';
import type { ByBarrier } from '../../local/linear-parameters.ts';
import {
  byBarrier,
  eachBarrier,
  packSoftmax,
  packVocabulary,
  softmaxShape,
  unpackSoftmax,
  unpackVocabulary,
  vocabularyShape,
} from '../../local/packed-models.ts';

/** What the baselines learn: the commonest labels, and logistic regressions. */
export type BaselineParameters = {
  readonly commonestKind: (typeof READING_KINDS)[number];
  readonly commonestSide: (typeof SIDES)[number];
  /** Below this similarity to both sides the nearest-side baseline says silent. */
  readonly silentBelow: number;
  readonly vocabulary: Vocabulary;
  readonly kinds: SoftmaxRegression;
  readonly barriers: ByBarrier<SoftmaxRegression>;
  readonly sides: SoftmaxRegression;
};

const fileSchema = z.object({
  format: z.literal('throughline-baselines-1'),
  commonestKind: z.enum(READING_KINDS),
  commonestSide: z.enum(SIDES),
  silentBelow: z.number(),
  vocabulary: vocabularyShape,
  kinds: softmaxShape,
  barriers: byBarrier(softmaxShape),
  sides: softmaxShape,
});

/** The text of a baselines file; weights are rounded as in the reader's own file. */
export function writeBaselines(parameters: BaselineParameters): string {
  const file: z.infer<typeof fileSchema> = {
    ...parameters,
    format: 'throughline-baselines-1',
    vocabulary: packVocabulary(parameters.vocabulary),
    kinds: packSoftmax(parameters.kinds),
    barriers: eachBarrier(parameters.barriers, packSoftmax),
    sides: packSoftmax(parameters.sides),
  };
  return `${JSON.stringify(file)}\n`;
}

/** Reads what `writeBaselines` wrote. Throws where the text is something else. */
export function parseBaselines(text: string): BaselineParameters {
  const { format: _, ...file } = fileSchema.parse(JSON.parse(text));
  return {
    ...file,
    vocabulary: unpackVocabulary(file.vocabulary),
    kinds: unpackSoftmax(file.kinds),
    barriers: eachBarrier(file.barriers, unpackSoftmax),
    sides: unpackSoftmax(file.sides),
  };
}
