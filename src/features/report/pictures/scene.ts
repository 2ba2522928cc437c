import type { TopLevelSpec } from 'vega-lite';
import type { Lettering } from './fit-text.ts';
import { COLOURS } from './theme.ts';

type Colour = keyof typeof COLOURS;

/** A rectangle in pixels from the top left of a picture. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: Colour;
  /** `dashed` where nobody has confirmed it. */
  readonly edge: 'none' | 'dashed';
};

/** Words in pixels from the top left; `y` is the middle of the first line. */
export type Words = {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly letters: Lettering;
  readonly align: 'left' | 'center' | 'right';
  readonly tone: Colour;
};

/** What is drawn: boxes, and words over them. */
export type Drawn = { readonly boxes: readonly Box[]; readonly words: readonly Words[] };

/** A picture laid out by hand, for where labels must not collide at any size. */
export type Scene = Drawn & { readonly width: number; readonly height: number };

/** Lines of a text lie this many letter heights apart. */
export const LINE = 1.3;

/** Several things that are drawn, as one. */
export function together(parts: readonly Drawn[]): Drawn {
  return {
    boxes: parts.flatMap(({ boxes }) => boxes),
    words: parts.flatMap(({ words }) => words),
  };
}

/** A scene as a chart whose positions are pixels. */
export function sceneSpec({ width, height, boxes, words }: Scene): TopLevelSpec {
  const edged = (edge: Box['edge']) => boxes.filter((box) => box.edge === edge).map(boxData);
  return {
    width,
    height,
    padding: 0,
    autosize: { type: 'none' },
    layer: [
      boxLayer(edged('none'), { strokeWidth: 0 }),
      boxLayer(edged('dashed'), { stroke: COLOURS.soft, strokeWidth: 1, strokeDash: [3, 2] }),
      textLayer(words.flatMap(wordsData)),
    ],
  };
}

function boxData({ x, y, width, height, fill }: Box) {
  return { x, y, x2: x + width, y2: y + height, fill: COLOURS[fill] };
}

/** A field whose value is a place in pixels. */
export const pixel = (field: string) =>
  ({ field, type: 'quantitative', scale: null, axis: null }) as const;

function boxLayer(values: ReturnType<typeof boxData>[], edge: object) {
  return {
    data: { values },
    mark: { type: 'rect', ...edge },
    encoding: {
      x: pixel('x'),
      x2: { field: 'x2' },
      y: pixel('y'),
      y2: { field: 'y2' },
      fill: { field: 'fill', type: 'nominal', scale: null },
    },
  } as const;
}

function wordsData({ x, y, lines, letters, align, tone }: Words) {
  const step = letters.size * LINE;
  return lines.map((text, line) => ({
    x,
    y: y + line * step,
    text,
    size: letters.size,
    weight: letters.weight,
    align,
    colour: COLOURS[tone],
  }));
}

function textLayer(values: ReturnType<typeof wordsData>) {
  const datum = (field: string) => ({ expr: `datum.${field}` });
  return {
    data: { values },
    mark: {
      type: 'text',
      align: datum('align'),
      fontSize: datum('size'),
      fontWeight: datum('weight'),
    },
    encoding: {
      x: pixel('x'),
      y: pixel('y'),
      text: { field: 'text', type: 'nominal' },
      color: { field: 'colour', type: 'nominal', scale: null },
    },
  } as unknown as NonNullable<Extract<TopLevelSpec, { layer: unknown }>['layer']>[number];
}
