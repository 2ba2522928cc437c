/** The smallest part of an article that a passage is made of: a sentence, a list item, a heading. */
export type Piece = {
  readonly text: string;
  /** What stands between it and the piece before: white space; an empty line where a block begins. */
  readonly before: string;
  readonly words: number;
  /** 1 to 7 for a heading, undefined for prose. */
  readonly depth: number | undefined;
};

/** Whole sentences with the heading they stand under. */
export type Section = { readonly heading: string; readonly text: string };

const SHORTEST = 40;
const LONGEST = 90;
const BEST = 70;
/** Beyond this a passage only becomes dearer; looking further would cost time alone. */
const TOO_LONG_TO_TRY = LONGEST * 1.5;
/** What a cut or a length costs; only their order matters: rather short than without its heading. */
const COST = {
  aWordTooFew: 25,
  aWordTooMany: 1000,
  aWordFromBest: 0.3,
  insideParagraph: 60,
  atListItem: 45,
  atParagraph: 30,
  afterColon: 200,
  headingInside: 90,
  headingLast: 1e6,
};

/**
 * Puts pieces together into passages, the cheapest way: every passage has a length that a person
 * reads at a glance, begins at a heading or paragraph where it can, and none ends with a heading.
 * A heading at the beginning becomes the passage's heading; one inside stays in its text as a line.
 * `headingBefore` heads what comes before the first heading.
 */
export function cutPieces(pieces: readonly Piece[], headingBefore: string): readonly Section[] {
  const starts = cheapestStarts(pieces);
  const headings = headingsAbove(pieces, headingBefore);
  return starts.flatMap((start, index) => {
    const end = starts[index + 1] ?? pieces.length;
    const first = pieces.findIndex((piece, at) => at >= start && piece.depth === undefined);
    if (first === -1 || first >= end) return [];
    return [{ heading: headings[first] ?? '', text: textOf(pieces.slice(first, end)) }];
  });
}

function textOf(pieces: readonly Piece[]): string {
  return pieces
    .map((piece, index) => (index === 0 ? piece.text : piece.before + piece.text))
    .join('');
}

/** For each piece the heading it stands under; a heading stands under itself. */
function headingsAbove(pieces: readonly Piece[], headingBefore: string): readonly string[] {
  let heading = headingBefore;
  return pieces.map((piece) => {
    if (piece.depth !== undefined) heading = piece.text;
    return heading;
  });
}

/** Dynamic programming over where the last passage of a beginning starts. */
function cheapestStarts(pieces: readonly Piece[]): readonly number[] {
  const cost = [0];
  const startOf: number[] = [0];
  for (let end = 1; end <= pieces.length; end += 1) {
    cost[end] = Number.POSITIVE_INFINITY;
    const last = pieces[end - 1]?.depth === undefined ? 0 : COST.headingLast;
    const part = emptyPart();
    for (let start = end - 1; start >= 0; start -= 1) {
      growBackwards(part, pieces[start]);
      if (start < end - 1 && part.words > TOO_LONG_TO_TRY) break;
      const here = lengthCost(part.words) + part.headingsInside * COST.headingInside + last;
      const total = (cost[start] ?? 0) + here + startCost(pieces, start);
      if (total >= (cost[end] ?? 0)) continue;
      cost[end] = total;
      startOf[end] = start;
    }
  }
  return backwards(startOf, pieces.length);
}

/** A passage in the making. Headings at its beginning wait: prose before them makes them inner ones. */
type Part = ReturnType<typeof emptyPart>;

function emptyPart() {
  return { words: 0, headingsInside: 0, waitingWords: 0, waitingHeadings: 0 };
}

function growBackwards(part: Part, piece: Piece | undefined): void {
  if (piece?.depth !== undefined) {
    part.waitingWords += piece.words;
    part.waitingHeadings += 1;
    return;
  }
  part.words += (piece?.words ?? 0) + part.waitingWords;
  part.headingsInside += part.waitingHeadings;
  part.waitingWords = 0;
  part.waitingHeadings = 0;
}

function backwards(startOf: readonly number[], length: number): readonly number[] {
  const starts: number[] = [];
  for (let end = length; end > 0; end = startOf[end] ?? 0) starts.unshift(startOf[end] ?? 0);
  return starts;
}

function lengthCost(words: number): number {
  const tooFew = Math.max(0, SHORTEST - words) * COST.aWordTooFew;
  const tooMany = Math.max(0, words - LONGEST) * COST.aWordTooMany;
  return tooFew + tooMany + Math.abs(words - BEST) * COST.aWordFromBest;
}

function startCost(pieces: readonly Piece[], start: number): number {
  const [piece, before] = [pieces[start], pieces[start - 1]];
  if (before === undefined || piece?.depth !== undefined) return 0;
  if (before.text.endsWith(':')) return COST.afterColon;
  if (piece?.before.includes('\n\n')) return COST.atParagraph;
  return piece?.before.includes('\n') ? COST.atListItem : COST.insideParagraph;
}
