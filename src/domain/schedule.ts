import type { QuestionRef } from './question.ts';
import type { Recurrence } from './recurrence.ts';
import type { Delivery } from './round.ts';

/** When an audience is asked which questions about a strategy. */
export type Schedule = {
  readonly id: string;
  readonly strategyId: string;
  readonly audienceId: string;
  /** Asked in turn, one entry for each round; the questions of an entry are asked together. */
  readonly rotation: readonly (readonly QuestionRef[])[];
  readonly delivery: Delivery;
  readonly recurrence: Recurrence;
  /** IANA name. */
  readonly timeZone: string;
  /** True asks everybody at that hour of their own day; the time zone then only counts days. */
  readonly atLocalHour: boolean;
  /** How many working days a round stays open. */
  readonly openDays: number;
  /** Hours after the question at which who has not answered is reminded, the soonest first. */
  readonly reminders: readonly number[];
  /** A round or prompt that could not go out for this long is skipped rather than sent late. */
  readonly graceHours: number;
  readonly isPaused: boolean;
};

/**
 * What a new schedule asks where nobody says otherwise: what somebody claims, what they will do, and
 * which side they take where it matters most. A leader needs two minutes for it.
 */
export const DEFAULT_ROTATION: Schedule['rotation'] = [
  [{ kind: 'clarity' }, { kind: 'open' }, { kind: 'trade-offs' }],
];
