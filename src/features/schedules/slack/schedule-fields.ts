import type { Recurrence } from '../../../domain/recurrence.ts';

/** The fields of the form of a schedule. The two that change the form have names of their own. */
export const FIELD = {
  name: 'name',
  strategy: 'plan_strategy',
  audience: 'audience',
  often: 'plan_often',
  date: 'date',
  time: 'time',
  weekdays: 'weekdays',
  every: 'every',
  from: 'from',
  day: 'day',
  month: 'month',
  expression: 'expression',
  clock: 'clock',
  zone: 'zone',
  where: 'where',
  channel: 'channel',
  openDays: 'open_days',
  reminders: 'reminders',
  grace: 'grace',
} as const;

/** How often somebody can pick; a week is told apart from every few weeks. */
export const OFTEN = ['once', 'weekly', 'weeks', 'monthly', 'quarterly', 'cron'] as const;
/** One of them. */
export type Often = (typeof OFTEN)[number];

/** So many turns can be filled in, or as many as a schedule has already. */
export const LEAST_TURNS = 4;

/** The field of a turn, counted from 0. */
export function turnField(turn: number): string {
  return `turn${turn + 1}`;
}

/** How often a recurrence is, as the form asks it. */
export function oftenOf(recurrence: Recurrence): Often {
  if (recurrence.kind !== 'weekly') return recurrence.kind;
  return recurrence.every === 1 ? 'weekly' : 'weeks';
}

/** Whether a text is one of the answers to how often. */
export function isOften(text: string): text is Often {
  return OFTEN.some((often) => often === text);
}

/** The field at which a wrong recurrence is told. */
export function fieldOfRecurrence(often: Often): string {
  switch (often) {
    case 'once':
      return FIELD.date;
    case 'weekly':
    case 'weeks':
      return FIELD.weekdays;
    case 'monthly':
    case 'quarterly':
      return FIELD.day;
    case 'cron':
      return FIELD.expression;
  }
}
