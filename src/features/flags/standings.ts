import { STANDING_LETTERS, type Standings } from '../../domain/round.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import { showsAlignment } from './alignment.ts';
import { type Answer, type Stand, standOf } from './round-view.ts';

const LETTERS: Readonly<Record<Stand, string>> = STANDING_LETTERS;

/** Where people stand, of answers that `maskAnswers` has been over. */
export function standingsOf(strategy: Strategy, answers: readonly Answer[]): Standings {
  const rules = decisionRulesOf(strategy).map(({ rule }) => rule.id);
  const people = answers.map((answer) => {
    const letters = rules.map((id) => LETTERS[standOf(answer, id).stand]);
    return [answer.personId, letters.join('')] as const;
  });
  return { rules, people: Object.fromEntries(people) };
}

/** Whether these letters take the preferred side of the rule at `index`. */
export function prefersAt(letters: string, index: number): boolean {
  return letters[index] === LETTERS.prefer;
}

/** Whether these letters show the strategy, as `isAligned` has it. */
export function showsStrategy(letters: string): boolean {
  return showsAlignment((stand) => letters.includes(LETTERS[stand]));
}
