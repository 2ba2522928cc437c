import type { OwnTally, Tally } from '../../flags/tally.ts';
import type { ReportRule } from '../report.ts';
import { capital } from '../report-words.ts';
import { fitLines, type Lettering } from './fit-text.ts';
import type { Fonts } from './fonts.ts';
import { EVERYBODY, type HeatRow } from './heat-rows.ts';
import { type Box, type Drawn, LINE, together, type Words } from './scene.ts';

/** A place in a picture, in pixels. */
export type Place = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

type Measure = Pick<Fonts, 'widthOf'>;
type Side = keyof OwnTally;

const COUNT: Lettering = { size: 12, weight: 'bold' };
const TILE = 20;
const GAP = 4;
const PAD = 8;

const LOOKS = {
  prefer: { own: 'prefer', read: 'preferPale', ink: 'prefer' },
  over: { own: 'over', read: 'overPale', ink: 'overInk' },
  split: { own: 'both', read: 'bothPale', ink: 'soft' },
} as const satisfies Readonly<Record<Side, Readonly<Record<string, Words['tone']>>>>;

/**
 * The people of a group on a rule: left those on the strategy's side, right those on the other, between
 * and below them who wants both. Own words are filled, what was only read is pale; who takes no side
 * leaves the place empty.
 */
export function drawCell(
  { tally, own }: { readonly tally: Tally; readonly own: OwnTally },
  { x, y, width, height }: Place,
  fonts: Measure,
): Drawn {
  const isShared = tally.split > 0 && tally.prefer + tally.over > 0;
  const middle = y + height / 2;
  const apart = isShared ? TILE / 2 + 1 : 0;
  const tiles = (side: Side) => tilesOf(side, own[side], tally[side] - own[side], fonts);
  const both = tiles('split');
  const widthOf = both.reduce((sum, tile) => sum + tile.width, GAP * (both.length - 1));
  return together([
    placed(tiles('prefer'), x + PAD, middle - apart),
    placed(tiles('over'), x + width / 2 + PAD, middle - apart),
    placed(both, x + (width - widthOf) / 2, middle + apart),
  ]);
}

type Tile = Pick<Box, 'fill' | 'edge'> & {
  readonly text: string;
  readonly width: number;
  readonly tone: Words['tone'];
};

function tilesOf(side: Side, own: number, read: number, fonts: Measure): readonly Tile[] {
  const { ink, ...fills } = LOOKS[side];
  const word = side === 'split' ? '\u00a0both' : '';
  const tile = (count: number, fill: Tile['fill'], isOwn: boolean): readonly Tile[] => {
    if (count === 0) return [];
    const text = `${count}${word}`;
    const width = Math.max(28, fonts.widthOf(text, COUNT.size, COUNT.weight) + 14);
    return [{ text, width, fill, edge: isOwn ? 'none' : 'dashed', tone: isOwn ? 'paper' : ink }];
  };
  return [...tile(own, fills.own, true), ...tile(read, fills.read, false)];
}

function placed(tiles: readonly Tile[], from: number, middle: number): Drawn {
  let x = from;
  const parts = tiles.map(({ text, width, fill, edge, tone }): Drawn => {
    const box = { x, y: middle - TILE / 2, width, height: TILE, fill, edge };
    const word = { x: x + width / 2, y: middle, lines: [text], letters: COUNT, tone } as const;
    x += width + GAP;
    return { boxes: [box], words: [{ ...word, align: 'center' }] };
  });
  return together(parts);
}

const SIDE: Lettering = { size: 11, weight: 'normal' };
/** Beyond this a side is no phrase any more. */
const MOST_LINES = 20;

/** Both sides of a trade-off above their halves of a column, in full; answers how high they are. */
export function drawHead(
  { prefer, over }: Pick<ReportRule, 'prefer' | 'over'>,
  { x, y, width }: Pick<Place, 'x' | 'y' | 'width'>,
  fonts: Measure,
): Drawn & { readonly height: number } {
  const half = width / 2;
  const side = (words: string, at: number, fill: Box['fill'], tone: Words['tone']) => {
    const lines = fitLines(capital(words), half - PAD - 6, MOST_LINES, SIDE, fonts);
    const bar: Box = { x: at + 2, y, width: half - 4, height: 4, fill, edge: 'none' };
    const text = { x: at + PAD, y: y + 16, lines, letters: SIDE, align: 'left', tone } as const;
    return { boxes: [bar], words: [text] };
  };
  const sides = [side(prefer, x, 'prefer', 'prefer'), side(over, x + half, 'over', 'overInk')];
  const most = Math.max(...sides.map(({ words }) => words[0]?.lines.length ?? 0));
  return { ...together(sides), height: 14 + most * SIDE.size * LINE };
}

const LABEL: Lettering = { size: 12, weight: 'normal' };
const STRONG: Lettering = { size: 12, weight: 'bold' };
const LABEL_GAP = 10;

/** The name of a row with how many were asked, in the middle of its place. */
export function rowLabel(
  { label, asked }: Pick<HeatRow, 'label' | 'asked'>,
  place: Place,
  fonts: Measure,
): Drawn {
  const letters = label === EVERYBODY ? STRONG : LABEL;
  const lines = fitLines(`${label} (${asked})`, place.width - LABEL_GAP, 3, letters, fonts);
  const y = place.y + place.height / 2 - ((lines.length - 1) * letters.size * LINE) / 2;
  return { boxes: [], words: [{ x: place.x, y, lines, letters, align: 'left', tone: 'ink' }] };
}
