import { z } from 'zod';
import type { Weekday } from '../../domain/recurrence.ts';
import { DISCLOSURES, type Settings } from '../../domain/settings.ts';
import { inForm, localDate, timeOfDay, weekday, weekdayInFile } from './file-fields.ts';

/** How a file says that there is no region. */
const NONE = 'none';
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

/** A region as a file writes it; null for none. Whether it exists shows later. */
export const region = z
  .string({ error: 'expected a country or a part of one, such as DE or DE-BY, or none' })
  .nullable()
  .transform((code) => (code === NONE ? null : code));

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
  { function: label, level: label },
  { error: 'expected the labels of fields in Slack profiles, as { function: Department }' },
);

/** The settings that a file names; the others stay as they are. */
export const settingsSchema = z
  .strictObject(
    {
      working_hours: workingHours.optional(),
      region: region.optional(),
      weekend: weekend.optional(),
      quiet_days: z.array(quietDays, { error: 'expected a list of quiet days' }).optional(),
      extra_holidays: dates.optional(),
      no_holidays: dates.optional(),
      profile_fields: profileFields.optional(),
      who_sees: z
        .enum(DISCLOSURES, { error: `expected one of: ${DISCLOSURES.join(', ')}` })
        .optional(),
      smallest_group: z
        .number({ error: 'expected a number of people' })
        .int('expected a whole number of people')
        .min(2, 'at least 2 people')
        .optional(),
    },
    { error: 'expected settings such as { working_hours: "08:00-18:00", region: DE-BY }' },
  )
  .transform(toSettings);

type Written = {
  readonly working_hours?: Settings['workingHours'] | undefined;
  readonly region?: Settings['region'] | undefined;
  readonly weekend?: Settings['weekend'] | undefined;
  readonly quiet_days?: Settings['quietDays'] | undefined;
  readonly extra_holidays?: Settings['extraHolidays'] | undefined;
  readonly no_holidays?: Settings['noHolidays'] | undefined;
  readonly profile_fields?: Settings['profileFields'] | undefined;
  readonly who_sees?: Settings['disclosure'] | undefined;
  readonly smallest_group?: Settings['smallestGroup'] | undefined;
};

function toSettings(written: Written): Partial<Settings> {
  const all = {
    workingHours: written.working_hours,
    region: written.region,
    weekend: written.weekend,
    quietDays: written.quiet_days,
    extraHolidays: written.extra_holidays,
    noHolidays: written.no_holidays,
    disclosure: written.who_sees,
    smallestGroup: written.smallest_group,
    profileFields: written.profile_fields,
  } satisfies Record<keyof Settings, unknown>;
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** The form of settings in a file. */
export function settingsInFile(settings: Settings) {
  const { workingHours: hours, weekend: days, profileFields: fields } = settings;
  const labels = Object.entries(fields).filter(([, name]) => name !== null);
  return {
    working_hours: `${hours.from}-${hours.to}`,
    region: settings.region ?? NONE,
    weekend: days === null ? REGIONAL : days.map(weekdayInFile),
    quiet_days: settings.quietDays,
    extra_holidays: settings.extraHolidays,
    no_holidays: settings.noHolidays,
    profile_fields: Object.fromEntries(labels),
    who_sees: settings.disclosure,
    smallest_group: settings.smallestGroup,
  };
}
