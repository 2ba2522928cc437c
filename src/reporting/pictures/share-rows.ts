import type { TopLevelSpec } from 'vega-lite';
import type { Share } from '../../domain/statistics/wilson.ts';
import { fitLines } from './fit-text.ts';
import type { Fonts } from './fonts.ts';
import { COLOURS } from './theme.ts';

/** A row of a chart of shares, from 0 to 1. */
export type ShareRow = {
  readonly label: string;
  /** The interval in which the true share lies; null where it is no sample. */
  readonly interval: Pick<Share, 'low' | 'high'> | null;
  /** Where it was before; null draws no step. */
  readonly before: number | null;
  readonly at: number;
  /** What somebody expects or claims is drawn hollow, what was found is filled. */
  readonly isFound: boolean;
  /** The numbers in words, over the row: "3 of 8, so between 14% and 69%". */
  readonly note: string;
};

/** The sizes of a chart: for a screen or paper, or for a phone. */
export type Shape = 'wide' | 'narrow';

const SIZES = {
  wide: { labels: 250, plot: 440, lines: 2 },
  narrow: { labels: 112, plot: 190, lines: 4 },
} as const;
const ROW = 58;
const LABEL = { size: 12, weight: 'normal' } as const;

/** Shares one below the other on one scale from 0 to 100%. */
export function shareRows(
  title: string,
  rows: readonly ShareRow[],
  shape: Shape,
  fonts: Pick<Fonts, 'widthOf'>,
): TopLevelSpec {
  const { labels, plot, lines } = SIZES[shape];
  const values = rows.map((row, index) => ({
    row: `${index}`,
    label: fitLines(row.label, labels, lines, LABEL, fonts).join('\n'),
    at: row.at,
    before: row.before ?? row.at,
    low: row.interval?.low ?? row.at,
    high: row.interval?.high ?? row.at,
    hasBefore: row.before !== null,
    isFound: row.isFound,
    note: fitLines(row.note, plot, 1, { size: 11, weight: 'normal' }, fonts).join(''),
  }));
  return {
    title: {
      text: [...fitLines(title, labels + plot, 3, { size: 15, weight: 'bold' }, fonts)],
      anchor: 'start',
      frame: 'bounds',
      fontSize: 15,
      fontWeight: 'bold',
      color: COLOURS.ink,
      offset: 14,
    },
    width: plot,
    height: { step: ROW },
    padding: 20,
    data: { values },
    encoding: { y: rowAxis(values) },
    layer: [...intervalLayers(), ...pointLayers(), noteLayer()],
  };
}

function rowAxis(values: readonly { readonly row: string; readonly label: string }[]) {
  const labels = JSON.stringify(values.map(({ label }) => label.split('\n')));
  return {
    field: 'row',
    type: 'ordinal',
    sort: null,
    title: null,
    scale: { paddingInner: 0, paddingOuter: 0 },
    axis: {
      labelExpr: `${labels}[toNumber(datum.value)]`,
      labelLimit: 0,
      labelFontSize: LABEL.size,
      labelColor: COLOURS.ink,
      labelLineHeight: 15,
      labelBaseline: 'middle',
      labelAlign: 'right',
      labelPadding: 10,
      ticks: false,
      domain: false,
    },
  } as const;
}

const SHARE = {
  type: 'quantitative',
  title: null,
  scale: { domain: [0, 1] },
  axis: {
    format: '.0%',
    values: [0, 0.25, 0.5, 0.75, 1],
    labelFontSize: 11,
    labelColor: COLOURS.soft,
    gridColor: COLOURS.line,
    domain: false,
    ticks: false,
    labelPadding: 6,
    labelFlush: false,
  },
} as const;

const x = (field: string) => ({ ...SHARE, field });

function intervalLayers() {
  return [
    {
      mark: { type: 'rule', strokeWidth: 7, color: COLOURS.prefer, opacity: 0.25 },
      encoding: { x: x('low'), x2: { field: 'high' } },
    },
    {
      transform: [{ filter: 'datum.hasBefore' }],
      mark: { type: 'rule', strokeWidth: 2, color: COLOURS.soft },
      encoding: { x: x('before'), x2: { field: 'at' } },
    },
  ] as const;
}

function pointLayers() {
  const dot = { type: 'point', size: 130, strokeWidth: 2.2, opacity: 1 } as const;
  const hollow = { ...dot, fill: COLOURS.paper, stroke: COLOURS.soft };
  return [
    {
      transform: [{ filter: 'datum.hasBefore' }],
      mark: hollow,
      encoding: { x: x('before') },
    },
    {
      transform: [{ filter: '!datum.isFound' }],
      mark: { ...hollow, shape: 'diamond' },
      encoding: { x: x('at') },
    },
    {
      transform: [{ filter: 'datum.isFound' }],
      mark: { ...dot, fill: COLOURS.prefer, stroke: COLOURS.prefer },
      encoding: { x: x('at') },
    },
  ] as const;
}

/** At the left, above the row's line, where no point can hide it. */
function noteLayer() {
  return {
    mark: {
      type: 'text',
      align: 'left',
      baseline: 'middle',
      fontSize: 11,
      color: COLOURS.soft,
      dy: -19,
    },
    encoding: { x: { value: 0 }, text: { field: 'note', type: 'nominal' } },
  } as const;
}
