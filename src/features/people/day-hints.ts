import { dateWithWeekday, localDateOf, weekdayOf } from '../../calendar/local-time.ts';
import type { Holidays } from '../../calendar/public-holidays.ts';
import type { LocalDate, LocalTime } from '../../domain/recurrence.ts';
import type { Settings } from '../../domain/settings.ts';
import { formatList } from '../../domain/words.ts';

/** Whose days are looked at. `regions` are those of the workspace and its people; none is fine. */
type Calendars = {
  readonly settings: Settings;
  readonly holidays: Holidays;
  readonly regions: readonly string[];
};

const WEEKEND = [6, 7] as const;

/**
 * What an admin would like to know about local times at which leaders are to be asked: that a day is
 * free somewhere, or that the hour lies outside working hours. One sentence each; none if all is well.
 */
export function dayHints(calendars: Calendars, times: readonly LocalTime[]): readonly string[] {
  const days = [...new Set(times.map(localDateOf))];
  const hour = times[0] === undefined ? [] : hourHint(calendars.settings, times[0].slice(11));
  return [...days.flatMap((day) => dayHint(calendars, day)), ...hour];
}

function dayHint(calendars: Calendars, day: LocalDate): readonly string[] {
  const name = dateWithWeekday(day);
  const company = companyDay(calendars.settings, day);
  if (company !== undefined)
    return [`${name} is ${company}: leaders are asked on the next working day.`];
  const free = freeIn(calendars, day);
  return free === undefined
    ? []
    : [`${name} is ${free}: leaders there are asked on the next working day.`];
}

function companyDay({ quietDays, extraHolidays }: Settings, day: LocalDate): string | undefined {
  const quiet = quietDays.find(({ from, to }) => from <= day && day <= to);
  if (quiet !== undefined) return `a quiet day here (${quiet.name})`;
  return extraHolidays.includes(day) ? 'a holiday of your own' : undefined;
}

function freeIn({ settings, holidays, regions }: Calendars, day: LocalDate): string | undefined {
  const isFree = (region: string) =>
    !settings.noHolidays.includes(day) &&
    holidays.daysOff(region, Number(day.slice(0, 4))).has(day);
  const holidayIn = regions.filter(isFree);
  if (holidayIn.length > 0) return `a public holiday in ${formatList(holidayIn)}`;
  const weekend = weekdayOf(day);
  if (settings.weekend !== null)
    return settings.weekend.includes(weekend) ? 'part of your weekend' : undefined;
  const restIn = regions.filter((region) => holidays.weekend(region).includes(weekend));
  if (restIn.length > 0) return `part of the weekend in ${formatList(restIn)}`;
  const isWeekend = WEEKEND.some((rest) => rest === weekend);
  return regions.length === 0 && isWeekend ? 'part of the weekend' : undefined;
}

function hourHint({ workingHours: { from, to } }: Settings, time: string): readonly string[] {
  if (time < from) return [`${time} is before working hours: leaders are asked at ${from}.`];
  return time >= to
    ? [`${time} is after working hours: leaders are asked at ${from} on the next working day.`]
    : [];
}
