/** Where a quote stands in a text, end exclusive. */
export type QuotePlace = { readonly start: number; readonly end: number };

const FEWEST_CHARACTERS = 3;

/**
 * Finds a quote in a text. Models straighten typographic quotes and dashes, join lines and change
 * a first letter's case; that much is forgiven, another word is not. A quote begins and ends at a
 * word's edge and has at least three characters, unless the text itself is shorter. Undefined
 * where it does not stand there.
 */
export function findQuote(text: string, quote: string): QuotePlace | undefined {
  const wanted = fold(trimmed(quote)).text;
  const { text: folded, places } = fold(text);
  if (wanted === '' || wanted.length < Math.min(FEWEST_CHARACTERS, folded.length)) return undefined;
  for (let at = folded.indexOf(wanted); at !== -1; at = folded.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (!isInsideWord(folded, at) && !isInsideWord(folded, end)) {
      const start = places[at] ?? 0;
      return { start, end: (places[end - 1] ?? start) + 1 };
    }
  }
  return undefined;
}

/** Without the quotation marks, dots of omission and spaces that a model puts around a quote. */
function trimmed(quote: string): string {
  return quote.replace(/^[\s"'“”‘’«»…]+|[\s"'“”‘’«»…]+$/gu, '');
}

const ALIKE: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
};

/** The text with what is forgiven made alike; `places[i]` is where its code unit i stands in `text`. */
function fold(text: string): { readonly text: string; readonly places: readonly number[] } {
  const places: number[] = [];
  let folded = '';
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charAt(i);
    const plain = /\s/.test(unit) ? ' ' : lower(ALIKE[unit] ?? unit);
    if (plain === ' ' && folded.endsWith(' ')) continue;
    folded += plain;
    places.push(i);
  }
  return { text: folded, places };
}

/** Lower case where that keeps the length: "İ" would become two code units. */
function lower(unit: string): string {
  const small = unit.toLowerCase();
  return small.length === 1 ? small : unit;
}

const WORD = /[\p{L}\p{N}]/u;
// Han, kana, Thai and others are written without spaces: any place is a word's edge.
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;

function isInsideWord(text: string, at: number): boolean {
  const [before, after] = [text.charAt(at - 1), text.charAt(at)];
  if (UNSPACED.test(before) || UNSPACED.test(after)) return false;
  return isLowSurrogate(after) || (WORD.test(before) && WORD.test(after));
}

function isLowSurrogate(unit: string): boolean {
  return unit >= '\uDC00' && unit <= '\uDFFF';
}
