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
