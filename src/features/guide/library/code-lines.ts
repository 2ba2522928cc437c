const FENCE = /^ {0,3}(?:> ?)*(`{3,}(?=[^`]*$)|~{3,})/;

/** The fence of code that is open after a line of Markdown; '' where none is. */
export function fenceAfter(line: string, open: string): string {
  const sign = FENCE.exec(line)?.[1] ?? '';
  if (open === '') return sign;
  return sign.startsWith(open) && line.replace(/^[\s>]+/, '').trim() === sign ? '' : open;
}

/** Where each piece of code inside a line begins, and where it is over. */
export function codeIn(line: string): ReadonlyMap<number, number> {
  const places = new Map<number, number[]>();
  const runs = Array.from(line.matchAll(/`+/g), ({ index, 0: { length } }) => ({ index, length }));
  // From the end, so that the next run of a length is always the last of its list.
  for (const { index, length } of runs.toReversed()) pushTo(places, length, index);
  const code = new Map<number, number>();
  let over = 0;
  for (const { index, length } of runs) {
    if (index < over) continue;
    const next = nextAfter(places.get(length) ?? [], index);
    if (next === undefined) continue;
    over = next + length;
    code.set(index, over);
  }
  return code;
}

function nextAfter(places: number[], index: number): number | undefined {
  while ((places.at(-1) ?? Number.POSITIVE_INFINITY) <= index) places.pop();
  return places.at(-1);
}

/** Changes what stands outside the code of a line. */
export function outsideCode(line: string, change: (text: string) => string): string {
  let changed = '';
  let at = 0;
  for (const [start, end] of codeIn(line)) {
    changed += change(line.slice(at, start)) + line.slice(start, end);
    at = end;
  }
  return changed + change(line.slice(at));
}

function pushTo(places: Map<number, number[]>, length: number, index: number): void {
  const known = places.get(length);
  if (known === undefined) places.set(length, [index]);
  else known.push(index);
}
