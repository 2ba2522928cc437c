import { addDays, localDateOf, localTimeOf, momentOf } from '../../calendar/local-time.ts';
import { askableFrom, awayUntil, calendarsAround } from '../../calendar/work-calendar.ts';
import type { Deps } from '../../deps.ts';
import type { Person } from '../../domain/person.ts';
import type { LocalDate, LocalTime } from '../../domain/recurrence.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Actor } from '../../slack/guard.ts';
import { findAsked, type Press, type Refusal } from './find-asked.ts';

const HOUR = 3_600_000;

/** When somebody wants to be reminded; a time of their own is by their own clock. */
export type SnoozeWish =
  | { readonly kind: 'hour' | 'tomorrow' }
  | { readonly kind: 'at'; readonly localTime: LocalTime };

/** A reminder that is set; `isMoved` where working hours made it later than they wished. */
export type Snoozed = { readonly at: Date; readonly isMoved: boolean };

/** Why a reminder is not set: see `Refusal`; the time is gone by, or lies after the end. */
export type SnoozeFailure =
  | Refusal
  | { readonly kind: 'past' }
  | { readonly kind: 'closed' | 'after-closing'; readonly closesAt: Date };

/** Sets the next reminder of the one who pressed: never outside their working hours or after the end. */
export async function snooze(
  deps: Deps,
  press: Press,
  wish: SnoozeWish,
): Promise<Result<Snoozed, SnoozeFailure>> {
  const found = await findAsked(deps, press);
  if (!found.ok) return found;
  const { prompt, round, isClosed } = found.value;
  const { closesAt } = round;
  if (isClosed) return err({ kind: 'closed', closesAt });
  const person = await deps.people.find(press.workspaceId, press.personId);
  if (person === undefined) return err({ kind: 'not-asked' });
  const now = deps.clock();
  const wished = await momentOfWish(deps, press.workspaceId, wish, person, now);
  if (wished <= now) return err({ kind: 'past' });
  const at = await firstWorkingMoment(deps, press.workspaceId, person, wished);
  if (at === null || at >= closesAt) return err({ kind: 'after-closing', closesAt });
  await deps.rounds.setRemindAt(prompt.id, at);
  return ok({ at, isMoved: at > wished });
}

/** What the clock of a person shows. UTC where nobody knows them. */
export async function localTimeFor(
  { people, clock }: Deps,
  { workspaceId, personId }: Actor,
): Promise<LocalTime> {
  const person = await people.find(workspaceId, personId);
  return localTimeOf(clock(), person?.timeZone ?? 'UTC');
}

async function momentOfWish(
  { settings }: Deps,
  workspaceId: string,
  wish: SnoozeWish,
  { timeZone }: Person,
  now: Date,
): Promise<Date> {
  if (wish.kind === 'hour') return new Date(now.getTime() + HOUR);
  if (wish.kind === 'at') return momentOf(wish.localTime, timeZone);
  const tomorrow: LocalDate = addDays(localDateOf(localTimeOf(now, timeZone)), 1);
  const { workingHours } = await settings.read(workspaceId);
  return momentOf(`${tomorrow}T${workingHours.from}`, timeZone);
}

/** The first moment from one on at which somebody works and is here; null if there is none for a year. */
export async function firstWorkingMoment(
  deps: Deps,
  workspaceId: string,
  { id, timeZone, region }: Person,
  moment: Date,
): Promise<Date | null> {
  const settings = await deps.settings.read(workspaceId);
  const absences = await deps.people.absences(workspaceId, id);
  return askableFrom({
    moment,
    timeZone,
    calendar: calendarsAround(settings, deps.holidays, moment)(region),
    awayUntil: awayUntil(absences, id, moment),
  });
}
