import type { FlagQuote } from '../../domain/flag.ts';
import type { Evidence } from '../../domain/reading.ts';
import type { Strategy } from '../../domain/strategy.ts';
import type { Likeness } from '../../reader/encoder/likeness.ts';
import { prepareText, statementsOf } from '../../reader/text/sentences.ts';
import { barrierIn, quotesFrom } from '../flags/quotes.ts';
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

/**
 * What those say who may not decide, or do not know who may: for each of them the words that show it
 * and the sentences around those, as one of them names what it is about.
 */
export function rightsInDoubt(answers: readonly Answer[]): readonly (readonly FlagQuote[])[] {
  return answers.flatMap((answer) => {
    const named = barrierIn(answer, 'decision_rights');
    if (named === undefined) return [];
    const { evidence, isOwn } = named;
    const near = around(answer.reply?.text ?? '', evidence);
    // What stands around it was never shown to its author as what it was taken for.
    const quotes = [
      ...quotesFrom(answer, [evidence], null, isOwn),
      ...quotesFrom(answer, near, null, false),
    ];
    return quotes.length === 0 ? [] : [quotes];
  });
}

/** The statement before the evidence and the one after it. */
function around(text: string, evidence: Evidence): readonly Evidence[] {
  const statements = statementsOf(prepareText(text));
  const at = statements.findIndex(({ start, end }) => start < evidence.end && end > evidence.start);
  if (at === -1) return [];
  const near = [statements[at - 1], statements[at + 1]].flatMap((each) => each ?? []);
  return near.map(({ start, end }) => ({ quote: text.slice(start, end), start, end }));
}

/**
 * Sets what people believe they may not decide beside the line of the strategy that says they may,
 * by meaning: of each person the words and the line that are most alike. Who is like none is left out.
 */
export async function grantedRights(
  strategy: Strategy,
  doubts: readonly (readonly FlagQuote[])[],
  likeness: Likeness,
): Promise<readonly GrantedRight[]> {
  const lines = rightLines(strategy);
  if (lines.length === 0 || doubts.length === 0) return [];
  const said = doubts.flatMap((quotes, person) => quotes.map((quote) => ({ person, quote })));
  const table = await likeness(
    said.map(({ quote }) => quote.quote),
    lines,
  );
  const scored = said.map((each, row) => ({ ...each, ...bestOf(table[row] ?? []) }));
  const best = doubts.flatMap((_, person) => {
    const own = scored.filter((each) => each.person === person);
    return own.sort((a, b) => b.score - a.score).slice(0, 1);
  });
  return lines.flatMap((line, at) => {
    const here = best.filter(({ index, score }) => index === at && score >= PERHAPS);
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
