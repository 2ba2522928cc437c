import type { DayOfMonth, Recurrence, Weekday } from '../domain/recurrence.ts';
import { cronOf } from './due-times.ts';
import { isLocalDate, isLocalTime, isTimeOfDay, zoneProblem } from './local-time.ts';

/** What is wrong with a recurrence in a zone, in plain words; null if it is fine. */
export function recurrenceProblem(recurrence: Recurrence, timeZone: string): string | null {
  const wrongZone = zoneProblem(timeZone);
  if (wrongZone !== null) return wrongZone;
  return recurrence.kind === 'cron'
    ? expressionProblem(recurrence.expression)
    : calendarProblem(recurrence);
}

type WithoutCron = Exclude<Recurrence, { kind: 'cron' }>;

/** What is wrong with a recurrence that is no cron expression, in plain words; null if it is fine. */
export function calendarProblem(recurrence: WithoutCron): string | null {
  if (recurrence.kind === 'once')
    return isLocalTime(recurrence.at)
      ? null
      : `"${recurrence.at}" is no date and time; write it as 2026-12-01T09:00`;
  if (!isTimeOfDay(recurrence.time))
    return `"${recurrence.time}" is no time of day; write it as 09:00`;
  switch (recurrence.kind) {
    case 'weekly':
      return weeksProblem(recurrence);
    case 'monthly':
      return dayProblem(recurrence.day);
    case 'quarterly':
      return isWithin(recurrence.month, 1, 3)
        ? dayProblem(recurrence.day)
        : 'A quarter has three months; choose the first, the second or the third';
  }
}

function weeksProblem(recurrence: Extract<Recurrence, { kind: 'weekly' }>): string | null {
  const { weekdays, every, from } = recurrence;
  if (weekdays.length === 0) return 'Choose at least one day of the week';
  if (!weekdays.every(isWeekday)) return 'Choose days from Monday (1) to Sunday (7)';
  if (!isWithin(every, 1, 12)) return `Every ${every} weeks does not work; choose 1 to 12 weeks`;
  return isLocalDate(from) ? null : `"${from}" is no date; write it as 2026-12-01`;
}

function dayProblem(day: DayOfMonth): string | null {
  switch (day.kind) {
    case 'last':
      return null;
    case 'date':
      return isWithin(day.date, 1, 28)
        ? null
        : `Day ${day.date} does not come in every month; choose 1 to 28, or the last day`;
    case 'weekday':
      if (!isWeekday(day.weekday)) return 'Choose a day from Monday (1) to Sunday (7)';
      return day.nth === -1 || isWithin(day.nth, 1, 4)
        ? null
        : 'Choose the first to the fourth of these days in a month, or the last (-1)';
  }
}

function isWeekday(weekday: Weekday): boolean {
  return isWithin(weekday, 1, 7);
}

function isWithin(number: number, lowest: number, highest: number): boolean {
  return Number.isInteger(number) && number >= lowest && number <= highest;
}

function expressionProblem(expression: string): string | null {
  try {
    const comes = cronOf(expression).nextRun(new Date(0)) !== null;
    return comes ? null : `"${expression}" never comes; look at its day and month`;
  } catch {
    return `"${expression}" is no cron expression; write five fields, such as "0 9 * * 1" for Mondays at nine`;
  }
}
