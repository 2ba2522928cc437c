import { harmless } from '../report-words.ts';
import type { Fonts, Weight } from './fonts.ts';

/** Letters of a picture: their size in pixels and how heavy they are. */
export type Lettering = { readonly size: number; readonly weight: Weight };

/** Text without what the font of the pictures cannot draw, on one line. */
export function drawable(text: string): string {
  const plain = harmless(text).replace(
    /[\p{Extended_Pictographic}\p{Cs}\p{Cn}\p{Co}]|\ufe0f|\u200d/gu,
    '',
  );
  return plain.replace(/[^\S\u00a0]+/g, ' ').trim();
}

/**
 * Breaks a text into at most `limit` lines of at most `width` pixels, at spaces where there are
 * some. What does not fit ends in "…".
 */
export function fitLines(
  text: string,
  width: number,
  limit: number,
  { size, weight }: Lettering,
  { widthOf }: Pick<Fonts, 'widthOf'>,
): readonly string[] {
  const fits = (line: string) => widthOf(line, size, weight) <= width;
  const lines: string[] = [];
  let rest = drawable(text);
  while (rest !== '' && lines.length < limit) {
    const isLast = lines.length === limit - 1;
    if (isLast && !fits(rest))
      return [...lines, `${longestStart(rest, (part) => fits(`${part}…`))}…`];
    const line = fits(rest) ? rest : longestStart(rest, fits);
    lines.push(line);
    rest = rest.slice(line.length).trim();
  }
  return lines;
}

/** The longest start that fits: whole words if one does, else letters; never nothing. */
function longestStart(text: string, fits: (part: string) => boolean): string {
  const ends = [...text.matchAll(/ /g)].map(({ index }) => index);
  const words = lastThat(ends, (end) => fits(text.slice(0, end)));
  if (words !== undefined) return text.slice(0, words);
  const letters = Array.from(text);
  const count = lastThat([...letters.keys()], (n) => fits(letters.slice(0, n + 1).join('')));
  return letters.slice(0, (count ?? 0) + 1).join('');
}

/** The last of ascending numbers before one that is too much. */
function lastThat(numbers: readonly number[], isFine: (n: number) => boolean): number | undefined {
  const firstTooMuch = numbers.findIndex((n) => !isFine(n));
  return firstTooMuch === -1 ? numbers.at(-1) : numbers[firstTooMuch - 1];
}
