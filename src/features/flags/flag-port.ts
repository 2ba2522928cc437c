import type { Flag, FlagEvent } from '../../domain/flag.ts';
import type { QuestionRef } from '../../domain/question.ts';
import type { FlagStep } from './flag-workflow.ts';

/** Keeps what people do with flags; `FlagStore` keeps what raises them. */
export type FlagBook = {
  list(roundId: string): Promise<readonly Flag[]>;
  find(workspaceId: string, flagId: string): Promise<Flag | undefined>;
  /** The newest first. */
  history(flagId: string): Promise<readonly FlagEvent[]>;
  /** False where the flag has moved on since it was seen. */
  step(move: {
    readonly workspaceId: string;
    readonly flag: Flag;
    readonly step: FlagStep;
    readonly personId: string;
    readonly now: Date;
    readonly ask?: { readonly scheduleId: string; readonly question: QuestionRef };
  }): Promise<boolean>;
  /** The decision rules of a round whose flags were to be put to people again. */
  askedAgain(roundId: string): Promise<readonly string[]>;
};
