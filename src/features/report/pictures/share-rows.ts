import type { TopLevelSpec } from 'vega-lite';
import type { Share } from '../../flags/wilson.ts';
import { fitLines, type Lettering } from './fit-text.ts';
import type { Fonts } from './fonts.ts';
import { LINE, pixel } from './scene.ts';
import { COLOURS } from './theme.ts';

/** A row of a chart of shares, from 0 to 1. */
export type ShareRow = {
  readonly label: string;
  /** The interval in which the true share lies; null where it is no sample. */
  readonly interval: Pick<Share, 'low' | 'high'> | null;
  readonly at: number;
  /** What somebody expects or claims is drawn hollow, what was found is filled. */
  readonly isFound: boolean;
  /** The numbers in words: "3 of 8, so between 14% and 69%". */
  readonly note: string;
};

/** The sizes of a picture: for a screen or paper, or for a phone. */
export type Shape = 'wide' | 'narrow';

const WIDTHS = { wide: 700, narrow: 312 } as const;
const TITLE: Lettering = { size: 15, weight: 'bold' };
const LABEL: Lettering = { size: 12, weight: 'bold' };
const NOTE: Lettering = { size: 11, weight: 'normal' };
const LABEL_LINES = 2;
const GAP = 14;

/** Shares one below the other on one scale from 0 to 100%, each under its name and numbers. */
export function shareRows(
  title: string,
  rows: readonly ShareRow[],
  shape: Shape,
  fonts: Pick<Fonts, 'widthOf'>,
): TopLevelSpec {
  const width = WIDTHS[shape];
  const { values, height } = placeRows(rows, width, fonts);
  return {
    title: {
      text: [...fitLines(title, width, 3, TITLE, fonts)],
      anchor: 'start',
      frame: 'group',
      fontSize: TITLE.size,
      fontWeight: TITLE.weight,
      color: COLOURS.ink,
      offset: 14,
    },
    width,
    height,
    padding: 24,
    data: { values },
    layer: [...lineLayers(), ...pointLayers(), textLayer('label', LABEL), textLayer('note', NOTE)],
  };
}

function placeRows(rows: readonly ShareRow[], width: number, fonts: Pick<Fonts, 'widthOf'>) {
  let y = 0;
  const values = rows.map((row) => {
    const lines = fitLines(row.label, width, LABEL_LINES, LABEL, fonts);
    const noteY = y + lines.length * LABEL.size * LINE + LABEL.size / 2;
    const lineY = noteY + NOTE.size + 7;
    const placed = {
      label: lines.join('\n'),
      labelY: y + LABEL.size / 2,
      note: fitLines(row.note, width, 1, NOTE, fonts).join(''),
      noteY,
      lineY,
      at: row.at,
      low: row.interval?.low ?? row.at,
      high: row.interval?.high ?? row.at,
      isFound: row.isFound,
    };
    y = lineY + GAP + 10;
    return placed;
  });
  return { values, height: y };
}

const share = (field: string) =>
  ({
    field,
    type: 'quantitative',
    title: null,
    scale: { domain: [0, 1] },
    axis: {
      format: '.0%',
      values: [0, 0.25, 0.5, 0.75, 1],
      labelFontSize: 11,
      labelColor: COLOURS.soft,
      gridColor: '#e8eaec',
      domain: false,
      ticks: false,
      labelPadding: 6,
      labelFlush: false,
    },
  }) satisfies object;

type Layers = Extract<TopLevelSpec, { layer: unknown }>['layer'];

function lineLayers(): Layers {
  const y = pixel('lineY');
  return [
    {
      mark: { type: 'rule', strokeWidth: 8, color: COLOURS.prefer, opacity: 0.28 },
      encoding: { x: share('low'), x2: { field: 'high' }, y },
    },
  ] as Layers;
}

function pointLayers(): Layers {
  const y = pixel('lineY');
  const dot = { type: 'point', size: 130, strokeWidth: 2.2, opacity: 1 };
  const hollow = { ...dot, fill: COLOURS.paper, stroke: COLOURS.soft };
  const found = { ...dot, fill: COLOURS.prefer, stroke: COLOURS.prefer };
  const layer = (filter: string, mark: object, field: string) => ({
    transform: [{ filter }],
    mark,
    encoding: { x: share(field), y },
  });
  return [
    layer('!datum.isFound', { ...hollow, shape: 'diamond' }, 'at'),
    layer('datum.isFound', found, 'at'),
  ] as Layers;
}

function textLayer(field: 'label' | 'note', { size, weight }: Lettering) {
  return {
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      fontSize: size,
      fontWeight: weight,
      lineBreak: '\n',
      lineHeight: size * LINE,
      color: field === 'label' ? COLOURS.ink : COLOURS.soft,
    },
    encoding: { x: { value: 0 }, y: pixel(`${field}Y`), text: { field, type: 'nominal' } },
  } as const;
}
