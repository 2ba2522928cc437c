import { dilemmaOf, type Question, type QuestionKind } from '../domain/question.ts';
import type { Disclosure } from '../domain/settings.ts';
import type { Strategy } from '../domain/strategy.ts';
import { decisionRulesOf } from '../domain/strategy.ts';
import type { Choice } from '../domain/structured-answer.ts';
import type { ReadBack } from '../features/answers/read-back.ts';

/** A message as the services compose it; how it looks in Slack is the business of `slack/blocks`. */
export type Message =
  | PromptMessage
  | (ReadBack & { readonly kind: 'read-back' })
  | {
      readonly kind: 'reminder';
      readonly promptId: string;
      readonly strategyName: string;
      readonly question: string;
      readonly closesAt: Date;
    }
  | {
      readonly kind: 'receipt';
      readonly isLate: boolean;
      readonly wasAsked: boolean;
      /** All there is of the reply so far is a clip that has not been heard. */
      readonly isClip: boolean;
      readonly closesAt: Date;
    }
  | ClipMessage
  /** Asks in the thread for the why of a choice. */
  | { readonly kind: 'why'; readonly closesAt: Date }
  | FormEcho
  | {
      readonly kind: 'round-closed';
      readonly strategyName: string;
      readonly roundId: string;
      readonly asked: number;
      readonly replied: number;
    }
  /**
   * Tells somebody that they were asked to look after a flag. `summary` is null where they may not see
   * reports; `askedBy` is null where nobody is known to have asked.
   */
  | {
      readonly kind: 'flag-assigned';
      readonly flagId: string;
      readonly strategyName: string;
      readonly summary: string | null;
      readonly askedBy: string | null;
    }
  /** Tells an admin who could not be asked, and why. */
  | {
      readonly kind: 'trouble';
      readonly strategyName: string;
      readonly people: readonly { readonly personId: string; readonly why: string }[];
    };

/** Says what was heard in a clip, or that it, or a file that is no clip, could not be taken in. */
export type ClipMessage =
  | { readonly kind: 'heard'; readonly clipId: string; readonly words: string }
  /** Misheard: its author said that the transcript is wrong. */
  | { readonly kind: 'clip-unheard'; readonly wasMisheard: boolean }
  | { readonly kind: 'file-declined' };

/** Asks one person, or a whole channel at once. */
export type PromptMessage = {
  readonly kind: 'prompt';
  readonly to: 'person' | 'channel';
  /** The prompt that its buttons are about; for a channel the round; null for a sample. */
  readonly subjectId: string | null;
  readonly strategyName: string;
  readonly statement: string;
  readonly questions: readonly AskedQuestion[];
  readonly closesAt: Date;
  readonly disclosure: Disclosure;
};

/** Shows in the thread what somebody answered in the form; `words` is null where others may not see it yet. */
export type FormEcho = {
  readonly kind: 'form-echo';
  readonly personName: string;
  readonly words: string | null;
  readonly isLate: boolean;
  readonly closesAt: Date;
};

/** A question as one person sees it: the two sides of a dilemma stand in an order drawn for them. */
export type AskedQuestion = {
  readonly kind: QuestionKind;
  readonly text: string;
  readonly ruleId: string | null;
  readonly sides: readonly { readonly choice: Exclude<Choice, 'depends'>; readonly text: string }[];
};

const SITUATION = 'This month you can do only one of two things. Which goes first?';

/** Puts a question to one person; `isSwapped` shows the given-up side of a dilemma first. */
export function askedQuestion(
  { kind, text, ruleId }: Question,
  strategy: Strategy,
  isSwapped: boolean,
): AskedQuestion {
  const found = decisionRulesOf(strategy).find(({ rule }) => rule.id === ruleId);
  if (kind !== 'dilemma' || found === undefined) return { kind, text, ruleId, sides: [] };
  const { prefer, over } = found.rule;
  const sides = [
    { choice: 'prefer', text: prefer },
    { choice: 'over', text: over },
  ] as const;
  // The words of the question name the sides in the rule's order: they would give the draw away.
  const situation = text === dilemmaOf(found.rule).text ? SITUATION : text;
  return { kind, text: situation, ruleId, sides: isSwapped ? [...sides].reverse() : sides };
}
