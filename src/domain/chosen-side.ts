import type { Evidence, Position, Reading, Side } from './reading.ts';
import type { Choice, StructuredAnswer } from './structured-answer.ts';

/** The side of a rule that a choice takes. */
export const SIDE_OF_CHOICE: Readonly<Record<Choice, Exclude<Side, 'silent'>>> = {
  prefer: 'prefer',
  over: 'over',
  depends: 'split',
};

/**
 * Where somebody stands on a rule whose dilemma they answered by picking; null if they did not. It is
 * their own word. The evidence of a reading that agrees stays; else it is their why, or all they said.
 */
export function chosenPosition(
  choices: readonly StructuredAnswer[],
  text: string,
  ruleId: string,
  read: Position | null,
): Position | null {
  for (const picked of choices) {
    if (picked.kind !== 'dilemma' || picked.ruleId !== ruleId) continue;
    const side = SIDE_OF_CHOICE[picked.choice];
    const agrees = read?.side === side ? read.evidence : null;
    const why = quoteIn(text, picked.why);
    // What a button says is ours; where their why stands beside it, that is what they said.
    const own = agrees === null || agrees.quote.includes(picked.why) ? (why ?? agrees) : agrees;
    const evidence = own ?? quoteIn(text, text.trim());
    return { ruleId, side, confidence: 1, decided: true, evidence, origin: 'chosen' };
  }
  return null;
}

/** A reading in which what somebody picked decides the sides that they picked. */
export function withChoices(
  reading: Reading,
  choices: readonly StructuredAnswer[],
  text: string,
): Reading {
  const positions = reading.positions.map(
    (position) => chosenPosition(choices, text, position.ruleId, position) ?? position,
  );
  return { ...reading, positions };
}

function quoteIn(text: string, words: string): Evidence | null {
  const start = text.indexOf(words);
  if (words === '' || start === -1) return null;
  return { quote: words, start, end: start + words.length };
}
