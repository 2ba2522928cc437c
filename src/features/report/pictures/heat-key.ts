import { fitLines, type Lettering } from './fit-text.ts';
import type { Fonts } from './fonts.ts';
import { type Box, type Drawn, LINE, type Words } from './scene.ts';

const LETTERS: Lettering = { size: 11, weight: 'normal' };
const SWATCH = { width: 18, height: 12 } as const;
const GAP = 5;

const FILLED = 'people who say so themselves';
const PALE = 'replies that read like it, and nobody has confirmed it';
const PLACES =
  'Left is what the strategy puts first, right what it gives up. An empty place: no side taken, or no answer.';

/** What places and colours mean, in two lines where there is room, from `y` down; answers where it ends. */
export function drawKey(
  area: { readonly x: number; readonly y: number; readonly width: number },
  notes: readonly string[],
  fonts: Pick<Fonts, 'widthOf'>,
): Drawn & { readonly end: number } {
  const boxes: Box[] = [];
  const words: Words[] = [];
  let { x, y } = area;
  const write = (text: string, at: number) => {
    const lines = fitLines(text, area.x + area.width - at, 4, LETTERS, fonts);
    const place = { x: at, y: y + SWATCH.height / 2 };
    words.push({ ...place, lines, letters: LETTERS, align: 'left', tone: 'soft' });
    return lines.length * LETTERS.size * LINE;
  };
  const item = (fills: readonly Box['fill'][], edge: Box['edge'], text: string) => {
    const swatches = fills.length * (SWATCH.width + 3) + GAP;
    const width = swatches + fonts.widthOf(text, LETTERS.size, LETTERS.weight);
    if (x > area.x && x + width > area.x + area.width) {
      x = area.x;
      y += LETTERS.size * LINE + GAP;
    }
    fills.forEach((fill, index) => {
      boxes.push({ x: x + index * (SWATCH.width + 3), y, ...SWATCH, fill, edge });
    });
    const height = write(text, x + swatches);
    x += width + 22;
    return height;
  };
  item(['prefer', 'over'], 'none', FILLED);
  const height = item(['preferPale', 'overPale'], 'dashed', PALE);
  y += height + GAP;
  for (const text of [PLACES, ...notes]) y += write(text, area.x) + GAP;
  return { boxes, words, end: y };
}
