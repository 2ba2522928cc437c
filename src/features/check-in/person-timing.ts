import { awayUntil } from '../../calendar/absence.ts';
import { askableAsLiked, askableFrom } from '../../calendar/askable-time.ts';
import { calendarsAround } from '../../calendar/work-calendar.ts';
import type { WorkCalendar } from '../../calendar/working-time.ts';
import type { Deps } from '../../deps.ts';
import type { Person } from '../../domain/person.ts';
import type { Round } from '../../domain/round.ts';

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
  deps: Deps,
  workspaceId: string,
  round: Pick<Round, 'atLocalHour' | 'localTime' | 'closesAt'>,
  person: Person,
  now: Date,
): Promise<Timing> {
  const { timeZone } = person;
  const absences = await deps.people.absences(workspaceId, person.id);
  const calendar: WorkCalendar = (await calendarsNow(deps, workspaceId, now))(person.region);
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
export async function calendarsNow(deps: Deps, workspaceId: string, now: Date) {
  return calendarsAround(await deps.settings.read(workspaceId), deps.holidays, now);
}

function dayInWords(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long' }).format(
    moment,
  );
}
