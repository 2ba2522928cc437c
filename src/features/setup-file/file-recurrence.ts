import { z } from 'zod';
import type { DayOfMonth, Recurrence, Weekday } from '../../domain/recurrence.ts';
import { inForm, type Part } from './codec.ts';
import {
  localDate,
  timeOfDay,
  WEEKDAYS,
  weekday,
  weekdayInFile,
  wholeNumber,
} from './file-fields.ts';

const DAY =
  'expected a day of the month: 1 to 28, last, or one such as "first tuesday" or "last friday"';
const NTH = { first: 1, second: 2, third: 3, fourth: 4, last: -1 } as const;
type Nth = keyof typeof NTH;
const NAMED_DAY = new RegExp(`^(${Object.keys(NTH).join('|')}) (${WEEKDAYS.join('|')})$`);
/** Where every week counts it does not matter from when; a Monday long ago. */
const LONG_AGO = '2024-01-01';

const dateOfMonth = z
  .number({ error: DAY })
  .refine((date) => Number.isInteger(date) && date >= 1 && date <= 28, {
    error: 'expected 1 to 28, which every month has, or last',
  })
  .transform((date): DayOfMonth => ({ kind: 'date', date }));
const namedDay = z.string({ error: DAY }).transform((text, context): DayOfMonth => {
  const words = text.toLowerCase().trim().replace(/\s+/g, ' ');
  if (words === 'last') return { kind: 'last' };
  const [, nth, name] = NAMED_DAY.exec(words) ?? [];
  if (nth === undefined || name === undefined) {
    context.addIssue({ code: 'custom', message: DAY });
    return z.NEVER;
  }
  const day = WEEKDAYS.map(String).indexOf(name) + 1;
  return { kind: 'weekday', weekday: day as Weekday, nth: NTH[nth as Nth] };
});
const dayOfMonth = inForm<DayOfMonth>((raw) => (typeof raw === 'number' ? dateOfMonth : namedDay));

const weekdays = z
  .array(weekday, { error: 'expected days of the week such as [monday, thursday]' })
  .min(1, 'expected at least one day of the week');

const weekly = z
  .strictObject(
    {
      on: inForm<Weekday[]>((raw) =>
        typeof raw === 'string' ? weekday.transform((day) => [day]) : weekdays,
      ),
      every: wholeNumber('weeks', 1, 12, 'week').default(1),
      from: localDate.optional(),
      time: timeOfDay,
    },
    { error: 'expected weekly: { on: [monday], time: "09:00" }' },
  )
  .refine(({ every, from }) => every === 1 || from !== undefined, {
    error: 'expected "from", the first day: weeks are counted from its week',
  })
  .transform(
    ({ on, every, from = LONG_AGO, time }): Recurrence => ({
      kind: 'weekly',
      weekdays: on,
      every,
      from,
      time,
    }),
  );
const monthly = z
  .strictObject(
    { on: dayOfMonth, time: timeOfDay },
    { error: 'expected monthly: { on: first tuesday, time: "09:00" }' },
  )
  .transform(({ on, time }): Recurrence => ({ kind: 'monthly', day: on, time }));
const MONTH = 'expected 1, 2 or 3: the first, second or third month of each quarter';
const quarterly = z
  .strictObject(
    { month: z.literal([1, 2, 3], { error: MONTH }), on: dayOfMonth, time: timeOfDay },
    { error: 'expected quarterly: { month: 1, on: first monday, time: "09:00" }' },
  )
  .transform(({ month, on, time }): Recurrence => ({ kind: 'quarterly', month, day: on, time }));

/** The keys of a schedule of which exactly one says when it comes round. */
const shape = {
  at: z
    .string({ error: 'expected a date and time such as 2026-12-01T09:00' })
    .transform((at): Recurrence => ({ kind: 'once', at }))
    .optional(),
  weekly: weekly.optional(),
  monthly: monthly.optional(),
  quarterly: quarterly.optional(),
  cron: z
    .string({ error: 'expected a cron expression such as "0 9 * * 1"' })
    .transform((expression): Recurrence => ({ kind: 'cron', expression }))
    .optional(),
};

/** When a schedule comes round: one of five keys of it. */
export const RECURRENCE: Part<Recurrence> = {
  shape,
  read(raw) {
    const [key = ''] = recurrenceKeysIn(raw);
    return raw[key] as Recurrence | undefined;
  },
  write: recurrenceInFile,
};

/** The keys that are filled in, of those that say when a schedule comes round. */
export function recurrenceKeysIn(raw: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(shape).filter((key) => raw[key] !== undefined);
}

/** The key under which a recurrence stands. */
export function recurrenceKeyOf({ kind }: Recurrence): string {
  return kind === 'once' ? 'at' : kind;
}

function recurrenceInFile(recurrence: Recurrence): Readonly<Record<string, unknown>> {
  switch (recurrence.kind) {
    case 'once':
      return { at: recurrence.at };
    case 'weekly': {
      const { weekdays: days, every, from, time } = recurrence;
      return { weekly: { on: days.map(weekdayInFile), every, from, time } };
    }
    case 'monthly':
      return { monthly: { on: dayInFile(recurrence.day), time: recurrence.time } };
    case 'quarterly': {
      const { month, day, time } = recurrence;
      return { quarterly: { month, on: dayInFile(day), time } };
    }
    case 'cron':
      return { cron: recurrence.expression };
  }
}

function dayInFile(day: DayOfMonth): number | string {
  switch (day.kind) {
    case 'date':
      return day.date;
    case 'last':
      return 'last';
    case 'weekday': {
      const nth = (Object.keys(NTH) as Nth[]).find((name) => NTH[name] === day.nth);
      return `${nth} ${weekdayInFile(day.weekday)}`;
    }
  }
}
