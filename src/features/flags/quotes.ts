import type { FlagQuote } from '../../domain/flag.ts';
import type { Evidence } from '../../domain/reading.ts';
import { type Answer, standOf } from './round-view.ts';

/** Words of an answer as they may be quoted; nothing where they may not be, or are gone. */
export function quotesFrom(
  answer: Answer,
  evidence: readonly Evidence[],
  side: FlagQuote['side'],
): readonly FlagQuote[] {
  const { reply, personName, level, mayQuote } = answer;
  if (reply === null || !mayQuote) return [];
  return evidence
    .filter(({ quote }) => quote !== '')
    .map(({ quote }) => ({
      replyId: reply.id,
      personName,
      function: answer.function,
      level,
      side,
      quote,
    }));
}

/** The words with which an answer takes a side of a rule, or null. */
export function quoteOn(answer: Answer, ruleId: string, side: 'prefer' | 'over'): FlagQuote | null {
  const evidence = standOf(answer, ruleId).position?.evidence ?? null;
  return evidence === null ? null : (quotesFrom(answer, [evidence], side)[0] ?? null);
}

/** The words that decide what kind of answer it is. */
export function mainQuote(answer: Answer): readonly FlagQuote[] {
  return quotesFrom(answer, answer.reply?.reading?.evidence.slice(0, 1) ?? [], null);
}

/** Who said something, as far as it may be told: "Ben Cole, Sales", "Somebody in Sales", "Somebody". */
export function signatureOf({
  personName,
  function: inFunction,
}: {
  readonly personName: string;
  readonly function: string;
}): string {
  if (personName !== '') return inFunction === '' ? personName : `${personName}, ${inFunction}`;
  return inFunction === '' ? 'Somebody' : `Somebody in ${inFunction}`;
}
