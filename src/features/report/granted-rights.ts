import type { FlagQuote } from '../../domain/flag.ts';
import { isOwnWord, originOf } from '../../domain/reading.ts';
import { stemsIn } from '../../domain/same-words.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { quotesFrom } from '../flags/quotes.ts';
import type { Answer } from '../flags/round-view.ts';

/** Somebody says that they may not decide something, and the strategy says who may. */
export type GrantedRight = {
  /** The line of the strategy's decision rights, as it stands there. */
  readonly line: string;
  /** Those who seem not to know it, the one that fits best first. */
  readonly quotes: readonly FlagQuote[];
  /** False where it may be about something else: shown as a guess. */
  readonly isSure: boolean;
};

/** How alike two texts are in meaning: for each of the first, its likeness to each of the second, 0 to 1. */
export type Likeness = (
  some: readonly string[],
  others: readonly string[],
) => Promise<readonly (readonly number[])[]>;

// Chosen on the example company and two made ones: above the first nothing unrelated was matched,
// below the second nothing related was.
const SURE = 0.5;
const PERHAPS = 0.3;

/** The words of those who say that they may not decide, or do not know who may. */
export function rightsInDoubt(answers: readonly Answer[]): readonly FlagQuote[] {
  return answers.flatMap((answer) => {
    const reading = answer.reply?.reading;
    const named = reading?.barriers.find(({ barrier }) => barrier === 'decision_rights');
    if (reading == null || named === undefined) return [];
    return quotesFrom(answer, [named.evidence], null, isOwnWord(originOf(reading.reader, named)));
  });
}

/**
 * Sets what people believe they may not decide beside the line of the strategy that says they may,
 * by meaning. A quote goes to the line it is most alike; one that is like none is left out.
 */
export async function grantedRights(
  strategy: Strategy,
  quotes: readonly FlagQuote[],
  likeness: Likeness,
): Promise<readonly GrantedRight[]> {
  const lines = [...new Set(strategy.priorities.flatMap(({ decisionRights }) => decisionRights))];
  if (lines.length === 0 || quotes.length === 0) return [];
  const table = await likeness(
    quotes.map(({ quote }) => quote),
    lines,
  );
  const matched = quotes.map((quote, row) => ({ quote, ...bestOf(table[row] ?? []) }));
  return lines.flatMap((line, at) => {
    const here = matched.filter(({ index, score }) => index === at && score >= PERHAPS);
    if (here.length === 0) return [];
    const inOrder = here.sort((a, b) => b.score - a.score);
    const isSure = (inOrder[0]?.score ?? 0) >= SURE;
    return [{ line, quotes: inOrder.map(({ quote }) => quote), isSure }];
  });
}

function bestOf(scores: readonly number[]): { readonly index: number; readonly score: number } {
  const score = Math.max(...scores);
  return { index: scores.indexOf(score), score };
}

/** Likeness by vectors of unit length, as a sentence encoder gives them. */
export function likenessBy(encoder: {
  encode(texts: readonly string[]): Promise<readonly Float32Array[]>;
}): Likeness {
  return async (some, others) => {
    const [left, right] = [await encoder.encode(some), await encoder.encode(others)];
    return left.map((one) => right.map((other) => dot(one, other)));
  };
}

/** Likeness by the words that two texts share: for where no encoder is loaded. */
export const likenessByWords: Likeness = async (some, others) =>
  some.map((one) => others.map((other) => shareOfStems(one, other)));

function shareOfStems(one: string, other: string): number {
  const [a, b] = [new Set(stemsIn(one)), new Set(stemsIn(other))];
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / Math.max(1, Math.min(a.size, b.size));
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
