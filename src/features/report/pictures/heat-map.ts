import type { TopLevelSpec } from 'vega-lite';
import { counted } from '../../../domain/words.ts';
import { type Report, type ReportRule, rulesOf } from '../report.ts';
import { fitLines, type Lettering } from './fit-text.ts';
import type { Fonts } from './fonts.ts';
import { drawCell, drawHead, type Place, rowLabel } from './heat-cell.ts';
import { drawKey } from './heat-key.ts';
import { EVERYBODY, type HeatRow, heatRows, type RowsBy } from './heat-rows.ts';
import { type Box, type Drawn, sceneSpec, together } from './scene.ts';
import type { Shape } from './share-rows.ts';

type Measure = Pick<Fonts, 'widthOf'>;

/** How a shape is laid out: for a screen or paper, or as wide as the narrowest phones in use. */
const LAYOUTS = {
  wide: { width: 880, margin: 16, labels: 118, columns: 4, row: 46 },
  narrow: { width: 360, margin: 14, labels: 118, columns: 1, row: 46 },
} as const;

type Layout = (typeof LAYOUTS)[Shape];

/** Half a column is wide enough for words and no wider than they need. */
const WIDEST_COLUMN = 330;
const TITLE: Lettering = { size: 16, weight: 'bold' };
const LABEL: Lettering = { size: 12, weight: 'normal' };

/**
 * Functions or levels in the rows, trade-offs in the columns, both sides named above their halves: who
 * stands where. More columns than fit beside each other go into tables below.
 */
export function heatMap(report: Report, by: RowsBy, shape: Shape, fonts: Measure): TopLevelSpec {
  const layout = LAYOUTS[shape];
  const { width, margin } = layout;
  const rules = rulesOf(report);
  const { rows: all, left } = heatRows(report, by);
  const head = titleOf(report, layout, fonts);
  let y = head.end;
  const tables = inTables(rules, layout.columns).map((some) => {
    // A phone has no room for rows that are empty.
    const rows = shape === 'wide' ? all : all.filter((row) => isHeard(row, some));
    const table = drawTable(some, rows, { layout, y }, fonts);
    y = table.end + 20;
    return table;
  });
  const notes = [...(shape === 'wide' ? [] : [NO_ROW]), ...leftOut(left)];
  const key = drawKey({ x: margin, y, width: width - 2 * margin }, notes, fonts);
  return sceneSpec({ ...together([head, ...tables, key]), width, height: key.end + margin / 2 });
}

const NO_ROW = 'Who has no row takes no side there.';

function isHeard({ label, cellOf }: HeatRow, rules: readonly ReportRule[]): boolean {
  const takers = ({ prefer, over, split }: ReportRule['tally']) => prefer + over + split;
  return label === EVERYBODY || rules.some((rule) => takers(cellOf(rule).tally) > 0);
}

/** As few tables as there must be, about equally wide. */
function inTables(rules: readonly ReportRule[], most: number): readonly (readonly ReportRule[])[] {
  const tables = Math.ceil(rules.length / most);
  const each = Math.ceil(rules.length / Math.max(1, tables));
  return Array.from({ length: tables }, (_, i) => rules.slice(i * each, (i + 1) * each));
}

function titleOf({ strategy, response }: Report, { width, margin }: Layout, fonts: Measure) {
  const room = width - 2 * margin;
  const title = fitLines(strategy.name, room, 3, TITLE, fonts);
  const answered = `${response.replied} of ${response.asked} answered: how many stand on each side`;
  const below = fitLines(answered, room, 2, LABEL, fonts);
  const y = margin + 8 + title.length * 21;
  const place = { x: margin, align: 'left' } as const;
  const words = [
    { ...place, y: margin + 8, lines: title, letters: TITLE, tone: 'ink' },
    { ...place, y, lines: below, letters: LABEL, tone: 'soft' },
  ] as const;
  return { boxes: [], words, end: y + below.length * 16 + 10 };
}

function drawTable(
  rules: readonly ReportRule[],
  rows: readonly HeatRow[],
  { layout, y }: { readonly layout: Layout; readonly y: number },
  fonts: Measure,
): Drawn & { readonly end: number } {
  const { width, margin, labels, row: height } = layout;
  const room = (width - 2 * margin - labels) / Math.max(1, rules.length);
  const column = Math.min(WIDEST_COLUMN, room);
  const at = (index: number) => margin + labels + index * column;
  const heads = rules.map((rule, i) => drawHead(rule, { x: at(i), y, width: column }, fonts));
  const top = y + Math.max(0, ...heads.map((head) => head.height));
  const lines = rows.map((row, line) => {
    const place = { x: margin, y: top + line * height, width: labels, height };
    const cells = rules.map((rule, i) =>
      drawCell(row.cellOf(rule), { ...place, x: at(i), width: column }, fonts),
    );
    return together([rowLabel(row, place, fonts), ...cells]);
  });
  const grounds = rows.map((row, line) => {
    const span = labels + rules.length * column;
    return groundOf(row, { x: margin, y: top + line * height, width: span, height });
  });
  const end = top + rows.length * height;
  const middles = rules.flatMap((_, i) => [
    divider(at(i), y, end, 2),
    divider(at(i) + column / 2, top, end, 1),
  ]);
  return { ...together([...grounds, { boxes: middles, words: [] }, ...heads, ...lines]), end };
}

/** Every row has a line above it; everybody stands on a ground of their own. */
function groundOf({ label }: HeatRow, { x, y, width, height }: Place): Drawn {
  const line: Box = { x, y, width, height: 1, fill: 'faint', edge: 'none' };
  const ground: Box = { x, y, width, height, fill: 'band', edge: 'none' };
  return { boxes: label === EVERYBODY ? [ground, line] : [line], words: [] };
}

function divider(x: number, from: number, to: number, width: number): Box {
  const fill = width > 1 ? 'line' : 'faint';
  return { x: x - width / 2, y: from, width, height: to - from, fill, edge: 'none' };
}

function leftOut(left: number): readonly string[] {
  if (left === 0) return [];
  return [
    `${counted(left, 'smaller function is', 'smaller functions are')} counted in the last row only.`,
  ];
}
