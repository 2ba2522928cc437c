import type { Question } from './question.ts';
import type { Delivery } from './round.ts';

/**
 * When a schedule is due, in its own time zone.
 * `once`: a local date and time, "2026-12-01T09:00". `cron`: five fields.
 */
export type Recurrence =
  | { readonly kind: 'once'; readonly at: string }
  | { readonly kind: 'cron'; readonly expression: string };

/** When an audience is asked which questions about a strategy. */
export type Schedule = {
  readonly id: string;
  readonly strategyId: string;
  readonly audienceId: string;
  /** Asked in turn, one for each round. */
  readonly questions: readonly Question[];
  readonly delivery: Delivery;
  readonly recurrence: Recurrence;
  /** IANA name. */
  readonly timeZone: string;
  /** How long a round stays open. */
  readonly openHours: number;
  /** A round or prompt that could not go out for this long is skipped rather than sent late. */
  readonly graceHours: number;
  readonly isPaused: boolean;
};
