/** "Sales", "Sales and Product", "Sales, Product and Support". */
export function formatList(items: readonly string[], last: 'and' | 'or' = 'and'): string {
  if (items.length <= 1) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** "1 person", "3 people": the singular for exactly one. */
export function counted(count: number, singular: string, plural: string): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/**
 * Shortens to at most `limit` characters (UTF-16 units, at least 1) at a word's end, with "…"
 * where something was left out. White space becomes single spaces; no emoji is cut in two.
 */
export function shorten(text: string, limit: number): string {
  // The beginning of a long text is enough, unless most of that is white space.
  const start = withSingleSpaces(text.slice(0, 2 * limit));
  const flat = start.length > limit ? start : withSingleSpaces(text);
  if (flat.length <= limit) return flat;
  const cut = flat.slice(0, Math.max(0, limit - 1)).replace(/[\uD800-\uDBFF]$/, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > limit / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}

function withSingleSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** The first whole sentences of a text that together have at most `most` words; one at least. */
export function firstSentences(text: string, most: number): string {
  const [first = '', ...others] = text.trim().split(/(?<=[.!?]["”’)]?)\s+/);
  let kept = first;
  for (const sentence of others) {
    const longer = `${kept} ${sentence}`;
    if (longer.split(/\s+/).length > most) break;
    kept = longer;
  }
  return kept;
}

/**
 * Typed text with what keyboards and phones make of it put back: every dash, quotation mark and space
 * becomes the plain one, full-width letters and digits their own, invisible marks nothing. For reading
 * what is meant, never for keeping somebody's words.
 */
export function plainTyping(text: string): string {
  return text
    .replace(/[“”„‟«»″]/g, '"')
    .replace(/[‘’‚‛‹›′`´]/g, "'")
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]/g, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[^\S\n]+/g, ' ');
}

const HIDDEN =
  /(?!\u200c|\u200d|[\ufe00-\ufe0f])(?:\p{Cf}|\p{Co}|\p{Cs}|\p{Default_Ignorable_Code_Point})/gu;

/**
 * A name in one line without what nobody sees: marks that turn the direction of reading, that have no
 * width, or that only a machine reads. Joiners and variants stay, with which some scripts and emoji are written.
 */
export function visibleOnly(name: string): string {
  return name
    .replace(HIDDEN, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

const QUOTED = /(^|\s)(?:"([^"]*)"|'([^']*)')(?=$|[\s.,;:!?])/g;

/** The same without the quotation marks around words: `since "2026-10-01"`; an apostrophe stays. */
export function withoutQuotes(text: string): string {
  const bare = plainTyping(text).trim();
  const inside = bare.replace(QUOTED, (_, before, double, single) => before + (double ?? single));
  return inside.replace(/"/g, '').trim();
}

/** The first whole sentences of a text that take at most `limit` letters; '' where the first is longer. */
export function wholeSentences(text: string, limit: number): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  if (flat.length <= limit) return flat;
  const ends = [...flat.matchAll(/[.!?]["”’)]?(?= )/g)].map(
    ({ index, 0: end }) => index + end.length,
  );
  return flat.slice(0, ends.filter((end) => end <= limit).at(-1) ?? 0);
}
