import { drawPng, warmUpPictures } from '../pictures/draw-png.ts';
import type { RowsBy } from '../pictures/heat-rows.ts';
import { altTextOf, drawPicture, drawPictures, type Picture } from '../pictures/report-pictures.ts';
import type { FullReport } from '../report.ts';
import { onePageAsHtml } from './one-page-html.ts';
import { reportAsCsv, TABLES } from './report-csv.ts';
import { reportAsHtml } from './report-html.ts';
import { reportAsJson } from './report-json.ts';
import { reportAsText } from './report-text.ts';

/** What a report can be written as. */
export const FORMATS = ['html', 'json', 'txt', 'csv', 'png', 'svg'] as const;
export type Format = (typeof FORMATS)[number];

/** A file to write or to upload. */
export type ReportFile = { readonly name: string; readonly content: string | Uint8Array };

/** Renders a report in the formats that are asked for. The same report gives the same bytes. */
export async function reportFiles(
  input: FullReport,
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
  input: FullReport,
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

/** A picture of a report; `alt` says in words what it shows. */
export type ReportPicture = {
  readonly name: string;
  readonly png: Uint8Array;
  readonly alt: string;
};

const HEAT_MAP = 'who-stands-where';

/** Draws and writes reports. What it is handed may be seen whole by whoever gets the files. */
export function createReportFiles() {
  return {
    /** Loads what drawing needs, so that the first picture comes as fast as the next. */
    warmUp: warmUpPictures,

    /** The heat map of groups and decision rules; undefined where there is nothing to draw. */
    async heatMap({ report }: FullReport): Promise<ReportPicture | undefined> {
      const svg = await drawPicture(report, HEAT_MAP, 'wide');
      if (svg === null) return undefined;
      const alt = altTextOf(HEAT_MAP, report);
      return { name: `${HEAT_MAP}.png`, png: await drawPng(svg), alt };
    },

    /** The report as a page to print, for a table and for a program, with its pictures. */
    async write(full: FullReport) {
      const files = await reportFiles(full, ['html', 'csv', 'json', 'png']);
      return files.map(({ name, content }) => ({ name, content: Buffer.from(content) }));
    },
  };
}
