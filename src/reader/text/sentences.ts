import { inWholeTokens } from './whole-tokens.ts';

/**
 * A text with Slack's markup masked out. `masked` has as many UTF-16 code units as `original`,
 * so that an offset into the one is an offset into the other.
 */
export type PreparedText = { readonly original: string; readonly masked: string };

type Mask = readonly [pattern: RegExp, replace: (match: string) => string];

const MASKS: readonly Mask[] = [
  // What somebody else wrote is not the leader's word.
  [/^[ \t]*(?:>|&gt;).*$/gm, blank],
  [/```[\s\S]*?(?:```|$)/g, (match) => match.replaceAll('`', ' ')],
  [/<@[^>\n]*>/g, (match) => inside(match, 'they')],
  [/<[!#][^>\n]*>/g, (match) => inside(match, labelOf(match))],
  [/<(?:https?|mailto|tel):[^>\n]*>/g, maskLink],
  [/https?:\/\/\S+/g, blank],
  [/(?<![\w:]):[a-z0-9_+'-]+(?:::skin-tone-\d)?:(?![\w:])/g, blank],
  [/&(?:amp|lt|gt);/g, unescapeEntity],
  // Emphasis marks around words; a lone * or _ between letters stays.
  [/(?<!\w)[*_~`]+(?=\S)|(?<=\S)[*_~`]+(?!\w)/g, blank],
  // Control characters but for line ends and tabs. Surrogates stay paired, as they are masked whole.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  [/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffd\u200b-\u200f\u202a-\u202e]/g, blank],
];

/** Masks what is not the writer's own words; see PreparedText for what holds of the result. */
export function prepareText(original: string): PreparedText {
  let masked = original;
  for (const [pattern, replace] of MASKS) masked = masked.replace(pattern, replace);
  return { original, masked };
}

function blank(match: string): string {
  return match.replace(/[^\n]/g, ' ');
}

/** `word` at the start of a mask that is as long as `match`. */
function inside(match: string, word: string): string {
  return word.slice(0, match.length).padEnd(match.length, ' ');
}

function labelOf(match: string): string {
  const bar = match.indexOf('|');
  return bar === -1 ? 'they' : match.slice(bar + 1, -1);
}

/** Keeps a link's label where it stands. */
function maskLink(match: string): string {
  const bar = match.indexOf('|');
  if (bar === -1) return blank(match);
  return `${blank(match.slice(0, bar + 1))}${match.slice(bar + 1, -1)} `;
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

function unescapeEntity(match: string): string {
  return inside(match, ENTITIES[match] ?? ' ');
}

/**
 * A piece of a text that says one thing. `original.slice(start, end)` is its exact quote;
 * `text` is the same piece without markup, spaces made single.
 */
export type Statement = { readonly text: string; readonly start: number; readonly end: number };

type Span = readonly [start: number, end: number];

/** Longer sentences are cut into clauses; a speech transcript may be one sentence of 200 words. */
const MAX_WORDS = 26;
const MIN_CLAUSE_WORDS = 5;
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const ABBREVIATION =
  /\b(?:e\.g|i\.e|incl|approx|dr|mr|mrs|ms|prof|vs|no|nr|resp|ca|st|etc)\.(?= )/gi;
const BULLET = /^[ \t]*(?:[-*•–—·▪◦]|\d{1,2}[.)])[ \t]+/;
/** Where a run-on sentence goes on with something new: punctuation inside it, or a joining word. */
const JOINT =
  /[,;:()–—]\s|\s-{1,2}\s|\s(?=(?:and|but|so|because|then|while|instead|until|although|though|if|which|or|um|uh)\s)/gi;

/** The statements of a text in their order; none where it has no letter and no digit. */
export function statementsOf(prepared: PreparedText): readonly Statement[] {
  const { original, masked } = prepared;
  const statements = lineSpans(masked)
    .flatMap((line) => sentenceSpans(masked, line))
    .flatMap((sentence) => clauseSpans(masked, sentence))
    .flatMap((span) => toStatement(masked, span));
  return inWholeTokens(original, statements);
}

function lineSpans(masked: string): readonly Span[] {
  return Array.from(masked.matchAll(/[^\n\r]+/g), (match) => {
    const bullet = BULLET.exec(match[0])?.[0].length ?? 0;
    return [match.index + bullet, match.index + match[0].length] as const;
  });
}

function sentenceSpans(masked: string, [start, end]: Span): readonly Span[] {
  const line = masked.slice(start, end).replace(ABBREVIATION, (match) => match.replace(/\./g, '_'));
  return Array.from(segmenter.segment(line)).flatMap(({ index, segment }) => {
    return lowerCaseStarts(segment, start + index);
  });
}

/** The segmenter takes "ours. she" for one sentence; people who write no capitals mean two. */
function lowerCaseStarts(segment: string, offset: number): readonly Span[] {
  const starts = [0];
  for (const match of segment.matchAll(/[\p{L}\d)"'][.!?]+\s+(?=[\p{Ll}\d])/gu)) {
    starts.push(match.index + match[0].length);
  }
  return starts.map((at, i) => [offset + at, offset + (starts[i + 1] ?? segment.length)] as const);
}

/** Cuts a sentence that is too long at the joint nearest its middle, again and again. */
function clauseSpans(masked: string, span: Span): readonly Span[] {
  const words = wordStarts(masked, span);
  if (words.length <= MAX_WORDS) return [span];
  const cut = bestCut(masked, span, words);
  const [start, end] = span;
  return [...clauseSpans(masked, [start, cut]), ...clauseSpans(masked, [cut, end])];
}

function bestCut(masked: string, [start, end]: Span, words: readonly number[]): number {
  const first = words[MIN_CLAUSE_WORDS] ?? end;
  const last = words[words.length - MIN_CLAUSE_WORDS] ?? start;
  const middle = words[Math.floor(words.length / 2)] ?? end;
  const joints = Array.from(
    masked.slice(start, end).matchAll(JOINT),
    (match) => start + match.index + match[0].length,
  ).filter((at) => at >= first && at <= last);
  if (joints.length === 0) return middle;
  return joints.reduce((best, at) => (distance(at, middle) < distance(best, middle) ? at : best));
}

function distance(a: number, b: number): number {
  return Math.abs(a - b);
}

/** Where each word starts. A word without end, such as pasted data, counts once for 20 letters. */
function wordStarts(masked: string, [start, end]: Span): readonly number[] {
  return Array.from(
    masked.slice(start, end).matchAll(/\S(?:[\ud800-\udbff][\udc00-\udfff]|\S){0,19}/g),
    (match) => start + match.index,
  );
}

function toStatement(masked: string, [start, end]: Span): readonly Statement[] {
  const slice = masked.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(slice)) return [];
  const lead = slice.length - slice.trimStart().length;
  const trimmed = slice.trim();
  const text = trimmed.replace(/\s+/g, ' ');
  return [{ text, start: start + lead, end: start + lead + trimmed.length }];
}
