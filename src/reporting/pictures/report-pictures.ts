import type { TopLevelSpec } from 'vega-lite';
import type { Report } from '../../domain/report.ts';
import { altTextOf } from './alt-text.ts';
import { drawSvg } from './draw-svg.ts';
import { type Fonts, loadFonts } from './fonts.ts';
import { heatMap } from './heat-map.ts';
import { heatMapNarrow } from './heat-map-narrow.ts';
import { rulesOf } from './heat-rows.ts';
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
export async function drawPictures(report: Report): Promise<readonly Picture[]> {
  const pictures: Picture[] = [];
  for (const name of PICTURE_NAMES) {
    const wide = await drawPicture(report, name, 'wide');
    const narrow = await drawPicture(report, name, 'narrow');
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
): Promise<string | null> {
  if (report.hidden !== null) return null;
  const spec = SPECS[name](report, shape, await loadFonts());
  return spec === null ? null : await drawSvg(spec);
}

type Spec = (report: Report, shape: Shape, fonts: Pick<Fonts, 'widthOf'>) => TopLevelSpec | null;

const SPECS: Readonly<Record<PictureName, Spec>> = {
  'who-stands-where': (report, shape, fonts) => {
    if (rulesOf(report).length === 0) return null;
    return shape === 'wide' ? heatMap(report, fonts) : heatMapNarrow(report, fonts);
  },
  'belief-gap': (report, shape, fonts) =>
    rowsSpec('What is believed, and what the plans show', beliefRows(report), shape, fonts),
  'by-level': (report, shape, fonts) =>
    rowsSpec('Whose plans show the strategy, from the top down', signalRows(report), shape, fonts),
  'what-changed': (report, shape, fonts) =>
    report.change === null
      ? null
      : rowsSpec(changeTitle(report.change), changeRows(report), shape, fonts),
};

function rowsSpec(
  title: string,
  rows: readonly ShareRow[],
  shape: Shape,
  fonts: Pick<Fonts, 'widthOf'>,
): TopLevelSpec | null {
  return rows.length === 0 ? null : shareRows(title, rows, shape, fonts);
}
