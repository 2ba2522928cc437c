import { nextLocalTime } from '../../calendar/due-times.ts';
import { addDays, localDateOf, localTimeOf, weekdayOf } from '../../calendar/local-time.ts';
import type { LocalDate, Recurrence } from '../../domain/recurrence.ts';
import { DEFAULT_ROTATION, type Schedule } from '../../domain/schedule.ts';

/** Rhythms that need nothing filled in, the one that suits most first. */
export const RHYTHMS = ['quarterly', 'monthly', 'six-weekly'] as const;
export type Rhythm = (typeof RHYTHMS)[number];

const NAMES: Readonly<Record<Rhythm, string>> = {
  quarterly: 'Every quarter',
  monthly: 'Every month',
  'six-weekly': 'Every six weeks',
};

const TIME = '10:00';
const TUESDAY = 2;
const FIRST_TUESDAY = { kind: 'weekday', nth: 1, weekday: TUESDAY } as const;
const MONTHLY = { kind: 'monthly', day: FIRST_TUESDAY, time: TIME } as const;

/** Whom a ready schedule asks about what, and where its days are counted; `taken` are names that are in use. */
export type ReadyParts = Pick<Schedule, 'strategyId' | 'audienceId' | 'timeZone'> & {
  readonly now: Date;
  readonly taken: readonly string[];
};

/** A schedule in a ready rhythm: the first day is as soon as the rhythm has one, but never today. */
export function readySchedule(rhythm: Rhythm, { now, taken, ...parts }: ReadyParts): Schedule {
  return {
    ...parts,
    id: freeName(NAMES[rhythm], taken),
    rotation: DEFAULT_ROTATION,
    delivery: { kind: 'direct' },
    recurrence: recurrenceOf(rhythm, localDateOf(localTimeOf(now, parts.timeZone))),
    atLocalHour: true,
    openDays: 3,
    reminders: [24],
    graceHours: 12,
    isPaused: false,
  };
}

function recurrenceOf(rhythm: Rhythm, today: LocalDate): Recurrence {
  switch (rhythm) {
    case 'monthly':
      return MONTHLY;
    case 'quarterly':
      return { ...MONTHLY, kind: 'quarterly', month: monthToBegin(today) };
    case 'six-weekly': {
      const days = (TUESDAY - weekdayOf(today) + 7) % 7 || 7;
      const from = addDays(today, days);
      return { kind: 'weekly', weekdays: [TUESDAY], every: 6, from, time: TIME };
    }
  }
}

/** The month of the quarter in which the next first Tuesday is. */
function monthToBegin(today: LocalDate): 1 | 2 | 3 {
  const next = nextLocalTime(MONTHLY, `${today}T23:59`) ?? today;
  return (((Number(next.slice(5, 7)) - 1) % 3) + 1) as 1 | 2 | 3;
}

function freeName(name: string, taken: readonly string[]): string {
  let free = name;
  for (let number = 2; taken.includes(free); number += 1) free = `${name} ${number}`;
  return free;
}
