import type { TopLevelSpec } from 'vega-lite';
import { counted } from '../../../domain/words.ts';
import { type Report, type ReportRule, rulesOf } from '../report.ts';
import { fitLines, type Lettering } from './fit-text.ts';
import type { Fonts } from './fonts.ts';
import { drawCell, rowLabel } from './heat-cell.ts';
import { drawKey } from './heat-key.ts';
import { type HeatRow, heatRows, type RowsBy } from './heat-rows.ts';
import { type Box, LINE, type Scene, sceneSpec, type Words } from './scene.ts';

const MARGIN = 20;
const LABELS = 150;
const ROW = 46;
const HEAD_LINES = 5;
const TITLE: Lettering = { size: 17, weight: 'bold' };
const NUMBER: Lettering = { size: 13, weight: 'bold' };
const HEAD: Lettering = { size: 11, weight: 'normal' };
const LABEL: Lettering = { size: 12, weight: 'normal' };
const HEAD_TOP = 84;

/** Functions or levels in the rows, decision rules in the columns: who stands where, for a screen or paper. */
export function heatMap(report: Report, by: RowsBy, fonts: Pick<Fonts, 'widthOf'>): TopLevelSpec {
  return sceneSpec(heatScene(report, by, fonts));
}

function heatScene(report: Report, by: RowsBy, fonts: Pick<Fonts, 'widthOf'>): Scene {
  const rules = rulesOf(report);
  const { rows, left } = heatRows(report, by);
  const column = Math.max(70, Math.min(150, 770 / Math.max(1, rules.length)));
  const width = Math.max(560, 2 * MARGIN + LABELS + column * rules.length);
  const heads = rules.map((rule, index) => headOf(rule, index, column, fonts));
  const top =
    HEAD_TOP + 12 + Math.max(1, ...heads.map(({ lines }) => lines.length)) * HEAD.size * LINE;
  const cells = rows.flatMap((row, line) =>
    drawRow(row, rules, { column, y: top + line * ROW }, fonts),
  );
  const key = drawKey(
    { x: MARGIN, y: top + rows.length * ROW + 18, width: width - 2 * MARGIN },
    leftOut(left),
    fonts,
  );
  return {
    width,
    height: key.end + MARGIN - 8,
    boxes: [...cells.flatMap(({ boxes }) => boxes), ...key.boxes],
    words: [
      ...titleOf(report, width - 2 * MARGIN, fonts),
      ...heads.flatMap(({ words }) => words),
      ...cells.flatMap(({ words }) => words),
      ...key.words,
    ],
  };
}

/** The functions that a picture leaves out. */
export function leftOut(left: number): readonly string[] {
  if (left === 0) return [];
  return [`${counted(left, 'smaller function is', 'smaller functions are')} in the tables only.`];
}

/** What the picture is of; wraps to the width. */
export function titleOf(
  { strategy, response }: Report,
  width: number,
  fonts: Pick<Fonts, 'widthOf'>,
): readonly Words[] {
  const lines = fitLines('Who stands where', width, 1, TITLE, fonts);
  const answered = `${response.replied} of ${response.asked} answered. What comes first in their plans, on each trade-off of “${strategy.name}”`;
  const below = fitLines(answered, width, 2, LABEL, fonts);
  return [
    { x: MARGIN, y: MARGIN + 8, lines, letters: TITLE, align: 'left', tone: 'ink' },
    { x: MARGIN, y: MARGIN + 32, lines: below, letters: LABEL, align: 'left', tone: 'soft' },
  ];
}

function headOf(rule: ReportRule, index: number, column: number, fonts: Pick<Fonts, 'widthOf'>) {
  const x = MARGIN + LABELS + index * column + column / 2;
  const lines = fitLines(rule.prefer, column - 10, HEAD_LINES, HEAD, fonts);
  const words: Words[] = [
    { x, y: HEAD_TOP, lines: [String(index + 1)], letters: NUMBER, align: 'center', tone: 'ink' },
    { x, y: HEAD_TOP + 18, lines, letters: HEAD, align: 'center', tone: 'ink' },
  ];
  return { lines, words };
}

function drawRow(
  row: HeatRow,
  rules: readonly ReportRule[],
  { column, y }: { readonly column: number; readonly y: number },
  fonts: Pick<Fonts, 'widthOf'>,
): readonly { readonly boxes: readonly Box[]; readonly words: readonly Words[] }[] {
  const cells = rules.map((rule, index) =>
    drawCell(
      row.cellOf(rule),
      { x: MARGIN + LABELS + index * column, y, width: column, height: ROW },
      fonts,
    ),
  );
  const label = rowLabel(row, { x: MARGIN, y, width: LABELS, height: ROW }, fonts);
  return [{ boxes: [], words: [label] }, ...cells];
}
