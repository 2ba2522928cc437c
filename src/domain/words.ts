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
