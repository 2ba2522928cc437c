import type { TopLevelSpec } from 'vega-lite';
import type { Share } from '../../flags/wilson.ts';
import { type Report, rulesOf } from '../report.ts';
import { capital, formatDay } from '../report-words.ts';
import { fitLines, type Lettering } from './fit-text.ts';
import type { Fonts } from './fonts.ts';
import { LINE, pixel, sceneSpec, type Words } from './scene.ts';
import type { Shape } from './share-rows.ts';
import { COLOURS } from './theme.ts';

/** A share that is followed over several rounds; null for a round that did not ask about it. */
export type RoundRow = { readonly label: string; readonly shares: readonly (Share | null)[] };

const LAYOUTS = {
  wide: { width: 860, margin: 16, labels: 330, row: 66 },
  narrow: { width: 360, margin: 14, labels: 0, row: 112 },
} as const;

const TITLE: Lettering = { size: 15, weight: 'bold' };
const LABEL: Lettering = { size: 12, weight: 'bold' };
const NOTE: Lettering = { size: 11, weight: 'normal' };
/** The words of the first and last share stand beside the line. */
const ENDS = 62;
const HEIGHT = 36;

/** Each share over all rounds; empty where there were fewer than two. */
export function roundRows(report: Report): readonly RoundRow[] {
  const { history } = report;
  if (history.length < 2) return [];
  const rules = rulesOf(report).map(({ id, prefer }) => ({
    label: capital(prefer),
    shares: history.map(
      ({ rules: asked }) => asked.find(({ ruleId }) => ruleId === id)?.aligned ?? null,
    ),
  }));
  const all = history.map(({ demonstrated }) => demonstrated);
  return [
    { label: 'Show the strategy in their own plans', shares: all },
    ...rules.filter(({ shares }) => shares.filter((share) => share !== null).length > 1),
  ];
}

/** Shares on the strategy's side, one line for each, from the first round to this one. */
export function roundLines(
  report: Report,
  rows: readonly RoundRow[],
  shape: Shape,
  fonts: Pick<Fonts, 'widthOf'>,
): TopLevelSpec {
  const { width, margin, row: each } = LAYOUTS[shape];
  const words = 'On the strategy’s side, round by round';
  const title = fitLines(words, width - 2 * margin, 2, TITLE, fonts);
  const top = margin + title.length * 20 + (shape === 'wide' ? 26 : 34);
  const grid = gridOf(report, shape, top);
  const heading = { x: margin, y: margin + 8, lines: title, letters: TITLE } as const;
  const scene = sceneSpec({
    width,
    height: top + rows.length * each + 6,
    boxes: [],
    words: [
      { ...heading, align: 'left', tone: 'ink' },
      ...dayWords(report, grid, top - (shape === 'wide' ? 8 : 16)),
      ...rows.flatMap((row, line) => rowWords(row, { line, top, shape, grid }, fonts)),
    ],
  });
  return withLines(scene, rows, grid);
}

/** Where a round stands from left to right, and the foot of a row. */
type Grid = {
  readonly from: number;
  readonly to: number;
  readonly at: (index: number) => number;
  readonly base: (line: number) => number;
};

function gridOf({ history }: Report, shape: Shape, top: number): Grid {
  const { width, margin, labels, row } = LAYOUTS[shape];
  const from = margin + labels + ENDS;
  const to = width - margin - ENDS;
  return {
    from,
    to,
    at: (index) => from + ((to - from) * index) / (history.length - 1),
    base: (line) => top + line * row + row - 20,
  };
}

function dayWords({ history }: Report, { at }: Grid, y: number): readonly Words[] {
  const days = history.map(({ openedAt }, index) => ({ openedAt, index }));
  return endsOf(days).map(({ item: { openedAt, index } }) => ({
    x: at(index),
    y,
    lines: [formatDay(openedAt)],
    letters: NOTE,
    align: 'center',
    tone: 'soft',
  }));
}

type RowPlace = {
  readonly line: number;
  readonly top: number;
  readonly shape: Shape;
  readonly grid: Grid;
};

function rowWords(
  { label, shares }: RoundRow,
  place: RowPlace,
  fonts: Pick<Fonts, 'widthOf'>,
): readonly Words[] {
  const { at, base } = place.grid;
  const known = shares.flatMap((share, index) => (share === null ? [] : [{ share, index }]));
  return [
    labelOf(label, place, fonts),
    ...endsOf(known).map(({ item: { share, index }, isLast }) =>
      besideLine(share, at(index), base(place.line), isLast),
    ),
  ];
}

/** The first and the last of several. */
function endsOf<Item>(items: readonly Item[]): readonly { item: Item; isLast: boolean }[] {
  const [first] = items;
  const last = items.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    { item: first, isLast: false },
    { item: last, isLast: true },
  ];
}

function labelOf(
  label: string,
  { line, top, shape }: RowPlace,
  fonts: Pick<Fonts, 'widthOf'>,
): Words {
  const { width, margin, labels, row } = LAYOUTS[shape];
  const isWide = shape === 'wide';
  const letters = line === 0 ? LABEL : { ...LABEL, weight: 'normal' as const };
  const room = isWide ? labels - 20 : width - 2 * margin;
  const lines = fitLines(label, room, isWide ? 4 : 3, letters, fonts);
  const y = top + line * row + (isWide ? row - 20 - HEIGHT / 2 : 10);
  const up = isWide ? ((lines.length - 1) * letters.size * LINE) / 2 : 0;
  return { x: margin, y: y - up, lines, letters, align: 'left', tone: 'ink' };
}

function besideLine({ count, of, share }: Share, x: number, base: number, isLast: boolean): Words {
  const place = { x: x + (isLast ? 10 : -10), y: base - HEIGHT * share };
  const words = { lines: [`${count} of ${of}`], letters: isLast ? LABEL : NOTE };
  return { ...place, ...words, align: isLast ? 'left' : 'right', tone: isLast ? 'ink' : 'soft' };
}

/** Lines and points under the words of a scene, each row in its frame from none to all. */
function withLines(
  scene: TopLevelSpec,
  rows: readonly RoundRow[],
  { from, to, at, base }: Grid,
): TopLevelSpec {
  const frame = rows.flatMap((_, line) =>
    [0, HEIGHT].map((up) => ({ x: from, x2: to, y: base(line) - up })),
  );
  const points = rows.flatMap(({ shares }, line) =>
    shares.flatMap((share, index) =>
      share === null ? [] : [{ line, x: at(index), y: base(line) - HEIGHT * share.share }],
    ),
  );
  const place = { x: pixel('x'), y: pixel('y') };
  const color = COLOURS.prefer;
  const layers = [
    {
      data: { values: frame },
      mark: { type: 'rule', strokeWidth: 1, color: COLOURS.line },
      encoding: { ...place, x2: { field: 'x2' } },
    },
    {
      data: { values: points },
      mark: { type: 'line', strokeWidth: 2.5, color },
      encoding: { ...place, detail: { field: 'line', type: 'nominal' } },
    },
    {
      data: { values: points },
      mark: { type: 'point', filled: true, size: 60, opacity: 1, color },
      encoding: place,
    },
  ];
  const drawn = 'layer' in scene ? scene.layer : [];
  return { ...scene, layer: [...layers, ...drawn] } as TopLevelSpec;
}
