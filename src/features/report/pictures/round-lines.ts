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
  const { width, margin, labels, row: each } = LAYOUTS[shape];
  const from = margin + labels + ENDS;
  const to = width - margin - ENDS;
  const { history } = report;
  const at = (index: number) => from + ((to - from) * index) / (history.length - 1);
  const title = fitLines(
    'On the strategy’s side, round by round',
    width - 2 * margin,
    2,
    TITLE,
    fonts,
  );
  const top = margin + title.length * 20 + (shape === 'wide' ? 26 : 34);
  const base = (line: number) => top + line * each + each - 20;
  const words: Words[] = [
    { x: margin, y: margin + 8, lines: title, letters: TITLE, align: 'left', tone: 'ink' },
    ...endsOf(history.map(({ openedAt }, index) => ({ openedAt, index }))).map(
      ({ item: { openedAt, index } }): Words => ({
        ...{
          x: at(index),
          y: top - (shape === 'wide' ? 8 : 16),
          lines: [formatDay(openedAt)],
          letters: NOTE,
        },
        ...{ align: 'center', tone: 'soft' },
      }),
    ),
    ...rows.flatMap(({ label, shares }, line) => [
      labelOf(label, { line, top, each, shape }, fonts),
      ...endsOf(shares.flatMap((share, index) => (share === null ? [] : [{ share, index }]))).map(
        ({ item: { share, index }, isLast }) => besideLine(share, at(index), base(line), isLast),
      ),
    ]),
  ];
  const points = rows.flatMap(({ shares }, line) =>
    shares.flatMap((share, index) =>
      share === null ? [] : [{ line, x: at(index), y: base(line) - HEIGHT * share.share }],
    ),
  );
  const frame = rows.flatMap((_, line) =>
    [0, HEIGHT].map((up) => ({ x: from, x2: to, y: base(line) - up })),
  );
  const scene = sceneSpec({ width, height: top + rows.length * each + 6, boxes: [], words });
  return withLines(scene, frame, points);
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
  { line, top, each, shape }: { line: number; top: number; each: number; shape: Shape },
  fonts: Pick<Fonts, 'widthOf'>,
): Words {
  const { width, margin, labels } = LAYOUTS[shape];
  const room = shape === 'wide' ? labels - 20 : width - 2 * margin;
  const letters = line === 0 ? LABEL : { ...LABEL, weight: 'normal' as const };
  const lines = fitLines(label, room, shape === 'wide' ? 4 : 3, letters, fonts);
  const y = top + line * each + (shape === 'wide' ? each - 20 - HEIGHT / 2 : 10);
  const up = shape === 'wide' ? ((lines.length - 1) * letters.size * LINE) / 2 : 0;
  return { x: margin, y: y - up, lines, letters, align: 'left', tone: 'ink' };
}

function besideLine({ count, of, share }: Share, x: number, base: number, isLast: boolean): Words {
  const place = { x: x + (isLast ? 10 : -10), y: base - HEIGHT * share };
  const words = { lines: [`${count} of ${of}`], letters: isLast ? LABEL : NOTE };
  return { ...place, ...words, align: isLast ? 'left' : 'right', tone: isLast ? 'ink' : 'soft' };
}

/** Lines and points under the words of a scene. */
function withLines(scene: TopLevelSpec, frame: readonly object[], points: readonly object[]) {
  const layers = [
    {
      data: { values: frame },
      mark: { type: 'rule', strokeWidth: 1, color: COLOURS.line },
      encoding: { x: pixel('x'), x2: { field: 'x2' }, y: pixel('y') },
    },
    {
      data: { values: points },
      mark: { type: 'line', strokeWidth: 2.5, color: COLOURS.prefer },
      encoding: { x: pixel('x'), y: pixel('y'), detail: { field: 'line', type: 'nominal' } },
    },
    {
      data: { values: points },
      mark: { type: 'point', filled: true, size: 60, opacity: 1, color: COLOURS.prefer },
      encoding: { x: pixel('x'), y: pixel('y') },
    },
  ];
  const drawn = 'layer' in scene ? scene.layer : [];
  return { ...scene, layer: [...layers, ...drawn] } as TopLevelSpec;
}
