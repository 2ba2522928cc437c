import { drawPng } from '../pictures/draw-png.ts';
import type { RowsBy } from '../pictures/heat-rows.ts';
import { drawPictures, type Picture } from '../pictures/report-pictures.ts';
import { onePageAsHtml } from './one-page-html.ts';
import { reportAsCsv, TABLES } from './report-csv.ts';
import { reportAsHtml } from './report-html.ts';
import type { ReportInput } from './report-input.ts';
import { reportAsJson } from './report-json.ts';
import { reportAsText } from './report-text.ts';

/** What a report can be written as. */
export const FORMATS = ['html', 'json', 'txt', 'csv', 'png', 'svg'] as const;
export type Format = (typeof FORMATS)[number];

/** A file to write or to upload. */
export type ReportFile = { readonly name: string; readonly content: string | Uint8Array };

/** Renders a report in the formats that are asked for. The same report gives the same bytes. */
export async function reportFiles(
  input: ReportInput,
  formats: readonly Format[],
  by: RowsBy = 'function',
): Promise<readonly ReportFile[]> {
  const needsPictures = formats.some((format) => PICTURED.includes(format));
  const pictures = needsPictures ? await drawPictures(input.report, by) : [];
  const files = await Promise.all(formats.map((format) => RENDER[format](input, pictures)));
  return files.flat();
}

const PICTURED: readonly Format[] = ['html', 'png', 'svg'];

type Render = (
  input: ReportInput,
  pictures: readonly Picture[],
) => Promise<readonly ReportFile[]> | readonly ReportFile[];

const RENDER: Readonly<Record<Format, Render>> = {
  html: (input, pictures) => [
    { name: 'report.html', content: reportAsHtml(input, pictures) },
    { name: 'one-page.html', content: onePageAsHtml(input, pictures) },
  ],
  json: (input) => [{ name: 'report.json', content: reportAsJson(input) }],
  txt: (input) => [{ name: 'report.txt', content: reportAsText(input) }],
  csv: ({ report }) =>
    Promise.all(
      TABLES.map(async (table) => ({
        name: `${table}.csv`,
        content: await reportAsCsv(report, table),
      })),
    ),
  svg: (_, pictures) =>
    shapesOf(pictures).map(({ name, svg }) => ({ name: `${name}.svg`, content: svg })),
  async png(_, pictures) {
    const files: ReportFile[] = [];
    for (const { name, svg } of shapesOf(pictures))
      files.push({ name: `${name}.png`, content: await drawPng(svg) });
    return files;
  },
};

function shapesOf(pictures: readonly Picture[]) {
  return pictures.flatMap(({ name, wide, narrow }) => [
    { name, svg: wide },
    { name: `${name}-phone`, svg: narrow },
  ]);
}
