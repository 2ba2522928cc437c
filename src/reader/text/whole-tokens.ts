/** What Slack writes for one thing that people see: a person, a channel, a link, one of `&`, `<`, `>`. */
const TOKEN = /<(?:[@#!]|https?:|mailto:|tel:)[^>\n]*>|&(?:amp|lt|gt);/g;

/** A stretch of a text, end exclusive. */
type Stretch = { readonly start: number; readonly end: number };

/**
 * Stretches of a text, in order, widened so that none begins or ends inside something that Slack shows
 * as one: "agreed in <#C0LEADERS|leaders>" never stops at "<#C0LEA". What two would share stays with the
 * first; a stretch that has nothing left falls out.
 */
export function inWholeTokens<Part extends Stretch>(
  text: string,
  parts: readonly Part[],
): readonly Part[] {
  const tokens = Array.from(text.matchAll(TOKEN), ({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  const widened: Part[] = [];
  let over = 0;
  let next = 0;
  for (const part of parts) {
    const from = Math.max(over, part.start);
    while (next < tokens.length && endOf(tokens[next]) <= from) next += 1;
    const start = afterSpace(text, Math.max(over, startAt(tokens[next], part.start)));
    let last = next;
    while (last < tokens.length && endOf(tokens[last]) < part.end) last += 1;
    const end = endAt(tokens[last], part.end);
    if (start >= end) continue;
    widened.push({ ...part, start, end });
    over = end;
  }
  return widened;
}

const endOf = (token: Stretch | undefined) => token?.end ?? 0;

/** Where a stretch begins that would begin inside a token. */
function startAt(token: Stretch | undefined, place: number): number {
  return token !== undefined && token.start < place && token.end > place ? token.start : place;
}

/** Where a stretch ends that would end inside a token. */
function endAt(token: Stretch | undefined, place: number): number {
  return token !== undefined && token.start < place && token.end > place ? token.end : place;
}

function afterSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return at;
}
