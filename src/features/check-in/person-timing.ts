import { awayUntil } from '../../calendar/absence.ts';
import { askableAsLiked, askableFrom } from '../../calendar/askable-time.ts';
import { calendarsAround } from '../../calendar/work-calendar.ts';
import type { WorkCalendar } from '../../calendar/working-time.ts';
import type { Deps } from '../../deps.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Person } from '../../domain/person.ts';
import type { Round } from '../../domain/round.ts';
import { type DeliveryDecision, SEND } from '../../outbox/message-kind.ts';
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
  const calendar = (await calendarsNow(deps, workspaceId, now))(person.region);
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
      ? `Away until ${formatDay(away, timeZone)}, after this closes.`
      : NO_TIME_LEFT,
  };
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

/** Puts a question off. Grace counts anew from the later moment, but never beyond the round. */
export async function deferTo(
  deps: Deps,
  workspaceId: string,
  { scheduleId, closesAt }: Round,
  at: Date,
  why: string,
): Promise<DeliveryDecision> {
  const planned = await findSchedule(deps, workspaceId, scheduleId);
  const { graceHours = 12 } = planned?.schedule ?? {};
  const expiresAt = new Date(Math.min(at.getTime() + graceHours * HOUR, closesAt.getTime()));
  return { kind: 'defer', at, expiresAt, why };
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

/** Why somebody is not written to, in words for the admin; null where they may be. */
export function whyNotAskable(person: Person | undefined): string | null {
  switch (person?.standing) {
    case undefined:
      return 'Slack does not know this person.';
    case 'left':
      return 'Has left the workspace.';
    case 'guest':
      return 'Is a guest; guests are not asked.';
    case 'bot':
      return 'Is a bot.';
    case 'active':
      return null;
  }
}

function formatDay(moment: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'long' }).format(
    moment,
  );
}
