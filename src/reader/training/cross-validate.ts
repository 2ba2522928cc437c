import { createLinearModel } from '../local/linear-model.ts';
import { parseModelFile, writeModelFile } from '../local/model-file.ts';
import type { Judgement } from '../local/reading-model.ts';
import { fitLinearModel } from './fit-linear-model.ts';
import type { LabelledExample, PreparedCase } from './prepare-cases.ts';

/** A reply judged by a model that never saw its organisation. */
export type LeftOut = LabelledExample & { readonly group: number; readonly judgement: Judgement };

/** Judges every reply by a model learnt from the organisations of the other groups. */
export function judgeLeftOut(
  cases: readonly PreparedCase[],
  groups: number,
  onGroup: (done: number) => void,
): readonly LeftOut[] {
  return Array.from({ length: groups }).flatMap((_, group) => {
    const inGroup = (i: number) => i % groups === group;
    const others = cases.filter((__, i) => !inGroup(i)).flatMap(({ examples }) => examples);
    const own = cases.filter((__, i) => inGroup(i)).flatMap(({ examples }) => examples);
    // Through the file and back, so that what is measured is what ships.
    const model = createLinearModel(parseModelFile(writeModelFile(fitLinearModel(others))), '');
    onGroup(group + 1);
    return own.map((example) => {
      return { ...example, group, judgement: model.judge(example.reply, example.strategy) };
    });
  });
}
