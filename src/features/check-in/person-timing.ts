import {
  type Absence,
  askableAsLiked,
  askableFrom,
  awayUntil,
  calendarsAround,
  type WorkCalendar,
} from '../../calendar/work-calendar.ts';
import type { Deps } from '../../deps.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { LeftOut, Person } from '../../domain/person.ts';
import type { Round } from '../../domain/round.ts';
import { type DeliveryDecision, dropSilently, SEND } from '../../outbox/message-kind.ts';
import { findSchedule } from '../schedules/save-schedule.ts';

const HOUR = 3_600_000;

/** For the admin: the round was too short, or sending took too long. */
export const NO_TIME_LEFT = 'No working time was left before this closes.';
export const ROUND_IS_OVER = 'The round had closed before it could be sent.';

/** When one person may be asked in one round. */
export type Timing = {
  /** The first moment from another on at which the person may be asked. */
  askable(from: Date): Date | null;
  /** The same, and not before the time of day they like, where the round leaves room for that. */
  askableAsLiked(from: Date): Date | null;
  /** Why there is none before the round closes. */
  readonly whyNot: string;
};

/** What decides when people may be asked: the working days of their region, and their leave. */
export type Availability = {
  readonly calendarOf: (region: string | null) => WorkCalendar;
  readonly absences: readonly Absence[];
};

/** When a person may be asked in a round. */
export function timingIn(
  { atLocalHour, localTime, closesAt }: Pick<Round, 'atLocalHour' | 'localTime' | 'closesAt'>,
  person: Person,
  { calendarOf, absences }: Availability,
  now: Date,
): Timing {
  const { id, timeZone } = person;
  const calendar = calendarOf(person.region);
  const away = awayUntil(absences, id, now);
  const at = (from: Date) => ({
    ...(atLocalHour ? { localTime } : {}),
    moment: from,
    timeZone,
    calendar,
    awayUntil: awayUntil(absences, id, from),
  });
  return {
    askable: (from) => askableFrom(at(from)),
    askableAsLiked: (from) => askableAsLiked(at(from), person, closesAt),
    whyNot:
      away !== null && away >= closesAt
        ? `Away until ${formatDay(away, timeZone)}, after this closes.`
        : NO_TIME_LEFT,
  };
}

/** When a person may be asked in a round, by what is known now. */
export async function timingOf(
  deps: Deps,
  workspaceId: string,
  round: Parameters<typeof timingIn>[0],
  person: Person,
  now: Date,
): Promise<Timing> {
  const absences = await deps.people.absences(workspaceId, person.id);
  const calendarOf = await calendarsNow(deps, workspaceId, now);
  return timingIn(round, person, { calendarOf, absences }, now);
}

/** The working days and hours of each region by today's settings. */
export async function calendarsNow(
  { settings, holidays }: Deps,
  workspaceId: string,
  now: Date,
): Promise<(region: string | null) => WorkCalendar> {
  return calendarsAround(await settings.read(workspaceId), holidays, now);
}

/** Whether a round takes no answers any more. */
export function isOver({ closedAt, closesAt }: Round, now: Date): boolean {
  return closedAt !== null || closesAt <= now;
}

/**
 * Puts a question off. Grace counts anew from the later moment, but never beyond the round; what an
 * executive had asked belongs to no hour, and may come as long as it can be answered.
 */
export async function deferTo(
  deps: Deps,
  workspaceId: string,
  { scheduleId, closesAt, aboutRoundId }: Round,
  at: Date,
  why: string,
): Promise<DeliveryDecision> {
  if (aboutRoundId !== null) return { kind: 'defer', at, expiresAt: closesAt, why };
  const planned = await findSchedule(deps, workspaceId, scheduleId);
  const { graceHours = 12 } = planned?.schedule ?? {};
  const expiresAt = new Date(Math.min(at.getTime() + graceHours * HOUR, closesAt.getTime()));
  return { kind: 'defer', at, expiresAt, why };
}

/** When a person may be asked in a round, whatever hour of the day the round itself keeps to. */
export async function anyHourTimingOf(
  deps: Deps,
  workspaceId: string,
  round: Round,
  person: Person,
  now: Date,
): Promise<Timing> {
  return await timingOf(deps, workspaceId, { ...round, atLocalHour: false }, person, now);
}

/** The delivery of what reminds somebody in an open round: in their working time, or else not at all. */
export async function remindAtWork(
  deps: Deps,
  workspaceId: string,
  round: Round,
  personId: string,
  now: Date,
): Promise<DeliveryDecision> {
  const person = await deps.people.find(workspaceId, personId);
  if (person === undefined || whyNotAskable(person) !== null) return dropSilently();
  const timing = await anyHourTimingOf(deps, workspaceId, round, person, now);
  const at = timing.askable(now);
  if (at === null || at >= round.closesAt) return dropSilently(timing.whyNot);
  const expiresAt = round.closesAt;
  return at > now ? { kind: 'defer', at, expiresAt, why: 'Outside working time.' } : SEND;
}

/** The delivery policy of notices: they are read on leave too, but reach nobody outside working time. */
export async function whenAtWork(
  deps: Deps,
  workspaceId: string,
  { target, expiresAt }: OutboxMessage,
  now: Date,
): Promise<DeliveryDecision> {
  if (target.kind !== 'person') return SEND;
  const person = await deps.people.find(workspaceId, target.personId);
  if (person === undefined) return SEND;
  const calendar = (await calendarsNow(deps, workspaceId, now))(person.region);
  const at = askableFrom({ moment: now, timeZone: person.timeZone, calendar, awayUntil: null });
  if (at === null || at <= now) return SEND;
  const until = new Date(Math.max(expiresAt.getTime(), at.getTime() + 24 * HOUR));
  return { kind: 'defer', at, expiresAt: until, why: 'Outside working time.' };
}

/** Why people are not asked, in words for the admin. */
export const WHY_NOT_ASKED: Readonly<Record<LeftOut['why'], string>> = {
  left: 'Has left the workspace.',
  guest: 'Is a guest; guests are not asked.',
  bot: 'Is a bot.',
  unknown: 'Slack does not know this person.',
};

/** Why somebody is not written to, in words for the admin; null where they may be. */
export function whyNotAskable({ standing }: Person): string | null {
  return standing === 'active' || standing === 'foreign' ? null : WHY_NOT_ASKED[standing];
}

function formatDay(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long' }).format(
    moment,
  );
}
