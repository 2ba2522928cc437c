import type { Occurrence } from '../../calendar/due-times.ts';
import { localTimeOf } from '../../calendar/time-zone.ts';
import type { Deps } from '../../deps.ts';
import { peopleAsked } from '../people/people-asked.ts';
import { findSchedule } from '../schedules/save-schedule.ts';
import type { DueSchedule } from '../schedules/schedule-store.ts';
import { nextOf } from '../schedules/schedule-times.ts';
import { composeRound, type PlannedRound } from './compose-round.ts';

const HOUR = 3_600_000;

/** Opens a round for every schedule that is due; answers how many were opened. */
export async function openDueRounds(deps: Deps, now: Date): Promise<number> {
  let opened = 0;
  for (const due of await deps.schedules.due(now)) {
    // Never before `dueAt`: a clock that jumped back must not make the same due time come again.
    const after = now > due.dueAt ? now : due.dueAt;
    const outcome = await openRound(deps, due, now, nextOf(due.schedule, after));
    if (outcome.kind === 'opened') opened += 1;
  }
  return opened;
}

/** What became of asking now; `unknown` where there is no such schedule. */
export type AskNowOutcome = OpenOutcome | { readonly kind: 'unknown' };

/**
 * Asks the audience of a schedule now, paused or not; its own rhythm stays as it is. Working hours
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
 * Opens the round of a due schedule with one prompt for each person of its audience, and moves the
 * schedule on to `next`. A due time that has passed by more than the grace period is skipped; so is
 * a round that nobody could answer. Where Slack does not say who is in the audience, it waits for
 * the next tick.
 */
export async function openRound(
  deps: Deps,
  due: DueSchedule,
  now: Date,
  next: Occurrence | null,
): Promise<OpenOutcome> {
  const { workspaceId, schedule, dueAt } = due;
  const plan = isTooLate(due, now) ? skip('too late') : await planRound(deps, due);
  if (plan.kind === 'wait') return plan;
  if (plan.kind === 'skipped') {
    const fields = { schedule: schedule.id, dueAt: dueAt.toISOString(), why: plan.why };
    deps.log.warn(fields, 'round skipped');
    await deps.schedules.advance(workspaceId, schedule.id, dueAt, next);
    return plan;
  }
  const opening = await composeRound(deps, due, plan, now);
  const isNew = await deps.rounds.open({ workspaceId, ...opening, next });
  if (!isNew) return { kind: 'known' };
  deps.log.info({ round: opening.round.id, asked: plan.asked.length }, 'round opened');
  return { kind: 'opened', roundId: opening.round.id };
}

type Plan =
  | ({ readonly kind: 'open' } & PlannedRound)
  | { readonly kind: 'skipped'; readonly why: string }
  | { readonly kind: 'wait' };

function skip(why: string): Plan {
  return { kind: 'skipped', why };
}

async function planRound(deps: Deps, due: DueSchedule): Promise<Plan> {
  const { workspaceId, schedule } = due;
  const strategy = await deps.strategies.newest(workspaceId, schedule.strategyId);
  if (strategy === undefined) return skip(`there is no strategy "${schedule.strategyId}"`);
  const people = await peopleAsked(deps, workspaceId, schedule.audienceId);
  if (people === undefined) return { kind: 'wait' };
  if (people.asked.length === 0) return skip(`audience "${schedule.audienceId}" is empty`);
  return { kind: 'open', strategy, ...people };
}

/** At local hours the day takes until its end to reach everybody, and lateness counts from there. */
function isTooLate({ schedule, dueAt }: DueSchedule, now: Date): boolean {
  const hours = schedule.graceHours + (schedule.atLocalHour ? 26 : 0);
  return now.getTime() - dueAt.getTime() > hours * HOUR;
}
