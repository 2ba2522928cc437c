import { beforeAll, describe, expect, it } from 'vitest';
import { type Case, loadCases } from '../../../../src/reader/cases/load-cases.ts';
import { parseModelFile, writeModelFile } from '../../../../src/reader/local/model-file.ts';
import {
  parseBaselines,
  writeBaselines,
} from '../../../../src/reader/scoring/baselines/bag-parameters.ts';
import { createBaselines } from '../../../../src/reader/scoring/baselines/create-baselines.ts';
import { scoreReader } from '../../../../src/reader/scoring/score-reader.ts';
import { calibrate } from '../../../../src/reader/training/calibrate.ts';
import { judgeLeftOut } from '../../../../src/reader/training/cross-validate.ts';
import { fitBaselines } from '../../../../src/reader/training/fit-baselines.ts';
import { fitLinearModel } from '../../../../src/reader/training/fit-linear-model.ts';
import { readingsOfLeftOut } from '../../../../src/reader/training/left-out-figures.ts';
import { type PreparedCase, prepareCases } from '../../../../src/reader/training/prepare-cases.ts';
import { fakeEncoder } from '../fake-encoder.ts';

let raw: readonly Case[];
let cases: readonly PreparedCase[];

beforeAll(async () => {
  const [tram] = await loadCases('tests/fixtures/cases');
  if (tram === undefined) throw new Error('The fixture is missing.');
  raw = ['a', 'b', 'c'].map((name) => ({ ...tram, name }));
  cases = await prepareCases(raw, fakeEncoder());
});

const examplesOf = () => cases.flatMap(({ examples }) => examples);

describe('training', () => {
  it('learns the same twice, and the file keeps it', () => {
    const file = writeModelFile(fitLinearModel(examplesOf()));
    expect(writeModelFile(fitLinearModel(examplesOf()))).toBe(file);
    expect(writeModelFile(parseModelFile(file))).toBe(file);
  });

  it('judges every left-out reply once, by a model that learnt from the others', () => {
    const leftOut = judgeLeftOut(cases, 3, () => undefined);
    expect(leftOut).toHaveLength(9);
    const { thresholds } = calibrate(leftOut);
    expect(thresholds.barrier).toBeGreaterThan(0);
    // The organisations are copies of one another, so nothing is new to any model.
    const kinds = readingsOfLeftOut(leftOut).map(({ labels, read }) => read?.kind === labels.kind);
    expect(kinds.every(Boolean)).toBe(true);
  });

  it('learns baselines that the file keeps', async () => {
    const file = writeBaselines(await fitBaselines(examplesOf(), fakeEncoder()));
    const baselines = createBaselines(parseBaselines(file), fakeEncoder());
    expect(baselines.map(({ name }) => name)).toEqual([
      'commonest',
      'nearest side',
      'tf-idf and vectors',
    ]);
    for (const { reader } of baselines) {
      const { figures } = await scoreReader(reader, raw, () => 0);
      expect(figures.replies).toBe(9);
      expect(figures.decided_share).toBe(1);
    }
  });
});
