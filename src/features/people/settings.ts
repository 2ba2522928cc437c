import { type Regions, readRegion } from '../../calendar/read-region.ts';
import type { Deps } from '../../deps.ts';
import type { Weekday } from '../../domain/recurrence.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { DISCLOSURES, type Settings } from '../../domain/settings.ts';
import { plainTyping } from '../../domain/words.ts';
import { formatDates, formatQuietDays, parseDates, parseQuietDays } from './settings-lines.ts';

/** A sentence for each field that is wrong, by the field's name. */
export type FieldProblems = Readonly<Record<string, string>>;

/** When people work, as an admin writes it; times as "09:00", weekdays as "1" (Monday) to "7". */
export type WorkTimesWords = {
  readonly from: string;
  readonly to: string;
  readonly region: string;
  readonly weekend: readonly string[];
  readonly quietDays: string;
  readonly extraHolidays: string;
  readonly noHolidays: string;
};

/** Who sees what, as an admin writes it. */
export type VisibilityWords = { readonly disclosure: string; readonly smallestGroup: string };

/** How long rounds are kept, as an admin writes it. */
export type KeepingWords = { readonly keepMonths: string };

/** The part of the settings that says when people work. */
type WorkTimes = Omit<Settings, 'disclosure' | 'smallestGroup' | 'profileFields' | 'keepMonths'>;
/** The part of the settings that says who sees what. */
type Visibility = Pick<Settings, 'disclosure' | 'smallestGroup'>;

/** The settings, the name of the region, and the weekend that follows from them. */
export type DescribedSettings = Awaited<ReturnType<typeof describeSettings>>;

/** The settings of a workspace. */
export async function describeSettings({ settings, holidays }: Deps, workspaceId: string) {
  const content = await settings.read(workspaceId);
  const region = holidays.regions().find(({ code }) => code === content.region);
  const weekend = content.weekend ?? holidays.weekend(content.region ?? '');
  return { settings: content, regionName: region?.name ?? null, weekend };
}

/** Saves when people work, or names every field that is wrong. */
export async function saveWorkTimes(deps: Deps, workspaceId: string, words: WorkTimesWords) {
  return await savePart(deps, workspaceId, parseWorkTimes(words, deps.holidays));
}

/** Saves who sees what, or names every field that is wrong. */
export async function saveVisibility(deps: Deps, workspaceId: string, words: VisibilityWords) {
  return await savePart(deps, workspaceId, parseVisibility(words));
}

/** Saves for how many months rounds are kept, or says what is wrong. */
export async function saveKeeping(deps: Deps, workspaceId: string, words: KeepingWords) {
  return await savePart(deps, workspaceId, parseKeeping(words));
}

async function savePart(
  { settings }: Deps,
  workspaceId: string,
  parsed: Result<Partial<Settings>, FieldProblems>,
): Promise<Result<null, FieldProblems>> {
  if (!parsed.ok) return parsed;
  await settings.save(workspaceId, { ...(await settings.read(workspaceId)), ...parsed.value });
  return ok(null);
}

/** Reads when people work; every field that is wrong is named. */
export function parseWorkTimes(
  words: WorkTimesWords,
  holidays: Regions,
): Result<WorkTimes, FieldProblems> {
  const region = readRegion(words.region, holidays);
  const weekend = weekdaysOf(words.weekend);
  const quietDays = parseQuietDays(words.quietDays);
  const extraHolidays = parseDates(words.extraHolidays);
  const noHolidays = parseDates(words.noHolidays);
  const hours = parseHours(words);
  if (hours.ok && region.ok && weekend.ok && quietDays.ok && extraHolidays.ok && noHolidays.ok) {
    return ok({
      workingHours: hours.value,
      region: region.value,
      weekend: weekend.value,
      quietDays: quietDays.value,
      extraHolidays: extraHolidays.value,
      noHolidays: noHolidays.value,
    });
  }
  return err(problemsOf({ to: hours, region, weekend, quietDays, extraHolidays, noHolidays }));
}

/** What `parseWorkTimes` reads back as the same. */
export function formatWorkTimes(times: WorkTimes): WorkTimesWords {
  return {
    ...times.workingHours,
    region: times.region ?? '',
    weekend: (times.weekend ?? []).map(String),
    quietDays: formatQuietDays(times.quietDays),
    extraHolidays: formatDates(times.extraHolidays),
    noHolidays: formatDates(times.noHolidays),
  };
}

/** Reads who sees what; every field that is wrong is named. */
export function parseVisibility(words: VisibilityWords): Result<Visibility, FieldProblems> {
  const disclosure = DISCLOSURES.find((each) => each === words.disclosure);
  const digits = plainTyping(words.smallestGroup).trim();
  const smallestGroup = /^\d{1,4}$/.test(digits) ? Number(digits) : 0;
  const problems = {
    ...(disclosure === undefined ? { disclosure: 'Please pick one.' } : {}),
    ...(smallestGroup < 2
      ? {
          smallestGroup:
            'Please write a whole number, at least 2: a group of one is a person whom everybody can name.',
        }
      : {}),
  };
  if (disclosure === undefined || smallestGroup < 2) return err(problems);
  return ok({ disclosure, smallestGroup });
}

/** The longest that anything may be kept. */
export const MOST_MONTHS = 120;

/** Reads for how many months rounds are kept. */
export function parseKeeping({
  keepMonths,
}: KeepingWords): Result<Pick<Settings, 'keepMonths'>, FieldProblems> {
  const digits = plainTyping(keepMonths).trim();
  const months = /^\d{1,3}$/.test(digits) ? Number(digits) : 0;
  if (months >= 1 && months <= MOST_MONTHS) return ok({ keepMonths: months });
  return err({ keepMonths: `Please write a whole number of months, from 1 to ${MOST_MONTHS}.` });
}

function parseHours({ from, to }: WorkTimesWords): Result<Settings['workingHours'], string> {
  if (from < to) return ok({ from, to });
  return err('The day must end after it starts. For the whole evening take 23:59.');
}

function weekdaysOf(days: readonly string[]): Result<readonly Weekday[] | null, string> {
  const weekend = [...new Set(days.map(Number))].sort() as Weekday[];
  if (weekend.length === 7) return err('At least one day of the week must be a working day.');
  return ok(weekend.length === 0 ? null : weekend);
}

function problemsOf(fields: Readonly<Record<string, Result<unknown, string>>>): FieldProblems {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => (field.ok ? [] : [[name, field.error]])),
  );
}
