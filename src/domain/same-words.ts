/** Words that change nothing about what is meant. No others: "some" over "all" is a trade-off. */
const FILLERS = new Set(
  'a an the our that very really quite just simply is are be being been was were'.split(' '),
);

/** Around these the order of the words carries the meaning: "people before process". */
const RELATIONS =
  /\b(?:before|after|over|under|above|below|than|to|from|of|for|by|with|without|against|instead|into)\b/i;

/** Every word as it is written, in small letters: "It's" gives "it's". */
export function plainWordsIn(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .replace(/’/g, "'")
      .toLowerCase()
      .match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:'[\p{L}]+)?/gu)
      ?.map(String) ?? []
  );
}

/** The words that carry the meaning of an English text, cut to their stems, in their order. */
export function stemsIn(text: string): readonly string[] {
  return plainWordsIn(text)
    .filter((word) => !FILLERS.has(word))
    .map(stem);
}

/** The same words but for capitals, punctuation and white space. */
export function isSameText(a: string, b: string): boolean {
  return keyOf(a) === keyOf(b);
}

/**
 * Two English texts that say the same: they differ only in fillers, endings, a slip of the pen, or an
 * order that carries no meaning. One word of weight that differs ("large", "small") makes them differ.
 */
export function saysTheSame(a: string, b: string): boolean {
  if (isSameText(a, b)) return true;
  const [left, right] = [stemsIn(a), stemsIn(b)];
  if (left.length === 0 || left.length !== right.length) return false;
  if (areNearlySame(left, right)) return true;
  return !RELATIONS.test(`${a} ${b}`) && areNearlySame([...left].sort(), [...right].sort());
}

/** Cuts the endings of English words that make no other thing of them: "shipping" gives "ship". */
export function stem(word: string): string {
  const bare = word.replace(/'s$/, '');
  const single = bare.replace(/(?<=..)ies$/, 'y').replace(/(?<=..[^su])s$/, '');
  const root =
    single.length >= 6
      ? single.replace(/(?:ing|ed)$/, '').replace(/([^aeioulsz])\1$/, '$1')
      : single;
  return root.length >= 4 ? root.replace(/e$/, '') : root;
}

function keyOf(text: string): string {
  return plainWordsIn(text).join(' ') || text.trim();
}

function areNearlySame(left: readonly string[], right: readonly string[]): boolean {
  return left.every((word, at) => isNearly(word, right[at] ?? ''));
}

/** Short words, numbers and words with another beginning ("typical", "atypical") never pass for one another. */
function isNearly(a: string, b: string): boolean {
  if (a === b) return true;
  const areLong = Math.min(a.length, b.length) >= 6 && a[0] === b[0];
  return areLong && !/\p{N}/u.test(a + b) && isOneSlipApart(a, b);
}

/** One letter more, less or other, or two neighbours swapped. */
function isOneSlipApart(a: string, b: string): boolean {
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const [left, right] = [a.slice(start, endA), b.slice(start, endB)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && left === [...right].reverse().join('');
}
