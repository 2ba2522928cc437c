import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadCases } from '../cases/load-cases.ts';
import { loadEncoder } from '../encoder/load-encoder.ts';
import { readerModelDir } from '../local/load-reading-model.ts';
import { writeModelFile } from '../local/model-file.ts';
import { writeBaselines } from '../scoring/baselines/bag-parameters.ts';
import { scoreReadings, tablesOf } from '../scoring/score-readings.ts';
import { calibrate } from './calibrate.ts';
import { judgeLeftOut } from './cross-validate.ts';
import { fitBaselines } from './fit-baselines.ts';
import { fitLinearModel } from './fit-linear-model.ts';
import { readingsOfLeftOut } from './left-out-figures.ts';
import { prepareCases } from './prepare-cases.ts';

// npm run train:reader -- [--cases DIR] [--groups N] [--out DIR]
// Without --groups each organisation is left out once, by itself.
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '../shared/reading/train' },
    groups: { type: 'string' },
    out: { type: 'string', default: readerModelDir() },
  },
});

const progress = (line: string) => process.stderr.write(`${line}\n`);
const encoder = await loadEncoder();
const cases = await prepareCases(await loadCases(values.cases), encoder);
const examples = cases.flatMap((one) => one.examples);
await mkdir(values.out, { recursive: true });
const write = (name: string, text: string) => writeFile(join(values.out, name), text);

await write('baselines.json', writeBaselines(await fitBaselines(examples, encoder)));
await encoder.close();
progress('baselines learnt');

const groups = values.groups === undefined ? cases.length : Number(values.groups);
const leftOut = judgeLeftOut(cases, groups, (done) => progress(`left out ${done} of ${groups}`));
const scored = readingsOfLeftOut(leftOut);
const figures = { groups, ...scoreReadings(scored, 0), ...tablesOf(scored) };
await write('left-out.json', `${JSON.stringify(figures, null, 2)}\n`);

const parameters = fitLinearModel(examples);
await write('model.json', writeModelFile({ ...parameters, calibration: calibrate(leftOut) }));
process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`);
