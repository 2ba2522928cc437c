import type { Occurrence } from '../../calendar/due-times.ts';
import type { FlagContent } from '../../domain/flag.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { QuestionRef } from '../../domain/question.ts';
import type { Prompt, PublishedRound, Round, Standings } from '../../domain/round.ts';
import type { RoundBrief, RoundView } from '../flags/round-view.ts';

/** Keeps rounds and prompts. */
export type RoundStore = {
  open(opening: {
    readonly workspaceId: string;
    readonly round: Round;
    readonly prompts: readonly Prompt[];
    readonly outgoing: readonly OutboxMessage[];
    /** What was asked in addition to the rotation, this once. */
    readonly extra?: readonly QuestionRef[];
    readonly next: Occurrence | null;
  }): Promise<boolean>;
  dueToClose(
    now: Date,
  ): Promise<readonly { readonly workspaceId: string; readonly round: Round }[]>;
  close(closing: FlagsOfRound & { readonly outgoing: readonly OutboxMessage[] }): Promise<boolean>;
  endNow(workspaceId: string, roundId: string, now: Date): Promise<void>;
  find(workspaceId: string, roundId: string): Promise<Round | undefined>;
  list(workspaceId: string, strategyId?: string): Promise<readonly Round[]>;
  countOf(workspaceId: string, scheduleId: string): Promise<number>;
  prompts(roundId: string): Promise<readonly Prompt[]>;
  prompt(promptId: string): Promise<Prompt | undefined>;
  /** Of one person, or of all. */
  openPrompts(workspaceId: string, personId?: string): Promise<readonly Prompt[]>;
  isAnswered(promptId: string): Promise<boolean>;
  setRemindAt(promptId: string, at: Date | null): Promise<void>;
  dueToRemind(now: Date): Promise<readonly DueReminder[]>;
  remind(reminding: {
    readonly due: DueReminder;
    readonly next: Date | null;
    readonly outgoing: OutboxMessage;
  }): Promise<boolean>;
};

/** A prompt whose reminder is due, in a round that is open. */
export type DueReminder = {
  readonly workspaceId: string;
  readonly prompt: Prompt;
  readonly round: Round;
};

/** The flags that a round should have by what is known now. */
export type FlagsOfRound = {
  readonly workspaceId: string;
  readonly roundId: string;
  readonly now: Date;
  /** What reports on it count; null where everything may be seen. */
  readonly published: PublishedRound | null;
  /** What a later round is compared with. */
  readonly standings: Standings | null;
  readonly flags: readonly { readonly id: string; readonly content: FlagContent }[];
};

/** Keeps flags. */
export type FlagStore = { reconcile(wanted: FlagsOfRound): Promise<void> };

/** Loads rounds to report on: the brief is cheap, the view holds every answer. */
export type ReportStore = {
  brief(workspaceId: string, roundId: string): Promise<RoundBrief | undefined>;
  view(workspaceId: string, roundId: string): Promise<RoundView | undefined>;
  /** What was kept of a round to compare it with; undefined where nothing was. */
  standings(
    workspaceId: string,
    roundId: string,
  ): Promise<{ readonly round: Round; readonly standings: Standings } | undefined>;
};
