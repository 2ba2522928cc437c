import type { Occurrence } from '../../calendar/due-times.ts';
import { localDateOf, localTimeOf, momentOf } from '../../calendar/local-time.ts';
import {
  addWorkingDays,
  calendarsAround,
  type WorkCalendar,
} from '../../calendar/work-calendar.ts';
import type { Deps } from '../../deps.ts';
import type { PeopleAsked, Person } from '../../domain/person.ts';
import type { Question, QuestionRef } from '../../domain/question.ts';
import type { Round } from '../../domain/round.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { createSetApart, type SetApart } from '../../domain/set-apart.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { peopleAsked, whyNobody } from '../people/people-asked.ts';
import { tellAdmins } from '../people/tell-admins.ts';
import { findSchedule } from '../schedules/save-schedule.ts';
import { type DueSchedule, nextOf } from '../schedules/schedule-store.ts';
import type { PublishedStrategy } from '../strategies/strategy-store.ts';
import { composePrompts, openingMessages, type RoundParts } from './messages/prompt.ts';
import { troubleNotes } from './messages/trouble.ts';
import { turnQuestions } from './turn-questions.ts';

const HOUR = 3_600_000;

/** Opens a round for every schedule that is due, each by itself; answers how many were opened. */
export async function openDueRounds(
  deps: Deps,
  now: Date,
  apart: SetApart = createSetApart(deps.log),
): Promise<number> {
  let opened = 0;
  for (const due of await deps.schedules.due(now)) {
    // Never before `dueAt`: a clock that jumped back must not make the same due time come again.
    const after = now > due.dueAt ? now : due.dueAt;
    const key = `open ${due.workspaceId} ${due.schedule.id}`;
    const outcome = await apart.attempt(key, now, () =>
      openRound(deps, due, now, nextOf(due.schedule, after)),
    );
    if (outcome?.kind === 'opened') opened += 1;
  }
  return opened;
}

/** What became of asking now; `unknown` where there is no such schedule. */
export type AskNowOutcome = OpenOutcome | { readonly kind: 'unknown' };

/**
 * Asks the people of a schedule now, paused or not; its own rhythm stays as it is. Working hours
 * and leave hold all the same. A second call in the same minute opens nothing more.
 */
export async function askNow(
  deps: Deps,
  workspaceId: string,
  scheduleId: string,
): Promise<AskNowOutcome> {
  const planned = await findSchedule(deps, workspaceId, scheduleId);
  if (planned === undefined) return { kind: 'unknown' };
  const now = deps.clock();
  const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
  const schedule = { ...planned.schedule, atLocalHour: false };
  const localTime = localTimeOf(minute, schedule.timeZone);
  const { extra = [] } = planned;
  const due = { workspaceId, schedule, extra, localTime, dueAt: minute };
  return await openRound(deps, due, now, planned.next);
}

/** What became of a due time. */
export type OpenOutcome =
  | { readonly kind: 'opened'; readonly roundId: string }
  | { readonly kind: 'known' | 'wait' }
  | { readonly kind: 'skipped'; readonly why: string };

/**
 * Opens the round of a due schedule with one prompt for each person whom it asks, and moves the
 * schedule on to `next`. A due time that has passed by more than the grace period is skipped; so is
 * a round that nobody could answer. Where Slack does not say who they are, it waits for
 * the next tick.
 */
export async function openRound(
  deps: Deps,
  due: DueSchedule,
  now: Date,
  next: Occurrence | null,
): Promise<OpenOutcome> {
  const { workspaceId, schedule, dueAt } = due;
  const plan = isTooLate(due, now)
    ? skip('its time had passed by too far')
    : await planRound(deps, due);
  if (plan.kind === 'wait') return plan;
  if (plan.kind === 'skipped') {
    const fields = { schedule: schedule.id, dueAt: dueAt.toISOString(), why: plan.why };
    deps.log.warn(fields, 'round skipped');
    await tellSkipped(deps, due, plan, now);
    await deps.schedules.advance(workspaceId, schedule.id, dueAt, next);
    return { kind: 'skipped', why: plan.why };
  }
  await tellMissing(deps, due, plan.missing, now);
  const opening = await composeRound(deps, due, plan, now);
  const isNew = await deps.rounds.open({ workspaceId, ...opening, next });
  if (!isNew) return { kind: 'known' };
  deps.log.info({ round: opening.round.id, asked: plan.asked.length }, 'round opened');
  return { kind: 'opened', roundId: opening.round.id };
}

type Plan =
  | ({ readonly kind: 'open'; readonly missing: readonly string[] } & PlannedRound)
  | { readonly kind: 'skipped'; readonly why: string; readonly missing?: readonly string[] }
  | { readonly kind: 'wait' };

function skip(why: string, missing: readonly string[] = []): Plan {
  return { kind: 'skipped', why, missing };
}

async function planRound(deps: Deps, due: DueSchedule): Promise<Plan> {
  const { workspaceId, schedule } = due;
  const strategy = await deps.strategies.newest(workspaceId, schedule.strategyId);
  if (strategy === undefined) return skip(`there is no strategy "${schedule.strategyId}"`);
  const people = await peopleAsked(deps, workspaceId, schedule);
  if (people === undefined) return { kind: 'wait' };
  if (people.asked.length === 0) return skip(whyNobody(schedule), people.missing);
  return { kind: 'open', strategy, ...people };
}

