/** One page of a list and the cursor of the next (`''` on the last). */
export type Page<T> = { readonly items: readonly T[]; readonly nextCursor: string };

/** True for a limit that Slack understands: a whole number up to `most`; 0 is as good as none. */
export function isLimit(limit: number | undefined, most: number): boolean {
  return limit === undefined || (Number.isInteger(limit) && limit >= 0 && limit <= most);
}

/** Cuts one page out of a list. Undefined when the cursor is not one of ours. */
export function pageOf<T>(
  all: readonly T[],
  cursor: string | undefined,
  limit: number | undefined,
  fallback: number,
): Page<T> | undefined {
  const start = cursor ? decodeCursor(cursor) : 0;
  if (start === undefined || start > all.length) return undefined;
  const size = Math.min(1000, Math.max(1, Math.floor(limit || fallback)));
  const end = start + size;
  return { items: all.slice(start, end), nextCursor: end < all.length ? encodeCursor(end) : '' };
}

function encodeCursor(offset: number): string {
  return Buffer.from(`next:${offset}`).toString('base64');
}

function decodeCursor(cursor: string): number | undefined {
  const [, offset] = /^next:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8')) ?? [];
  return offset === undefined ? undefined : Number(offset);
}
