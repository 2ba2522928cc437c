import type { Config } from 'vega-lite';

/**
 * The colours of the pictures: blue and orange are told apart by every kind of colour vision and
 * differ in lightness on a black-and-white printer. The same as in html-style.ts.
 */
export const COLOURS = {
  ink: '#1c2530',
  soft: '#5a6572',
  line: '#c9cdd2',
  faint: '#e6e4de',
  paper: '#ffffff',
  prefer: '#1f5f99',
  preferPale: '#e9f1f9',
  over: '#d9822b',
  overPale: '#fdf2e5',
  overInk: '#8f4d08',
  both: '#6b7682',
  bothPale: '#f1f2f3',
  band: '#f7f6f3',
} as const;

/** The family that is measured, drawn and asked for; a browser without it takes a narrower one. */
export const FONT = 'Inter';
const FAMILIES = `${FONT}, Arial, sans-serif`;

/** How every picture looks. */
export const THEME: Config = {
  background: COLOURS.paper,
  font: FAMILIES,
  view: { stroke: null },
  aria: false,
  text: { color: COLOURS.ink, fontSize: 12, baseline: 'middle' },
  rule: { color: COLOURS.soft, strokeWidth: 1.5 },
};
