import type { ReportInput } from './report-input.ts';

/** The report as data: the model as it stands, with the advice; fields are in docs/report-format.md. */
export function reportAsJson({ report, advice }: ReportInput): string {
  const { schema, version, ...rest } = report;
  return `${JSON.stringify({ schema, version, ...rest, advice }, null, 2)}\n`;
}
