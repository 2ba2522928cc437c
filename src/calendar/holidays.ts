import type { LocalDate, Weekday } from '../domain/recurrence.ts';

/** A region with a calendar of its own: "DE" or "DE-BY", and its name in English. */
export type Region = { readonly code: string; readonly name: string };

/** Which days are free where. A region is a country, "DE", or a part of one, "DE-BY", "US-CA". */
export type Holidays = {
  /** The public holidays of a year; none for a region that is not known. */
  daysOff(region: string, year: number): ReadonlySet<LocalDate>;
  /** The days of the weekend there; Saturday and Sunday for a region that is not known. */
  weekend(region: string): readonly Weekday[];
  isRegion(region: string): boolean;
  /** Every region, countries first before their parts, by name. */
  regions(): readonly Region[];
};
