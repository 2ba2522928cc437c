import type { TopLevelSpec } from 'vega-lite';
import type { Report } from '../report.ts';
import { altTextOf } from './alt-text.ts';
import { drawSvg } from './draw-svg.ts';
import { type Fonts, loadFonts } from './fonts.ts';
import { heatMap } from './heat-map.ts';
import { heatMapNarrow } from './heat-map-narrow.ts';
import { type RowsBy, rulesOf } from './heat-rows.ts';
import { beliefRows, changeRows, changeTitle, signalRows } from './share-charts.ts';
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
    if (rulesOf(report).length === 0) return null;
    return shape === 'wide' ? heatMap(report, by, fonts) : heatMapNarrow(report, by, fonts);
  },
  'belief-gap': (report, drawing) =>
    rowsSpec('What is believed, and what the plans show', beliefRows(report), drawing),
  'by-level': (report, drawing) =>
    rowsSpec('Whose plans show the strategy, from the top down', signalRows(report), drawing),
  'what-changed': (report, drawing) =>
    report.change === null
      ? null
      : rowsSpec(changeTitle(report.change), changeRows(report), drawing),
};

function rowsSpec(
  title: string,
  rows: readonly ShareRow[],
  { shape, fonts }: Drawing,
): TopLevelSpec | null {
  return rows.length === 0 ? null : shareRows(title, rows, shape, fonts);
}
