import type { ProfileField } from './person.ts';
import type { LocalDate, TimeOfDay, Weekday } from './recurrence.ts';

export const DISCLOSURES = ['named', 'function', 'anonymous'] as const;
/**
 * What executives see of who answered: names and quotes; functions and quotes; or counts, with
 * quotes only of those who agreed.
 */
export type Disclosure = (typeof DISCLOSURES)[number];

/** A span of days, both included, on which nobody is asked. */
export type QuietDays = { readonly from: LocalDate; readonly to: LocalDate; readonly name: string };

/** What an admin sets for the whole workspace. */
export type Settings = {
  /** Nobody is written to before `from` or from `to` on, by their own clock. */
  readonly workingHours: { readonly from: TimeOfDay; readonly to: TimeOfDay };
  /** Whose public holidays hold where a person has no region: "DE", "DE-BY"; null for none. */
  readonly region: string | null;
  /** Null takes the weekend of the region, Saturday and Sunday where there is none. */
  readonly weekend: readonly Weekday[] | null;
  readonly quietDays: readonly QuietDays[];
  /** Public holidays that are not in the calendar, and those in it that are working days here. */
  readonly extraHolidays: readonly LocalDate[];
  readonly noHolidays: readonly LocalDate[];
  readonly disclosure: Disclosure;
  /** Below so many people nothing is broken down. At least 2. */
  readonly smallestGroup: number;
  /** For so many months rounds are kept with all that was said in them. At least 1. */
  readonly keepMonths: number;
  /** The labels of the fields in Slack profiles that say so; null for none. */
  readonly profileFields: Readonly<Record<ProfileField, string | null>>;
};

/** What holds until an admin says otherwise. */
export const DEFAULT_SETTINGS: Settings = {
  workingHours: { from: '08:00', to: '18:00' },
  region: null,
  weekend: null,
  quietDays: [],
  extraHolidays: [],
  noHolidays: [],
  disclosure: 'named',
  smallestGroup: 3,
  keepMonths: 24,
  profileFields: { function: null, level: null },
};
