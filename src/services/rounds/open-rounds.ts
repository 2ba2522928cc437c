import type { Outgoing } from '../../domain/outgoing.ts';
import type { Person } from '../../domain/person.ts';
import { DEFAULT_QUESTION } from '../../domain/question.ts';
import type { Prompt, Round } from '../../domain/round.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { NewId } from '../ports/clock.ts';
import type { DueSchedule, ScheduleStore, StrategyStore } from '../ports/plan-stores.ts';
import type { RoundStore } from '../ports/round-store.ts';
import { nextDueTime } from './due-times.ts';
import { type AudienceNeeds, peopleAsked } from './people-asked.ts';

const HOUR = 3_600_000;

/** What opening rounds needs. */
export type OpenRoundsNeeds = AudienceNeeds & {
  readonly schedules: ScheduleStore;
  readonly strategies: StrategyStore;
  readonly rounds: RoundStore;
  readonly newId: NewId;
};

/** Opens a round for every schedule that is due; answers how many were opened. */
export async function openDueRounds(needs: OpenRoundsNeeds, now: Date): Promise<number> {
  let opened = 0;
  for (const due of await needs.schedules.due(now)) {
    if (await openRound(needs, due, now)) opened += 1;
  }
  return opened;
}

/**
 * Opens the round of a due schedule with one prompt for each person of its audience. A due time
 * that has passed by more than the grace period is skipped; so is a round that nobody could answer.
 * Where Slack does not say who is in the audience, the round waits for the next tick.
 */
async function openRound(needs: OpenRoundsNeeds, due: DueSchedule, now: Date): Promise<boolean> {
  const { workspaceId, schedule, dueAt } = due;
  // Never before `dueAt`: a clock that jumped back must not make the same due time come again.
  const after = now > dueAt ? now : dueAt;
  const nextDueAt = nextDueTime(schedule.recurrence, schedule.timeZone, after);
  const plan = isTooLate(schedule, dueAt, now) ? skipped('too late') : await planRound(needs, due);
  if (plan.kind === 'wait') return false;
  if (plan.kind === 'skip') {
    needs.log.warn(
      { schedule: schedule.id, dueAt: dueAt.toISOString(), why: plan.why },
      'round skipped',
    );
    await needs.schedules.advance(workspaceId, schedule.id, dueAt, nextDueAt);
    return false;
  }
  const round = await newRound(needs, due, plan.strategyVersion, now);
  const prompts = plan.asked.map((person) => newPrompt(needs.newId(), round.id, person));
  const outgoing = messagesOf(needs.newId, round, prompts, schedule, now);
  const isNew = await needs.rounds.open({ workspaceId, round, prompts, outgoing, nextDueAt });
  if (isNew) needs.log.info({ round: round.id, asked: prompts.length }, 'round opened');
  return isNew;
}

type Plan =
  | { readonly kind: 'open'; readonly strategyVersion: number; readonly asked: readonly Person[] }
  | { readonly kind: 'skip'; readonly why: string }
  | { readonly kind: 'wait' };

function skipped(why: string): Plan {
  return { kind: 'skip', why };
}

async function planRound(needs: OpenRoundsNeeds, due: DueSchedule): Promise<Plan> {
  const { workspaceId, schedule } = due;
  const strategy = await needs.strategies.newest(workspaceId, schedule.strategyId);
  if (strategy === undefined) return skipped(`there is no strategy "${schedule.strategyId}"`);
  const asked = await peopleAsked(needs, due);
  if (asked === undefined) return { kind: 'wait' };
  if (asked.length === 0) return skipped(`audience "${schedule.audienceId}" is empty`);
  return { kind: 'open', strategyVersion: strategy.version, asked };
}

function isTooLate(schedule: Schedule, dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() > schedule.graceHours * HOUR;
}

async function newRound(
  needs: OpenRoundsNeeds,
  { workspaceId, schedule, dueAt }: DueSchedule,
  strategyVersion: number,
  now: Date,
): Promise<Round> {
  const turn = await needs.rounds.countOf(workspaceId, schedule.id);
  const question = schedule.questions[turn % schedule.questions.length] ?? DEFAULT_QUESTION;
  return {
    id: needs.newId(),
    scheduleId: schedule.id,
    strategyId: schedule.strategyId,
    strategyVersion,
    delivery: schedule.delivery,
    questions: [question],
    dueAt,
    openedAt: now,
    closesAt: new Date(now.getTime() + schedule.openHours * HOUR),
    closedAt: null,
  };
}

function newPrompt(id: string, roundId: string, person: Person): Prompt {
  return {
    id,
    roundId,
    personId: person.id,
    function: person.function,
    level: person.level,
    state: 'waiting',
    remark: null,
    channelId: null,
    messageTs: null,
  };
}

function messagesOf(
  newId: NewId,
  round: Round,
  prompts: readonly Prompt[],
  schedule: Schedule,
  now: Date,
): readonly Outgoing[] {
  const grace = new Date(now.getTime() + schedule.graceHours * HOUR);
  const times = { notBefore: now, expiresAt: grace < round.closesAt ? grace : round.closesAt };
  if (round.delivery.kind === 'channel') {
    const target = {
      kind: 'channel',
      channelId: round.delivery.channelId,
      threadTs: null,
    } as const;
    return [{ id: newId(), kind: 'round-opening', subjectId: round.id, target, ...times }];
  }
  return prompts.map(({ id, personId }) => ({
    id: newId(),
    kind: 'prompt',
    subjectId: id,
    target: { kind: 'person', personId },
    ...times,
  }));
}
