import type { TopLevelSpec } from 'vega-lite';
import { counted } from '../../../domain/words.ts';
import { historyFindings } from '../finding-words.ts';
import { type Report, type ReportRule, rulesOf } from '../report.ts';
import { capital, formatShare, harmless, percent } from '../report-words.ts';
import { formatQuiet, formatTakers } from '../rule-voices.ts';
import { drawSvg } from './draw-svg.ts';
import { type Fonts, loadFonts } from './fonts.ts';
import { heatMap } from './heat-map.ts';
import type { RowsBy } from './heat-rows.ts';
import { roundLines, roundRows } from './round-lines.ts';
import { predictionRows, signalRows } from './share-charts.ts';
import { type Shape, type ShareRow, shareRows } from './share-rows.ts';

/** The pictures a report may have, in its order. */
export const PICTURE_NAMES = [
  'who-stands-where',
  'belief-gap',
  'by-level',
  'what-changed',
] as const;
export type PictureName = (typeof PICTURE_NAMES)[number];

/** A picture as SVG, for a screen or paper and for a phone, with what it shows in words. */
export type Picture = {
  readonly name: PictureName;
  readonly alt: string;
  readonly wide: string;
  readonly narrow: string;
};

/** Draws the pictures that the report has something for: none while it is hidden. */
export async function drawPictures(
  report: Report,
  by: RowsBy = 'function',
): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  for (const name of PICTURE_NAMES) {
    const wide = await drawPicture(report, name, 'wide', by);
    const narrow = await drawPicture(report, name, 'narrow', by);
    if (wide === null || narrow === null) continue;
    pictures.push({ name, alt: altTextOf(name, report), wide, narrow });
  }
  return pictures;
}

/** Draws one picture as SVG; null where the report has nothing for it. */
export async function drawPicture(
  report: Report,
  name: PictureName,
  shape: Shape,
  by: RowsBy = 'function',
): Promise<string | null> {
  if (report.hidden !== null) return null;
  const spec = SPECS[name](report, { shape, by, fonts: await loadFonts() });
  return spec === null ? null : await drawSvg(spec);
}

type Drawing = {
  readonly shape: Shape;
  readonly by: RowsBy;
  readonly fonts: Pick<Fonts, 'widthOf'>;
};

type Spec = (report: Report, drawing: Drawing) => TopLevelSpec | null;

const SPECS: Readonly<Record<PictureName, Spec>> = {
  'who-stands-where': (report, { shape, by, fonts }) => {
    return rulesOf(report).length === 0 ? null : heatMap(report, by, shape, fonts);
  },
  'belief-gap': (report, drawing) =>
    rowsSpec('What is believed, and what the plans show', predictionRows(report), drawing),
  'by-level': (report, drawing) =>
    rowsSpec('Whose plans show the strategy, from the top down', signalRows(report), drawing),
  'what-changed': (report, { shape, fonts }) => {
    const rows = roundRows(report);
    return rows.length === 0 ? null : roundLines(report, rows, shape, fonts);
  },
};

function rowsSpec(
  title: string,
  rows: readonly ShareRow[],
  { shape, fonts }: Drawing,
): TopLevelSpec | null {
  return rows.length === 0 ? null : shareRows(title, rows, shape, fonts);
}

/** What a picture shows, in plain words, for those who do not see it. */
export function altTextOf(name: PictureName, report: Report): string {
  return harmless(SAYS[name](report)).replace(/\s+/g, ' ').trim();
}

const SAYS: Readonly<Record<PictureName, (report: Report) => string>> = {
  'who-stands-where': formatHeatMap,
  'by-level': ({ signal }) =>
    `Whose own plans show the strategy, from the top down: ${signal.map(({ band, aligned }) => `${band}, ${formatShare(aligned)}`).join('; ')}.`,
  'belief-gap': (report) =>
    `What is believed beside what was found: ${predictionRows(report)
      .map(
        ({ label, at, note }) =>
          `${label.toLowerCase()}, ${note.includes('of') ? note : percent(at)}`,
      )
      .join('; ')}.`,
  'what-changed': (report) =>
    `On the strategy's side, round by round: ${historyFindings(report)
      .map(({ about, numbers }) => `${about}: ${numbers}`)
      .join('; ')}.`,
};

function formatHeatMap(report: Report): string {
  const rules = rulesOf(report);
  const intro = `A table of functions and ${counted(rules.length, 'trade-off', 'trade-offs')}: how many stand on each side.`;
  return [intro, ...rules.map((rule, index) => formatRule(rule, index + 1))].join(' ');
}

function formatRule(rule: ReportRule, number: number): string {
  const { prefer, over, tally } = rule;
  const both = tally.split > 0 ? ` ${tally.split} want both.` : '';
  return `${number}. ${capital(prefer)}: ${formatTakers(rule, 'prefer')}. ${capital(over)}: ${formatTakers(rule, 'over')}.${both} ${formatQuiet(tally)}`;
}
