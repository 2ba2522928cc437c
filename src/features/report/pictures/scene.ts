import type { TopLevelSpec } from 'vega-lite';
import type { Lettering } from './fit-text.ts';
import { COLOURS, HATCH } from './theme.ts';

/** A rectangle in pixels from the top left of a picture. */
export type Box = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** From -1, all on the given-up side, to 1, all on the preferred side; or hatched. */
  readonly fill: number | 'hatch';
  /** `dashed` where there is too little to tell. */
  readonly edge: 'thin' | 'dashed' | 'bold' | 'none';
};

/** Words in pixels from the top left; `y` is the middle of the first line. */
export type Words = {
  readonly x: number;
  readonly y: number;
  readonly lines: readonly string[];
  readonly letters: Lettering;
  readonly align: 'left' | 'center' | 'right';
  readonly tone: 'ink' | 'soft' | 'paper';
};

/** A picture laid out by hand, for where labels must not collide at any size. */
export type Scene = {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly words: readonly Words[];
};

/** Lines of a text lie this many letter heights apart. */
export const LINE = 1.3;

const WIDTHS = { thin: 1, dashed: 1.2, bold: 2.6, none: 0 } as const;

/** A scene as a chart: colours come from one scale, positions are pixels. */
export function sceneSpec({ width, height, boxes, words }: Scene): TopLevelSpec {
  const layers = LAYERS.map(({ isHatched, isDashed, fill }) => {
    const own = boxes.filter(
      (box) => (box.fill === 'hatch') === isHatched && (box.edge === 'dashed') === isDashed,
    );
    return boxLayer(own.map(boxData), fill, isDashed);
  });
  return {
    width,
    height,
    padding: 0,
    autosize: { type: 'none' },
    layer: [...layers, textLayer(words.flatMap(wordsData))],
  };
}

const FILL_BY_SIDE = {
  field: 'fill',
  type: 'quantitative',
  scale: {
    domain: [-1, 0, 1],
    range: [COLOURS.over, COLOURS.middle, COLOURS.prefer],
    interpolate: 'rgb',
  },
  legend: null,
} as const;

/** Hatched boxes lie over coloured ones. */
const LAYERS = [
  { isHatched: false, isDashed: false, fill: FILL_BY_SIDE },
  { isHatched: false, isDashed: true, fill: FILL_BY_SIDE },
  { isHatched: true, isDashed: false, fill: { value: HATCH } },
  { isHatched: true, isDashed: true, fill: { value: HATCH } },
] as const;

function boxData({ x, y, width, height, fill, edge }: Box) {
  return { x, y, x2: x + width, y2: y + height, fill, stroke: WIDTHS[edge] };
}

const pixel = (field: string) =>
  ({ field, type: 'quantitative', scale: null, axis: null }) as const;

function boxLayer(
  values: ReturnType<typeof boxData>[],
  fill: (typeof LAYERS)[number]['fill'],
  isDashed: boolean,
) {
  return {
    data: { values },
    mark: { type: 'rect', stroke: COLOURS.soft, strokeDash: isDashed ? [3, 3] : [1, 0] },
    encoding: {
      x: pixel('x'),
      x2: { field: 'x2' },
      y: pixel('y'),
      y2: { field: 'y2' },
      fill,
      strokeWidth: { field: 'stroke', type: 'quantitative', scale: null },
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
