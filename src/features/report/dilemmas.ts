import type { FlagQuote } from '../../domain/flag.ts';
import type { DecisionRule } from '../../domain/strategy.ts';
import type { Choice, StructuredAnswer } from '../../domain/structured-answer.ts';
import { quotesFrom, saysBarrier, saysKind } from '../flags/quotes.ts';
import type { Answer } from '../flags/round-view.ts';

/** How people chose in the dilemma of a rule, each by their latest choice. */
export type DilemmaResult = {
  readonly ruleId: string;
  readonly choices: Readonly<Record<Choice, number>>;
  /** Choices that several people made for reasons that point different ways. */
  readonly sameForOtherReasons: readonly SameChoice[];
};

/**
 * One choice, made by some because of the strategy and by others in spite of it: who picks the right
 * side because the bonus pays for it will leave it when the bonus changes.
 */
export type SameChoice = {
  readonly choice: Choice;
  readonly withStrategy: number;
  readonly againstIt: number;
  readonly quotes: readonly FlagQuote[];
};

/** The result of a rule's dilemma; null where nobody was put it. */
export function dilemmaOn(answers: readonly Answer[], { id }: DecisionRule): DilemmaResult | null {
  const made = answers.flatMap((answer) => {
    const choice = choiceOn(answer, id);
    return choice === undefined ? [] : [{ answer, choice }];
  });
  if (made.length === 0) return null;
  const of = (choice: Choice) => made.filter((each) => each.choice === choice);
  return {
    ruleId: id,
    choices: {
      prefer: of('prefer').length,
      over: of('over').length,
      depends: of('depends').length,
    },
    sameForOtherReasons: (['prefer', 'over'] as const).flatMap((choice) =>
      sameChoice(
        of(choice).map(({ answer }) => answer),
        { ruleId: id, choice },
      ),
    ),
  };
}

type DilemmaChoice = Extract<StructuredAnswer, { kind: 'dilemma' }>;

/** What somebody picked in the dilemma of a rule: when it was put to them by itself, else in the round. */
export function choiceOn(answer: Answer, ruleId: string): Choice | undefined {
  const picked = answer.choices.find(
    (choice): choice is DilemmaChoice => choice.kind === 'dilemma' && choice.ruleId === ruleId,
  );
  return (chosenAgain(answer, ruleId) ?? picked)?.choice;
}

function chosenAgain({ again }: Answer, ruleId: string) {
  return again.find((each) => each.ruleId === ruleId);
}

function sameChoice(
  chose: readonly Answer[],
  { ruleId, choice }: { readonly ruleId: string; readonly choice: Choice },
): readonly SameChoice[] {
  const reasons = chose.map((answer) => ({ answer, reason: reasonOf(answer, ruleId) }));
  const withStrategy = reasons.filter(({ reason }) => reason === 'with');
  const againstIt = reasons.filter(({ reason }) => reason === 'against');
  if (withStrategy.length === 0 || againstIt.length === 0) return [];
  const quotes = [withStrategy, againstIt].flatMap((side) =>
    side.flatMap(({ answer }) => reasonQuote(answer)).slice(0, 1),
  );
  return [{ choice, withStrategy: withStrategy.length, againstIt: againstIt.length, quotes }];
}

/** The words of a reason. A choice is somebody's own word; why they made it is mostly read. */
function reasonQuote(answer: Answer): readonly FlagQuote[] {
  const shown = answer.reply?.reading?.evidence.slice(0, 1) ?? [];
  return quotesFrom(answer, shown, null, saysReason(answer));
}

/** Whether all that makes up a reason is its author's own word. */
export function saysReason(answer: Answer): boolean {
  const barriers = answer.reply?.reading?.barriers ?? [];
  return saysKind(answer) && barriers.every(({ barrier }) => saysBarrier(answer, barrier));
}

/**
 * Which way the words behind a choice point; only sure readings say. What somebody wrote before they
 * were asked again is no reason for what they chose then.
 */
export function reasonOf(answer: Answer, ruleId: string): 'with' | 'against' | null {
  if (chosenAgain(answer, ruleId) !== undefined) return null;
  const reading = answer.reply?.reading;
  if (!reading?.decided) return null;
  if (reading.kind === 'conflicting' || reading.barriers.length > 0) return 'against';
  return reading.kind === 'operational' ? 'with' : null;
}
