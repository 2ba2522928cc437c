import { z } from 'zod';
import type { Weekday } from '../../domain/recurrence.ts';
import { DISCLOSURES, type Settings } from '../../domain/settings.ts';
import { eachOf, PROFILE_FIELDS } from '../people/person-fields.ts';
import { MOST_MONTHS } from '../people/settings.ts';
import { defined, field, inForm, objectOf } from './codec.ts';
import { localDate, region, timeOfDay, weekday, weekdayInFile } from './file-fields.ts';

/** How a file says that the weekend follows the region. */
const REGIONAL = 'regional';

const HOURS = 'expected working hours such as "08:00-18:00"';
const workingHours = z.string({ error: HOURS }).transform((text, context) => {
  const [from, to, ...rest] = text.split('-').map((part) => part.trim());
  const are = [from, to].every((time) => timeOfDay.safeParse(time).success);
  if (from !== undefined && to !== undefined && are && rest.length === 0 && from < to)
    return { from, to };
  context.addIssue({ code: 'custom', message: HOURS });
  return z.NEVER;
});

const weekend = inForm<readonly Weekday[] | null>((raw) =>
  Array.isArray(raw)
    ? z
        .array(weekday)
        .refine((days) => new Set(days).size < 7, {
          error: 'at least one day of the week must be a working day',
        })
        .transform((days) => [...new Set(days)].sort())
    : z
        .literal([REGIONAL, null], {
          error: `expected days of the week such as [saturday, sunday], or ${REGIONAL}`,
        })
        .transform(() => null),
);

const quietDays = z
  .strictObject(
    { from: localDate, to: localDate.optional(), name: z.string().trim().default('') },
    { error: 'expected quiet days as { from: 2026-12-24, to: 2027-01-02, name: … }' },
  )
  .transform(({ from, to = from, name }) => ({ from, to, name }))
  .refine(({ from, to }) => from <= to, { error: 'expected "to" on or after "from"' });

const dates = z.array(localDate, { error: 'expected a list of dates' });

const label = z
  .string({ error: 'expected the label of a field in Slack profiles' })
  .trim()
  .min(1, 'expected the label of a field in Slack profiles')
  .nullable()
  .default(null);
const profileFields = z.strictObject(
  eachOf(PROFILE_FIELDS, () => label),
  { error: 'expected the labels of fields in Slack profiles, as { function: Department }' },
);

const settings = objectOf<Partial<Settings>>(
  {
    workingHours: field(
      'working_hours',
      workingHours.optional(),
      ({ from, to }) => `${from}-${to}`,
    ),
    region: field('region', region.schema.optional(), region.write),
    weekend: field('weekend', weekend.optional(), (days) =>
      days === null ? REGIONAL : days.map(weekdayInFile),
    ),
    quietDays: field(
      'quiet_days',
      z.array(quietDays, { error: 'expected a list of quiet days' }).optional(),
    ),
    extraHolidays: field('extra_holidays', dates.optional()),
    noHolidays: field('no_holidays', dates.optional()),
    profileFields: field('profile_fields', profileFields.optional(), (labels) =>
      Object.fromEntries(Object.entries(labels).filter(([, name]) => name !== null)),
    ),
    keepMonths: field(
      'keep_months',
      z
        .number({ error: 'expected a number of months' })
        .int('expected a whole number of months')
        .min(1, 'at least 1 month')
        .max(MOST_MONTHS, `at most ${MOST_MONTHS} months`)
        .optional(),
    ),
    disclosure: field(
      'who_sees',
      z.enum(DISCLOSURES, { error: `expected one of: ${DISCLOSURES.join(', ')}` }).optional(),
    ),
    smallestGroup: field(
      'smallest_group',
      z
        .number({ error: 'expected a number of people' })
        .int('expected a whole number of people')
        .min(2, 'at least 2 people')
        .optional(),
    ),
  },
  'expected settings such as { working_hours: "08:00-18:00", region: DE-BY }',
);

/** The settings that a file names; those that it leaves out stay as they are. */
export const SETTINGS = { ...settings, schema: settings.schema.transform(defined) };
