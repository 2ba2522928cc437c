const LONGEST = 40;

/**
 * A short id made of words: "Large, yearly contracts" gives "large-yearly-contracts". Small letters,
 * digits and single hyphens, at most 40, cut at a word's end; '' where no Latin letter or digit is left.
 */
export function slugOf(words: string): string {
  const parts = words
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '');
  let slug = (parts[0] ?? '').slice(0, LONGEST);
  for (const part of parts.slice(1)) {
    if (slug.length + 1 + part.length > LONGEST) break;
    slug = `${slug}-${part}`;
  }
  return slug;
}

/**
 * An id of these words that is not among `taken`: where it is, a number follows. `fallback` stands in
 * for words without a Latin letter or digit.
 */
export function freeSlug(words: string, fallback: string, taken: readonly string[]): string {
  const used = new Set(taken.map((id) => id.toLowerCase()));
  const slug = slugOf(words) || fallback;
  let free = slug;
  for (let number = 2; used.has(free); number += 1) free = `${slug}-${number}`;
  return free;
}
