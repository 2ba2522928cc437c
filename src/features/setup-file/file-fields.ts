import { z } from 'zod';
import { isLocalDate, isTimeOfDay } from '../../calendar/local-time.ts';
import { LEVELS } from '../../domain/person.ts';
import type { Weekday } from '../../domain/recurrence.ts';
import type { Codec } from './codec.ts';

const SLACK_PERSON = /^[UW][A-Z0-9]+$/;

/** Somebody as a file names them. */
export const slackPerson = z
  .string({ error: 'expected a Slack member id or an e-mail address' })
  .refine((id) => SLACK_PERSON.test(id) || z.email().safeParse(id).success, {
    error: 'expected a Slack member id such as U02KLMN77 or an e-mail address',
  });

/** Several of them. */
export const slackPeople = z.array(slackPerson, { error: 'expected a list of people' });

/** A level. */
export const level = z.enum(LEVELS, { error: `expected one of: ${LEVELS.join(', ')}` });

/** A channel, public or private. */
export const slackChannel = z
  .string({ error: 'expected a channel id such as C0123ABCD' })
  .regex(/^[CG][A-Z0-9]{2,}$/, 'expected a channel id such as C0123ABCD');

const DATE = 'expected a date such as 2026-12-01';
/** A date that exists. */
export const localDate = z.string({ error: DATE }).refine(isLocalDate, { error: DATE });

const TIME = 'expected a time of day such as "09:00"';
/** A time of day. */
export const timeOfDay = z.string({ error: TIME }).refine(isTimeOfDay, { error: TIME });

/** The names of the days of the week as a file writes them, Monday first. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

/** A day of the week. */
export const weekday = z
  .string({ error: `expected one of: ${WEEKDAYS.join(', ')}` })
  .transform((name) => name.toLowerCase())
  .pipe(z.enum(WEEKDAYS, { error: `expected one of: ${WEEKDAYS.join(', ')}` }))
  .transform((name) => (WEEKDAYS.indexOf(name) + 1) as Weekday);

/** The name of a day of the week. */
export function weekdayInFile(day: Weekday): string {
  return WEEKDAYS[day - 1] ?? '';
}

/** A whole number of something. */
export function wholeNumber(of: string, lowest: number, highest: number, one: string) {
  const [least, most] = [lowest, highest].map((n) => (n === 1 ? `1 ${one}` : `${n} ${of}`));
  return z
    .number({ error: `expected a number of ${of}` })
    .int(`expected whole ${of}`)
    .min(lowest, `at least ${least}`)
    .max(highest, `at most ${most}`);
}

/** How a file says that there is no region. */
const NONE = 'none';

/** A region; null for none. Whether it exists shows later. */
export const region: Codec<string | null> = {
  schema: z
    .string({ error: 'expected a country or a part of one, such as DE or DE-BY, or none' })
    .nullable()
    .transform((code) => (code === NONE ? null : code)),
  write: (code) => code ?? NONE,
};
