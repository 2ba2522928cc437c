import type { Weekday } from '../domain/recurrence.ts';

type WeekInfo = { readonly weekend: readonly Weekday[] };
/** Node 20 has the property, newer ones the method. */
type LocaleWithWeek = { readonly weekInfo?: WeekInfo; getWeekInfo?(): WeekInfo };

/** The days of the weekend in a country, "EG"; Saturday and Sunday where nothing is known. */
export function weekendOf(country: string): readonly Weekday[] {
  const locale = localeOf(country);
  return (locale?.getWeekInfo?.() ?? locale?.weekInfo)?.weekend ?? [6, 7];
}

function localeOf(country: string): LocaleWithWeek | null {
  try {
    return new Intl.Locale(`und-${country}`) as unknown as LocaleWithWeek;
  } catch {
    return null;
  }
}
