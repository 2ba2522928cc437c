import type { FlagQuote } from '../../domain/flag.ts';
import {
  type Barrier,
  type Evidence,
  isOwnWord,
  type Origin,
  originOf,
  type Reading,
} from '../../domain/reading.ts';
import { type Answer, standOf, standsByOwnWord } from './round-view.ts';

/**
 * Words of an answer as they may be quoted; nothing where they may not be, or are gone. They carry a
 * name only where their author stands behind what they are quoted for: nobody is named on a guess.
 */
export function quotesFrom(
  answer: Answer,
  evidence: readonly Evidence[],
  side: FlagQuote['side'],
  isOwn: boolean,
): readonly FlagQuote[] {
  const { reply, mayQuote } = answer;
  if (reply === null || !mayQuote) return [];
  const personName = isOwn ? answer.personName : '';
  const level = isOwn ? answer.level : null;
  const inFunction = functionOf(answer, isOwn);
  return evidence
    .filter(({ quote }) => quote !== '')
    .map(({ quote }) => ({
      replyId: reply.id,
      personName,
      function: inFunction,
      level,
      side,
      quote,
      isOwn,
    }));
}

/** The function of somebody as it stands under their words: a small one would be as good as a name. */
export function functionOf(answer: Answer, isOwn: boolean): string {
  return isOwn ? answer.function : (answer.unsignedFunction ?? '');
}

/** The words with which an answer takes a side of a rule, or null. */
export function quoteOn(answer: Answer, ruleId: string, side: 'prefer' | 'over'): FlagQuote | null {
  const standing = standOf(answer, ruleId);
  const evidence = standing.position?.evidence ?? null;
  if (evidence === null) return null;
  return quotesFrom(answer, [evidence], side, standsByOwnWord(standing))[0] ?? null;
}

/** A barrier that an answer names, and whether that is its author's own word; undefined where it names none. */
export function barrierIn(answer: Answer, barrier: Barrier) {
  const reading = answer.reply?.reading;
  const found = reading?.barriers.find((each) => each.barrier === barrier);
  if (reading == null || found === undefined) return undefined;
  return { evidence: found.evidence, isOwn: isOwnWord(originOf(reading.reader, found)) };
}

/** The words that decide what kind of answer it is. */
export function mainQuote(answer: Answer): readonly FlagQuote[] {
  const reading = answer.reply?.reading;
  if (reading == null) return [];
  return quotesFrom(answer, reading.evidence.slice(0, 1), null, isOwnWord(kindOriginOf(reading)));
}

/** Whose word the kind of a reading is. */
export function kindOriginOf(reading: Reading): Origin {
  return originOf(reading.reader, reading);
}

/** Whether it is somebody's own word what kind of answer theirs is. */
export function saysKind({ reply }: Answer): boolean {
  return reply?.reading != null && isOwnWord(kindOriginOf(reply.reading));
}

/** Whether it is somebody's own word that something stands in the way, and not only read. */
export function saysBarrier({ reply }: Answer, barrier: Barrier): boolean {
  const { reader, barriers = [] } = reply?.reading ?? {};
  const named = barriers.find((each) => each.barrier === barrier);
  return reader !== undefined && named !== undefined && isOwnWord(originOf(reader, named));
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
