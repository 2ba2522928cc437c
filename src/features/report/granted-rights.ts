import type { FlagQuote } from '../../domain/flag.ts';
import { isOwnWord, originOf } from '../../domain/reading.ts';
import type { Strategy } from '../../domain/strategy.ts';
import type { Likeness } from '../../reader/encoder/likeness.ts';
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

// Seven sentences about one of six such lines were most like the right one, from 0.28 to 0.63; four about
// something else came to at most 0.33. What lies between is shown with its doubt.
const SURE = 0.45;
const PERHAPS = 0.27;

/** The lines of a strategy that say who decides, each once. */
export function rightLines(strategy: Strategy): readonly string[] {
  return [...new Set(strategy.priorities.flatMap(({ decisionRights }) => decisionRights))];
}

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
  const lines = rightLines(strategy);
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
