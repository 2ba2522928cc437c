/** Says whether a reply, given as its statements, is written in another language than English. */
export type LanguageCheck = (statements: readonly string[]) => boolean;

/**
 * How much more likely than English the likeliest other language must be: of a whole reply, and of a
 * single statement among others. Chosen so that fewer than one English reply in a hundred is taken for
 * foreign; docs/reader.md has the figures.
 */
const MARGIN_OF_REPLY = 0.03;
const MARGIN_OF_STATEMENT = 0.1;
/** A shorter statement may be a name, an order number or a borrowed phrase. */
const FEWEST_WORDS = 4;
/** Fewer letters, "2 FTE" say, are of no language. */
const FEWEST_LETTERS = 4;

/** Loads the detector: its table of letter groups is a megabyte that most commands never need. */
export async function loadLanguageCheck(): Promise<LanguageCheck> {
  const { eld } = await import('eld/extrasmall');
  const marginOf = (text: string) => {
    const { en = 0, ...others } = eld.detect(text).getScores();
    return Math.max(0, ...Object.values(others)) - en;
  };
  // One sentence in another language may hold the very plan, so a reply is English only as a whole.
  const isForeign = (statement: string) =>
    isInOtherLetters(statement) ||
    (wordsOf(statement) >= FEWEST_WORDS && marginOf(statement) > MARGIN_OF_STATEMENT);
  return (statements) => {
    const reply = statements.join('\n');
    const isForeignAsWhole =
      lettersOf(reply) >= FEWEST_LETTERS && marginOf(reply) > MARGIN_OF_REPLY;
    return isForeignAsWhole || statements.some(isForeign);
  };
}

/** Mostly letters that no English word has, and that need no spaces to make many words. */
function isInOtherLetters(text: string): boolean {
  const latin = text.match(/\p{Script=Latin}/gu) ?? [];
  return lettersOf(text) > 1 && latin.length * 2 < lettersOf(text);
}

function lettersOf(text: string): number {
  return text.match(/\p{L}/gu)?.length ?? 0;
}

function wordsOf(text: string): number {
  return text.split(' ').filter((word) => lettersOf(word) > 0).length;
}
