import { fitLines, type Lettering } from './fit-text.ts';
import type { Fonts } from './fonts.ts';
import { type Box, LINE, type Words } from './scene.ts';

const LETTERS: Lettering = { size: 11, weight: 'normal' };
const SWATCH = { width: 24, height: 13 } as const;
const GAP = 7;

type KeyItem = { readonly fill: Box['fill']; readonly edge: Box['edge']; readonly text: string };

const ITEMS: readonly KeyItem[] = [
  { fill: 1, edge: 'thin', text: 'A: plans put first what the strategy puts first' },
  {
    fill: 0,
    edge: 'thin',
    text: 'as much on one side as on the other; ~ is both, or case by case',
  },
  { fill: -1, edge: 'thin', text: 'B: plans put first what the strategy gives up' },
  {
    fill: 'hatch',
    edge: 'thin',
    text: 'hatched: the share of those asked who do not say or did not reply',
  },
  {
    fill: 0,
    edge: 'dashed',
    text: 'dashed edge: too few answers to tell this group from the others',
  },
  {
    fill: 0,
    edge: 'bold',
    text: 'bold edge: further on the side of the strategy (▲) or away from it (▼) than the others, beyond chance',
  },
];

const UNSURE = '? is how many of those who take a side were read with doubt.';

/** What colours, letters and edges mean, from `y` down; answers where it ends. */
export function drawKey(
  area: { readonly x: number; readonly y: number; readonly width: number },
  notes: readonly string[],
  fonts: Pick<Fonts, 'widthOf'>,
): { readonly boxes: readonly Box[]; readonly words: readonly Words[]; readonly end: number } {
  const boxes: Box[] = [];
  const words: Words[] = [];
  let y = area.y;
  const write = (text: string, indent: number) => {
    const lines = fitLines(text, area.width - indent, 4, LETTERS, fonts);
    const place = { x: area.x + indent, y: y + SWATCH.height / 2 };
    words.push({ ...place, lines, letters: LETTERS, align: 'left', tone: 'soft' });
    y += Math.max(1, lines.length) * LETTERS.size * LINE + GAP - 2;
  };
  for (const { text, ...look } of ITEMS) {
    boxes.push({ x: area.x, y, ...SWATCH, ...look });
    write(text, SWATCH.width + GAP);
  }
  for (const note of [UNSURE, ...notes]) write(note, 0);
  return { boxes, words, end: y };
}
