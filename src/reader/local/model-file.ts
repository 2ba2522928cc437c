import { z } from 'zod';
import type { LinearParameters } from './linear-parameters.ts';
import {
  anyOfShape,
  byBarrier,
  eachBarrier,
  packAnyOf,
  packSoftmax,
  packVocabulary,
  round,
  softmaxShape,
  unpackAnyOf,
  unpackSoftmax,
  unpackVocabulary,
  vocabularyShape,
} from './packed-models.ts';

const fileSchema = z.object({
  format: z.literal('throughline-linear-reader-1'),
  vocabulary: vocabularyShape,
  stems: z.record(z.string(), z.number()),
  unseen: z.number(),
  relation: z.object({ means: z.array(z.number()), inverseSpreads: z.array(z.number()) }),
  kinds: softmaxShape,
  barriersByReply: byBarrier(softmaxShape),
  barriersByStatement: byBarrier(anyOfShape),
  activity: softmaxShape,
  conflictingSides: softmaxShape,
  hedgedSides: softmaxShape,
  calibration: z.object({
    kindTemperature: z.number().positive(),
    thresholds: z.object({
      active: z.number(),
      barrier: z.number(),
      flag: z.number(),
      clear: z.number(),
      side: z.number(),
    }),
  }),
});

type File = z.infer<typeof fileSchema>;

/** The text of a model file. Weights are rounded to 8 bits a row, so reading it back loses a little. */
export function writeModelFile(parameters: LinearParameters): string {
  const { vocabulary, stems, unseen, relationScale, calibration } = parameters;
  const file: File = {
    format: 'throughline-linear-reader-1',
    vocabulary: packVocabulary(vocabulary),
    stems: Object.fromEntries([...stems].map(([stem, rarity]) => [stem, round(rarity)])),
    unseen: round(unseen),
    relation: {
      means: Array.from(relationScale.means, round),
      inverseSpreads: Array.from(relationScale.inverseSpreads, round),
    },
    kinds: packSoftmax(parameters.kinds),
    barriersByReply: eachBarrier(parameters.barriersByReply, packSoftmax),
    barriersByStatement: eachBarrier(parameters.barriersByStatement, packAnyOf),
    activity: packSoftmax(parameters.activity),
    conflictingSides: packSoftmax(parameters.conflictingSides),
    hedgedSides: packSoftmax(parameters.hedgedSides),
    calibration,
  };
  return `${JSON.stringify(file)}\n`;
}

/** Reads what `writeModelFile` wrote. Throws where the text is something else. */
export function parseModelFile(text: string): LinearParameters {
  const file = fileSchema.parse(JSON.parse(text));
  return {
    vocabulary: unpackVocabulary(file.vocabulary),
    stems: new Map(Object.entries(file.stems)),
    unseen: file.unseen,
    relationScale: {
      means: Float32Array.from(file.relation.means),
      inverseSpreads: Float32Array.from(file.relation.inverseSpreads),
    },
    kinds: unpackSoftmax(file.kinds),
    barriersByReply: eachBarrier(file.barriersByReply, unpackSoftmax),
    barriersByStatement: eachBarrier(file.barriersByStatement, unpackAnyOf),
    activity: unpackSoftmax(file.activity),
    conflictingSides: unpackSoftmax(file.conflictingSides),
    hedgedSides: unpackSoftmax(file.hedgedSides),
    calibration: file.calibration,
  };
}
