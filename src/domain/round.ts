import type { Level } from './person.ts';
import type { Question } from './question.ts';
import type { Barrier, Origin, ReadingKind, Side } from './reading.ts';
import type { LocalTime } from './recurrence.ts';
import type { Disclosure } from './settings.ts';
import type { Choice, StructuredAnswer } from './structured-answer.ts';

/** Where a round is asked: each person alone, or one message in a channel with its thread. */
export type Delivery =
  | { readonly kind: 'direct' }
  | { readonly kind: 'channel'; readonly channelId: string };

/** What became of a prompt. */
export type PromptState = 'waiting' | 'sent' | 'skipped' | 'failed';

/** One asking: opened, closed, reported. It keeps the version of the strategy it asked about. */
export type Round = {
  readonly id: string;
  readonly scheduleId: string;
  readonly strategyId: string;
  readonly strategyVersion: number;
  readonly delivery: Delivery;
  readonly questions: readonly Question[];
  readonly dueAt: Date;
  /** The local time that came round; everybody is asked at it by their own clock if `atLocalHour`. */
  readonly localTime: LocalTime;
  readonly atLocalHour: boolean;
  /** Hours after the question at which who has not answered is reminded. */
  readonly reminders: readonly number[];
  /** What people were told of who sees their answers; it holds for this round whatever is set later. */
  readonly disclosure: Disclosure;
  readonly smallestGroup: number;
  readonly openedAt: Date;
  readonly closesAt: Date;
  readonly closedAt: Date | null;
  /**
   * The round whose collision is put to the people concerned; null for a round of a schedule. What
   * they answer counts in the report of that round, and nowhere by itself.
   */
  readonly aboutRoundId: string | null;
  /** The executive who had it asked; null for a round of a schedule. */
  readonly askedBy: string | null;
};

/** What reports on a closed round count, by prompt. */
export type PublishedRound = Readonly<Record<string, CountedAnswer>>;

/** What is counted of one answer: no words, and nothing that is no count. */
export type CountedAnswer = {
  readonly choices: readonly StructuredAnswer[];
  /** What they chose when it was put to them again; absent where nothing was. */
  readonly again?: readonly { readonly ruleId: string; readonly choice: Choice }[];
  /** Null where there is no reply. */
  readonly reply: {
    readonly id: string;
    readonly isLate: boolean;
    readonly reading: CountedReading | null;
  } | null;
};

/**
 * What is counted of a reading. Where it does not say whose word a part is, it was counted before that
 * was told, and follows from its reader.
 */
export type CountedReading = {
  readonly reader: string;
  readonly kind: ReadingKind;
  readonly decided: boolean;
  /** Whose word the kind is. */
  readonly origin?: Origin;
  readonly positions: readonly {
    readonly ruleId: string;
    readonly side: Side;
    readonly decided: boolean;
    readonly origin?: Origin;
  }[];
  readonly barriers: readonly Barrier[];
  /** Whose word each barrier is, in the order of `barriers`. */
  readonly barrierOrigins?: readonly Origin[];
};

/**
 * Where each person asked in a round stands on each rule, and nothing else of what they said: all
 * that a later round is compared with. One letter for each rule, in the order of `rules`.
 */
export type Standings = {
  readonly rules: readonly string[];
  readonly people: Readonly<Record<string, string>>;
};

/** What the letters of standings stand for. */
export const STANDING_LETTERS = {
  prefer: 'p',
  over: 'o',
  split: 'b',
  silent: 's',
  none: 'n',
  unread: 'u',
} as const;

/** The message of a round to one person, with function and level as they were when it was sent. */
export type Prompt = {
  readonly id: string;
  readonly roundId: string;
  readonly personId: string;
  readonly function: string | null;
  readonly level: Level | null;
  readonly state: PromptState;
  readonly remark: string | null;
  readonly channelId: string | null;
  readonly messageTs: string | null;
  /** Drawn for each person: true shows the given-up side of a dilemma first. */
  readonly isSwapped: boolean;
  readonly sentAt: Date | null;
  /** When they are to be reminded next; null when no more. */
  readonly remindAt: Date | null;
  readonly reminded: number;
};

/** In a channel everybody sees the sides of a dilemma in one order: the round's id draws it. */
export function isSwappedFor(round: Pick<Round, 'id' | 'delivery'>, prompt: Prompt): boolean {
  return round.delivery.kind === 'channel' ? isSwappedInChannel(round.id) : prompt.isSwapped;
}

/** Whether the given-up side stands first for a whole channel; the same each time. */
export function isSwappedInChannel(roundId: string): boolean {
  return (roundId.codePointAt(0) ?? 0) % 2 === 1;
}
