import type { Config } from 'vega-lite';

/**
 * The colours of the pictures: blue and orange are told apart by every kind of colour vision and
 * differ in lightness on a black-and-white printer. The same as in html-style.ts.
 */
export const COLOURS = {
  ink: '#1c2530',
  soft: '#5a6572',
  line: '#c9cdd2',
  paper: '#ffffff',
  prefer: '#1f5f99',
  middle: '#f1efe9',
  over: '#f3a65a',
} as const;

/** The family that is measured, drawn and asked for; a browser without it takes a narrower one. */
export const FONT = 'Inter';
const FAMILIES = `${FONT}, Arial, sans-serif`;

/** The picture of a hatched area; `draw-svg` puts it into the finished SVG. */
export const HATCH_ID = 'throughline-hatch';
export const HATCH = `url(#${HATCH_ID})`;

/** How every picture looks. */
export const THEME: Config = {
  background: COLOURS.paper,
  font: FAMILIES,
  view: { stroke: null },
  aria: false,
  text: { color: COLOURS.ink, fontSize: 12, baseline: 'middle' },
  rule: { color: COLOURS.soft, strokeWidth: 1.5 },
};
