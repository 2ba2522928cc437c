/** A stretch of a text: `text.slice(start, end)`. */
export type Span = { readonly start: number; readonly end: number };

const ABBREVIATIONS =
  /\b(?:e\.g|i\.e|vs|etc|cf|approx|Dr|Mr|Mrs|Ms|Prof|Inc|Ltd|Corp|Co|Jr|Sr|St|No|Fig|U\.S|U\.K|a\.m|p\.m|et al)\./g;
const ADDRESSES = /\b(?:https?:\/\/|www\.)\S*[^\s.,;:!?)\]]|\b[\w-]+(?:\.[\w-]+)+\b/g;
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/**
 * The sentences of a text in order, each without the white space around it. A line end always ends
 * a sentence. Offsets are exact, so that `text.slice(start, end)` quotes it.
 */
export function sentencesOf(text: string): readonly Span[] {
  const spans: Span[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    let start = 0;
    for (const end of endsOf(mask(line))) {
      const part = line.slice(start, end);
      const from = lineStart + start + (part.length - part.trimStart().length);
      if (part.trim() !== '') spans.push({ start: from, end: from + part.trim().length });
      start = end;
    }
    lineStart += line.length + 1;
  }
  return spans;
}

/** Where the sentences of a line end, by the segmenter and two rules that it lacks. */
function endsOf(masked: string): readonly number[] {
  const ends = new Set<number>();
  for (const { index, segment } of segmenter.segment(masked)) ends.add(index + segment.length);
  // 'She asks "why?" and waits' goes on after the quote.
  for (const match of masked.matchAll(/[.?!…]["'”’)\]]+\s+(?=\p{Ll})/gu))
    ends.delete(match.index + match[0].length);
  // A stop between spaces ends a sentence even where the next begins with a small letter.
  for (const match of masked.matchAll(/\s[.?!]\s/g)) ends.add(match.index + match[0].length);
  return [...ends].sort((a, b) => a - b);
}

/** Hides full stops that end no sentence, each behind one letter, so that offsets stay. */
function mask(line: string): string {
  const hide = (found: string) => found.replace(/[.?!]/g, 'x');
  const opening = line.replace(/^\s*\d{1,3}\.(?=\s)/, hide);
  return opening.replace(ADDRESSES, hide).replace(ABBREVIATIONS, hide);
}

/** How many words a text has, by white space. */
export function countWords(text: string): number {
  return text.match(/\S+/g)?.length ?? 0;
}
