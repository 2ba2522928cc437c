import { codeIn, fenceAfter } from './code-lines.ts';

/** A stretch that readers never see, from one mark to another. */
type Hidden = {
  readonly open: RegExp;
  readonly close: RegExp;
  /** On how many further lines the end is looked for; without one in reach, the mark is only text. */
  readonly reach: number;
};

/** Whoever begins a private note and never ends it still wants it private. */
const TO_THE_END = Number.POSITIVE_INFINITY;

/** In the order in which they are tried at one place. */
const HIDDEN: readonly Hidden[] = [
  { open: /%%/y, close: /%%/g, reach: TO_THE_END },
  { open: /<!--/y, close: /-->/g, reach: TO_THE_END },
  {
    open: /\{%-?\s*comment\s*-?%\}/y,
    close: /\{%-?\s*endcomment\s*-?%\}/g,
    reach: TO_THE_END,
  },
  { open: /\{\/\*/y, close: /\*\/\}/g, reach: TO_THE_END },
  { open: /\{#\s/y, close: /#\}/g, reach: 40 },
  { open: /\{%/y, close: /%\}/g, reach: 20 },
  { open: /\{\{/y, close: /\}\}/g, reach: 5 },
  // A component of MDX; what stands between its two tags is the author's text.
  { open: /<\/?(?!Script\b|Style\b)[A-Z][a-z][\w.]*(?=[\s/>]|$)/y, close: />/g, reach: 20 },
];

/** Takes private comments, template tags and component tags out of Markdown, code left alone. Each line keeps its place. */
export function withoutHidden(lines: readonly string[]): readonly string[] {
  const shown: string[] = [];
  let fence = '';
  let open: Hidden | undefined;
  for (const [index, line] of lines.entries()) {
    const isCode = open === undefined && (fence !== '' || fenceAfter(line, '') !== '');
    if (isCode) fence = fenceAfter(line, fence);
    const left: Cut = isCode
      ? { shown: line, open: undefined }
      : cutLine(line, open, (mark) => endsSoon(lines, index, mark));
    open = left.open;
    shown.push(left.shown);
  }
  return shown;
}

/** What is left of a line, and what is still hidden after it. */
type Cut = { readonly shown: string; readonly open: Hidden | undefined };

function cutLine(
  line: string,
  openBefore: Hidden | undefined,
  goesOn: (mark: Hidden) => boolean,
): Cut {
  const code = codeIn(line);
  /** Marks without an end from here on: each is looked for once. */
  const endless = new Set<Hidden>();
  let shown = '';
  let at = openBefore === undefined ? 0 : endOf(line, openBefore, 0);
  if (at === -1) return { shown, open: openBefore };
  while (at < line.length) {
    const next = code.get(at) ?? markAt(line, at, endless);
    if (next === undefined || typeof next === 'number') {
      shown += line.slice(at, next ?? at + 1);
      at = next ?? at + 1;
      continue;
    }
    const end = endOf(line, next.mark, next.end);
    if (end === -1 && goesOn(next.mark)) return { shown, open: next.mark };
    if (end === -1) {
      endless.add(next.mark);
      shown += line.slice(at, next.end);
    }
    at = end === -1 ? next.end : end;
  }
  return { shown, open: undefined };
}

function markAt(line: string, at: number, endless: ReadonlySet<Hidden>) {
  if (!'%<{'.includes(line.charAt(at)) || line.charAt(at - 1) === '\\') return undefined;
  for (const mark of HIDDEN) {
    mark.open.lastIndex = at;
    const found = endless.has(mark) ? null : mark.open.exec(line);
    if (found !== null) return { mark, end: at + found[0].length };
  }
  return undefined;
}

/** Where the end of a mark is over; -1 where it does not stand in the line. */
function endOf(line: string, { close }: Hidden, from: number): number {
  close.lastIndex = from;
  return close.exec(line) === null ? -1 : close.lastIndex;
}

function endsSoon(lines: readonly string[], index: number, mark: Hidden): boolean {
  if (mark.reach === TO_THE_END) return true;
  return lines.slice(index + 1, index + 1 + mark.reach).some((line) => endOf(line, mark, 0) !== -1);
}