/** Tells the admins by name which groups and channels are gone, once for each turn of the schedule. */
async function tellMissing(
  deps: Deps,
  { workspaceId, schedule, dueAt }: DueSchedule,
  missing: readonly string[],
  now: Date,
): Promise<void> {
  for (const source of missing) {
    const key = `${source} ${schedule.id} ${dueAt.toISOString()}`;
    const details = [source, schedule.audienceId];
    await tellAdmins(deps, workspaceId, { topic: 'missing-source', key, details }, now);
  }
}

async function tellSkipped(
  deps: Deps,
  due: DueSchedule,
  { why, missing = [] }: Extract<Plan, { kind: 'skipped' }>,
  now: Date,
): Promise<void> {
  const { workspaceId, schedule, dueAt } = due;
  await tellMissing(deps, due, missing, now);
  const key = `${schedule.id} ${dueAt.toISOString()}`;
  const details = [schedule.strategyId, why];
  await tellAdmins(deps, workspaceId, { topic: 'skipped', key, details }, now);
}

/** At local hours the day takes until its end to reach everybody, and lateness counts from there. */
function isTooLate({ schedule, dueAt }: DueSchedule, now: Date): boolean {
  const hours = schedule.graceHours + (schedule.atLocalHour ? 26 : 0);
  return now.getTime() - dueAt.getTime() > hours * HOUR;
}

/** What a round asks about, and whom. */
export type PlannedRound = PeopleAsked & { readonly strategy: PublishedStrategy };

/**
 * Composes the round of a due schedule, its prompts, and the messages that ask and that tell the
 * admins who could not be asked.
 */
export async function composeRound(
  deps: Deps,
  due: DueSchedule,
  { strategy, asked, leftOut }: PlannedRound,
  now: Date,
) {
  const { workspaceId, schedule, extra = [] } = due;
  const { disclosure, smallestGroup } = await deps.settings.read(workspaceId);
  const parts = await roundParts(deps, workspaceId, now);
  const round: Round = {
    ...roundOf(due, now),
    id: deps.newId(),
    strategyVersion: strategy.version,
    questions: await questionsOf(deps, due, strategy.content),
    disclosure,
    smallestGroup,
    closesAt: closingMoment(schedule, due, asked, parts.calendarOf(null)),
  };
  const prompts = composePrompts(parts, round.id, asked, leftOut);
  const people = new Map(asked.map((person) => [person.id, person]));
  const opening = openingMessages(parts, round, prompts, people, schedule);
  const trouble = await troubleNotes(deps, workspaceId, round);
  return { round, prompts, outgoing: [...opening, ...trouble], extra };
}

/** What the prompts and messages of a round are made of. */
export async function roundParts(
  { settings, holidays, people, newId, random, log }: Deps,
  workspaceId: string,
  now: Date,
): Promise<RoundParts> {
  const calendarOf = calendarsAround(await settings.read(workspaceId), holidays, now);
  return { newId, random, log, calendarOf, absences: await people.absences(workspaceId), now };
}

/** What a round takes over from its schedule. */
function roundOf({ schedule, localTime, dueAt }: DueSchedule, openedAt: Date) {
  const { id: scheduleId, strategyId, delivery, atLocalHour, reminders } = schedule;
  const taken = { scheduleId, strategyId, delivery, dueAt, localTime, atLocalHour, reminders };
  return { ...taken, openedAt, closedAt: null, aboutRoundId: null, askedBy: null };
}

/** What the next turn of a schedule asks, with what was added to it this once. */
async function questionsOf(
  deps: Deps,
  { workspaceId, schedule, extra = [] }: DueSchedule,
  strategy: Strategy,
): Promise<readonly Question[]> {
  const turn = await deps.rounds.countOf(workspaceId, schedule.id);
  const planned = schedule.rotation[turn % schedule.rotation.length] ?? [];
  return await turnQuestions(deps, workspaceId, schedule, withExtra(planned, extra), strategy);
}

/** A turn that was to ask nothing of its own still asks its question beside the added ones. */
function withExtra(
  planned: readonly QuestionRef[],
  extra: readonly QuestionRef[],
): readonly QuestionRef[] {
  const isPlanned = (ref: QuestionRef) =>
    planned.some((each) => JSON.stringify(each) === JSON.stringify(ref));
  const added = extra.filter((ref) => !isPlanned(ref));
  return planned.length === 0 && added.length > 0
    ? [{ kind: 'open' }, ...added]
    : [...planned, ...added];
}

/**
 * The moment at which a round closes: its working days after the local time that came round, at the
 * same hour, in the zone where that hour comes last among those asked.
 */
function closingMoment(
  schedule: Schedule,
  { localTime }: Occurrence,
  asked: readonly Person[],
  calendar: WorkCalendar,
): Date {
  const day = addWorkingDays(calendar, localDateOf(localTime), schedule.openDays);
  const closing = `${day}T${localTime.slice(11)}`;
  const zones = schedule.atLocalHour
    ? new Set(asked.map(({ timeZone }) => timeZone))
    : [schedule.timeZone];
  const moments = [...zones].map((zone) => momentOf(closing, zone).getTime());
  return new Date(Math.max(...moments));
}
