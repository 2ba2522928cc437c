const WIDE =
  /\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u;
/** Nearly every text is plain, and splitting graphemes is slow. */
const PLAIN = /^[ -~]*$/;
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Columns that a text takes in a terminal: two for emoji and East Asian letters, one for others. */
export function columnsOf(text: string): number {
  if (PLAIN.test(text)) return text.length;
  return graphemesOf(text).reduce((sum, grapheme) => sum + widthOf(grapheme), 0);
}

/** How the lines of a paragraph start: the first one, and those that follow. */
type Indent = { readonly first: string; readonly rest: string };

/**
 * Wraps text to lines of at most `width` columns, words kept whole where they fit.
 * Any white space counts as one space. The result never ends in a space.
 */
export function wrap(text: string, width: number, indent: Indent): readonly string[] {
  const edge = Math.max(columnsOf(indent.first), columnsOf(indent.rest));
  const lines: string[] = [];
  let line = indent.first;
  let free = width - edge;
  let gap = '';
  for (const word of wordsOf(text, width - edge)) {
    const columns = columnsOf(word);
    if (gap.length + columns > free) {
      lines.push(line);
      line = indent.rest;
      free = width - edge;
      gap = '';
    }
    line += gap + word;
    free -= gap.length + columns;
    gap = ' ';
  }
  return [...lines, line].map((each) => each.trimEnd());
}

function wordsOf(text: string, room: number): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.flatMap((word) => (columnsOf(word) <= room ? [word] : cutWord(word, room)));
}

function cutWord(word: string, room: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let free = room;
  for (const grapheme of graphemesOf(word)) {
    const columns = widthOf(grapheme);
    if (piece !== '' && columns > free) {
      pieces.push(piece);
      piece = '';
      free = room;
    }
    piece += grapheme;
    free -= columns;
  }
  return [...pieces, piece];
}

function widthOf(grapheme: string): number {
  return WIDE.test(grapheme) ? 2 : 1;
}

function graphemesOf(text: string): readonly string[] {
  return Array.from(GRAPHEMES.segment(text), ({ segment }) => segment);
}
