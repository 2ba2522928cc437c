import type { TopLevelSpec } from 'vega-lite';
import { type Report, type ReportRule, rulesOf } from '../report.ts';
import { fitLines, type Lettering } from './fit-text.ts';
import type { Fonts } from './fonts.ts';
import { drawCell, rowLabel } from './heat-cell.ts';
import { drawKey } from './heat-key.ts';
import { leftOut, titleOf } from './heat-map.ts';
import { type HeatRow, heatRows, type RowsBy } from './heat-rows.ts';
import { type Box, LINE, type Scene, sceneSpec, type Words } from './scene.ts';

/** As wide as the narrowest phones in use. */
const WIDTH = 360;
const MARGIN = 20;
const LABELS = 124;
const ROW = 36;
const HEAD: Lettering = { size: 13, weight: 'bold' };

/** The heat map for a phone: one decision rule below the other, each with its functions. */
export function heatMapNarrow(
  report: Report,
  by: RowsBy,
  fonts: Pick<Fonts, 'widthOf'>,
): TopLevelSpec {
  return sceneSpec(narrowScene(report, by, fonts));
}

function narrowScene(report: Report, by: RowsBy, fonts: Pick<Fonts, 'widthOf'>): Scene {
  const { rows, left } = heatRows(report, by);
  const boxes: Box[] = [];
  const words: Words[] = [...titleOf(report, WIDTH - 2 * MARGIN, fonts)];
  let y = 98;
  for (const [index, rule] of rulesOf(report).entries()) {
    const block = drawRule(rule, index + 1, rows, y, fonts);
    boxes.push(...block.boxes);
    words.push(...block.words);
    y = block.end + 18;
  }
  const key = drawKey({ x: MARGIN, y, width: WIDTH - 2 * MARGIN }, leftOut(left), fonts);
  return {
    width: WIDTH,
    height: key.end + MARGIN - 8,
    boxes: [...boxes, ...key.boxes],
    words: [...words, ...key.words],
  };
}

function drawRule(
  rule: ReportRule,
  number: number,
  rows: readonly HeatRow[],
  y: number,
  fonts: Pick<Fonts, 'widthOf'>,
) {
  const lines = fitLines(`${number}. ${rule.prefer}`, WIDTH - 2 * MARGIN, 3, HEAD, fonts);
  const heading: Words = { x: MARGIN, y, lines, letters: HEAD, align: 'left', tone: 'ink' };
  const top = y + lines.length * HEAD.size * LINE;
  const drawn = rows.map((row, line) => drawRow(row, rule, top + line * ROW, fonts));
  return {
    boxes: drawn.flatMap(({ boxes }) => boxes),
    words: [heading, ...drawn.flatMap(({ words }) => words)],
    end: top + rows.length * ROW,
  };
}

function drawRow(row: HeatRow, rule: ReportRule, y: number, fonts: Pick<Fonts, 'widthOf'>) {
  const label = rowLabel(row, { x: MARGIN, y, width: LABELS, height: ROW }, fonts);
  const place = { x: MARGIN + LABELS, y, width: WIDTH - 2 * MARGIN - LABELS, height: ROW };
  const cell = drawCell(row.cellOf(rule), place, fonts);
  return { boxes: cell.boxes, words: [label, ...cell.words] };
}
