import { fitLines, type Lettering } from './fit-text.ts';
import type { Fonts } from './fonts.ts';
import type { Place } from './heat-cell.ts';
import { EVERYBODY, type HeatRow } from './heat-rows.ts';
import { LINE, type Words } from './scene.ts';

const LABEL: Lettering = { size: 12, weight: 'normal' };
const STRONG: Lettering = { size: 12, weight: 'bold' };
const GAP = 10;

/** The name of a row with how many were asked, in the middle of its place. A long name loses its end, not the number. */
export function rowLabel(
  { label, asked }: Pick<HeatRow, 'label' | 'asked'>,
  place: Place,
  fonts: Pick<Fonts, 'widthOf'>,
): Words {
  const letters = label === EVERYBODY ? STRONG : LABEL;
  const width = place.width - GAP;
  const whole = fitLines(`${label} (${asked})`, width, 2, letters, fonts);
  const isCut = whole.at(-1)?.endsWith('…') ?? false;
  const lines = isCut ? [...fitLines(label, width, 1, letters, fonts), `(${asked})`] : whole;
  const y = place.y + place.height / 2 - ((lines.length - 1) * letters.size * LINE) / 2;
  return { x: place.x, y, lines, letters, align: 'left', tone: 'ink' };
}
