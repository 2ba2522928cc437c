import type { LocalDate } from '../domain/recurrence.ts';
import type { QuietDays, Settings } from '../domain/settings.ts';
import type { Holidays } from './holidays.ts';
import { addDays, type WorkCalendar } from './working-time.ts';

const WEEKEND = [6, 7] as const;

/**
 * The working days and hours of each region around a moment: the year before it, its own and the
 * two after. `null` is for people without a region in a workspace without one.
 */
export function calendarsAround(
  settings: Settings,
  holidays: Holidays,
  moment: Date,
): (region: string | null) => WorkCalendar {
  const known = new Map<string | null, WorkCalendar>();
  return (own) => {
    const region = own ?? settings.region;
    const found = known.get(region) ?? calendarOf(settings, holidays, region, moment);
    known.set(region, found);
    return found;
  };
}

function calendarOf(
  settings: Settings,
  holidays: Holidays,
  region: string | null,
  moment: Date,
): WorkCalendar {
  const year = moment.getUTCFullYear();
  const published =
    region === null
      ? []
      : [year - 1, year, year + 1, year + 2].flatMap((y) => [...holidays.daysOff(region, y)]);
  const worked = new Set(settings.noHolidays);
  const own = [...settings.extraHolidays, ...settings.quietDays.flatMap(daysOf)];
  return {
    weekend: settings.weekend ?? (region === null ? WEEKEND : holidays.weekend(region)),
    daysOff: new Set([...published.filter((day) => !worked.has(day)), ...own]),
    hours: settings.workingHours,
  };
}

function daysOf({ from, to }: QuietDays): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to && days.length < 400; day = addDays(day, 1)) days.push(day);
  return days;
}
