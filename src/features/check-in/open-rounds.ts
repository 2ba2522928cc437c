import type { Occurrence } from '../../calendar/due-times.ts';
import { calendarsAround } from '../../calendar/work-calendar.ts';
import type { Deps } from '../../deps.ts';
import type { LeftOut } from '../../domain/audience.ts';
import type { Person } from '../../domain/person.ts';
import { type QuestionRef, resolveTurn } from '../../domain/question.ts';
import type { Round } from '../../domain/round.ts';
import { peopleAsked } from '../people/audiences.ts';
import type { DueSchedule } from '../schedules/schedule-store.ts';
import { nextOf } from '../schedules/schedule-times.ts';
import type { PublishedStrategy } from '../strategies/strategy-store.ts';
import {
  closingMoment,
  composePrompts,
  openingMessages,
  type RoundParts,
} from './compose-round.ts';
import { troubleNotes } from './messages/trouble.ts';

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
  const opening = await composeOpening(deps, due, plan, now);
  const isNew = await deps.rounds.open({ workspaceId, ...opening, next });
  if (!isNew) return { kind: 'known' };
  deps.log.info({ round: opening.round.id, asked: plan.asked.length }, 'round opened');
  return { kind: 'opened', roundId: opening.round.id };
}

type Plan =
  | {
      readonly kind: 'open';
      readonly strategy: PublishedStrategy;
      readonly asked: readonly Person[];
      readonly leftOut: readonly LeftOut[];
    }
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

async function composeOpening(
  deps: Deps,
  due: DueSchedule,
  { strategy, asked, leftOut }: Extract<Plan, { kind: 'open' }>,
  now: Date,
) {
  const { workspaceId, schedule, localTime, dueAt, extra = [] } = due;
  const settings = await deps.settings.read(workspaceId);
  const parts: RoundParts = {
    newId: deps.newId,
    random: deps.random,
    calendarOf: calendarsAround(settings, deps.holidays, now),
    absences: await deps.people.absences(workspaceId),
    now,
  };
  const turn = await deps.rounds.countOf(workspaceId, schedule.id);
  const planned = schedule.rotation[turn % schedule.rotation.length] ?? [];
  const refs = withExtra(planned, extra);
  const bank = await deps.schedules.questions(workspaceId);
  const round: Round = {
    id: deps.newId(),
    scheduleId: schedule.id,
    strategyId: schedule.strategyId,
    strategyVersion: strategy.version,
    delivery: schedule.delivery,
    questions: resolveTurn(refs, strategy.content, bank),
    dueAt,
    localTime,
    atLocalHour: schedule.atLocalHour,
    reminders: schedule.reminders,
    disclosure: settings.disclosure,
    smallestGroup: settings.smallestGroup,
    openedAt: now,
    closesAt: closingMoment(schedule, due, asked, parts.calendarOf(null)),
    closedAt: null,
  };
  const prompts = composePrompts(parts, round.id, asked, leftOut);
  const people = new Map(asked.map((person) => [person.id, person]));
  const opening = openingMessages(parts, round, prompts, people, schedule);
  const trouble = await troubleNotes(deps, workspaceId, round);
  return { round, prompts, outgoing: [...opening, ...trouble], extra };
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
