import { awayUntil } from '../../domain/absence.ts';
import type { Person } from '../../domain/person.ts';
import type { Round } from '../../domain/round.ts';
import type { WorkCalendar } from '../../domain/working-time.ts';
import type { Holidays } from '../ports/holidays.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import { askableAsLiked, askableFrom } from './askable-time.ts';
import { calendarsAround } from './work-calendar.ts';

/** What finding out when somebody may be asked needs. */
export type TimingNeeds = {
  readonly people: Pick<PeopleStore, 'absences'>;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly holidays: Holidays;
};

/** For the admin: the round was too short. */
export const NO_TIME_LEFT = 'No working time was left before this closes.';

/** When one person may be asked in one round. */
export type Timing = {
  /** The first moment from another on at which the person may be asked. */
  askable(from: Date): Date | null;
  /** The same, and not before the time of day they like, where the round leaves room for that. */
  askableAsLiked(from: Date): Date | null;
  /** Why there is none before the round closes. */
  readonly whyNot: string;
};

/** When a person may be asked by what is known now. */
export async function timingOf(
  needs: TimingNeeds,
  workspaceId: string,
  round: Pick<Round, 'atLocalHour' | 'localTime' | 'closesAt'>,
  person: Person,
  now: Date,
): Promise<Timing> {
  const { timeZone } = person;
  const absences = await needs.people.absences(workspaceId, person.id);
  const calendar: WorkCalendar = (await calendarsNow(needs, workspaceId, now))(person.region);
  const away = awayUntil(absences, person.id, now);
  const isAwayTooLong = away !== null && away >= round.closesAt;
  const at = (from: Date) => ({
    ...(round.atLocalHour ? { localTime: round.localTime } : {}),
    moment: from,
    timeZone,
    calendar,
    awayUntil: awayUntil(absences, person.id, from),
  });
  return {
    askable: (from) => askableFrom(at(from)),
    askableAsLiked: (from) => askableAsLiked(at(from), person, round.closesAt),
    whyNot: isAwayTooLong
      ? `Away until ${dayInWords(away, timeZone)}, after this closes.`
      : NO_TIME_LEFT,
  };
}

/** The working days and hours of each region by today's settings. */
export async function calendarsNow(needs: TimingNeeds, workspaceId: string, now: Date) {
  return calendarsAround(await needs.settings.read(workspaceId), needs.holidays, now);
}

function dayInWords(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long' }).format(
    moment,
  );
}
