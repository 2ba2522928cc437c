import { askedIn, type Tally } from '../../flags/tally.ts';
import { STAND_MARKS } from '../report-words.ts';
import { fitLines, type Lettering } from './fit-text.ts';
import type { Fonts } from './fonts.ts';
import { EVERYBODY, type HeatCell, type HeatRow } from './heat-rows.ts';
import { type Box, LINE, type Words } from './scene.ts';

/** A place in a picture, in pixels. */
export type Place = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

const SPOKEN = ['prefer', 'over', 'split'] as const;
/** Counts are never cut short: they get smaller until they fit. */
const TRIES: readonly (readonly [size: number, lines: number])[] = [
  [12, 1],
  [11, 2],
  [9.5, 2],
  [8, 3],
];
const STRIP = 8;
const GAP = 2;
/** Beyond this the blue is too dark for dark letters. */
const DARK = 0.75;

/** Draws a cell: colour by the mean side, counts in letters, and the silent as a hatched strip. */
export function drawCell(
  cell: HeatCell,
  place: Place,
  fonts: Pick<Fonts, 'widthOf'>,
): { readonly boxes: readonly Box[]; readonly words: readonly Words[] } {
  const { x, y, width, height } = inset(place);
  const side = meanSide(cell.tally);
  const silent = silentShare(cell.tally);
  const fill = side ?? 'hatch';
  const boxes: Box[] = [{ x, y, width, height, fill, edge: edgeOf(cell) }];
  if (side === null) return { boxes, words: [] };
  if (silent > 0) {
    const strip = { x, y: y + height - STRIP, width: width * silent, height: STRIP };
    boxes.push({ ...strip, fill: 'hatch', edge: 'thin' });
  }
  const { lines, letters } = fitCounts(countsIn(cell), width - 6, fonts);
  const free = silent > 0 ? height - STRIP : height;
  const middle = y + free / 2 - ((lines.length - 1) * letters.size * LINE) / 2;
  const tone = side > DARK ? 'paper' : 'ink';
  return {
    boxes,
    words: [{ x: x + width / 2, y: middle, lines, letters, align: 'center', tone }],
  };
}

function fitCounts(counts: string, width: number, fonts: Pick<Fonts, 'widthOf'>) {
  const tries = TRIES.map(([size, limit]) => {
    const letters: Lettering = { size, weight: 'bold' };
    return { letters, lines: fitLines(counts, width, limit, letters, fonts) };
  });
  const fitting = tries.find(({ lines }) => !lines.at(-1)?.endsWith('…'));
  return fitting ?? { letters: { size: 8, weight: 'bold' } as const, lines: ['…'] };
}

/** "A 3, B 1 (? 2) ▼": who takes a side, how many were read with doubt, where a group stands apart. */
function countsIn({ tally, difference, unsure }: HeatCell): string {
  const sides = SPOKEN.filter((stand) => tally[stand] > 0);
  const counts = sides.map((stand) => `${STAND_MARKS[stand]}\u00a0${tally[stand]}`).join(', ');
  const doubt = unsure === 0 ? '' : ` (?\u00a0${unsure})`;
  const apart = difference === 'higher' ? ' ▲' : difference === 'lower' ? ' ▼' : '';
  return `${counts}${doubt}${apart}`;
}

/** From -1, all on the given-up side, to 1; null where nobody takes a side. */
function meanSide({ prefer, over, split }: Tally): number | null {
  const takers = prefer + over + split;
  return takers === 0 ? null : (prefer - over) / takers;
}

function silentShare(tally: Tally): number {
  const { prefer, over, split } = tally;
  const asked = askedIn(tally);
  return asked === 0 ? 0 : 1 - (prefer + over + split) / asked;
}

function edgeOf({ difference }: HeatCell): Box['edge'] {
  if (difference === 'too-few') return 'dashed';
  return difference === 'higher' || difference === 'lower' ? 'bold' : 'thin';
}

function inset({ x, y, width, height }: Place): Place {
  return { x: x + GAP, y: y + GAP, width: width - 2 * GAP, height: height - 2 * GAP };
}

const LABEL: Lettering = { size: 12, weight: 'normal' };
const STRONG: Lettering = { size: 12, weight: 'bold' };
const LABEL_GAP = 10;

/** The name of a row with how many were asked, in the middle of its place. A long name loses its end, not the number. */
export function rowLabel(
  { label, asked }: Pick<HeatRow, 'label' | 'asked'>,
  place: Place,
  fonts: Pick<Fonts, 'widthOf'>,
): Words {
  const letters = label === EVERYBODY ? STRONG : LABEL;
  const width = place.width - LABEL_GAP;
  const whole = fitLines(`${label} (${asked})`, width, 2, letters, fonts);
  const isCut = whole.at(-1)?.endsWith('…') ?? false;
  const lines = isCut ? [...fitLines(label, width, 1, letters, fonts), `(${asked})`] : whole;
  const y = place.y + place.height / 2 - ((lines.length - 1) * letters.size * LINE) / 2;
  return { x: place.x, y, lines, letters, align: 'left', tone: 'ink' };
}
