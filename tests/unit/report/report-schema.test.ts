import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeReport } from '../../../src/features/report/compose-report.ts';
import { reportAsJson, reportJsonSchema } from '../../../src/features/report/files/report-json.ts';
import { arbitraryAnswers, view } from '../domain/samples.ts';
import { nastyText } from './helpers.ts';
import { makeFindings } from './sample-findings.ts';
import { makeInput } from './sample-report.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../docs/report.schema.json', import.meta.url), 'utf8'),
);
const ajv = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true });
addFormats.default(ajv);
const isValid = ajv.compile(schema);
const problemsOf = (json: string) => {
  isValid(JSON.parse(json));
  return isValid.errors ?? [];
};

describe('the JSON Schema of a report', () => {
  it('is what `npm run report-schema` writes', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(reportJsonSchema())));
  });

  it('takes any report of a round, open or closed', () => {
    fc.assert(
      fc.property(arbitraryAnswers, fc.boolean(), (answers, isOpen) => {
        const made = view(answers);
        const round = { ...made.round, closedAt: isOpen ? null : made.round.closedAt };
        const report = composeReport({ ...made, round });
        expect(problemsOf(reportAsJson({ report, advice: [], rights: [] }))).toEqual([]);
      }),
    );
  });

  it('takes every kind of finding, whatever was written', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        const input = makeInput(text, makeFindings(text));
        expect(problemsOf(reportAsJson(input))).toEqual([]);
      }),
    );
  });

  it('refuses a field that is not described, and one that is missing', () => {
    const document = JSON.parse(reportAsJson(makeInput('words', makeFindings())));
    expect(problemsOf(JSON.stringify({ ...document, secret: 1 }))).not.toEqual([]);
    const { belief: _, ...rest } = document;
    expect(problemsOf(JSON.stringify(rest))).not.toEqual([]);
  });
});
