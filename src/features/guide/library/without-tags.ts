const UNSEEN = ['script', 'style', 'template'];

/**
 * The text of a piece of HTML: tags, comments, scripts and styles removed, the common entities read.
 * Written as one pass over the text, because a pattern would take quadratic time on a row of `<`.
 */
export function withoutTags(html: string): string {
  const lower = html.toLowerCase();
  let text = '';
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open === -1) break;
    text += `${html.slice(at, open)} `;
    const close = endOfTag(lower, open);
    if (close === -1) return entities(text);
    at = close;
  }
  return entities(text + html.slice(at));
}

/** Where the tag, comment or unseen element that opens at `open` is over; -1 where it never is. */
function endOfTag(lower: string, open: number): number {
  if (lower.startsWith('<!--', open)) return after(lower, '-->', open);
  const unseen = UNSEEN.find((name) => lower.startsWith(`<${name}`, open));
  if (unseen !== undefined) return after(lower, '>', lower.indexOf(`</${unseen}`, open));
  return after(lower, '>', open);
}

function after(text: string, end: string, from: number): number {
  const at = from === -1 ? -1 : text.indexOf(end, from);
  return at === -1 ? -1 : at + end.length;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

function entities(text: string): string {
  return text.replace(/&(?:nbsp|amp|lt|gt|quot|#39);/g, (found) => ENTITIES[found] ?? found);
}
