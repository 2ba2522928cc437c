import { resolveAudience } from '../../domain/audience.ts';
import type { Outgoing } from '../../domain/outgoing.ts';
import type { Person } from '../../domain/person.ts';
import { DEFAULT_QUESTION } from '../../domain/question.ts';
import type { Prompt, Round } from '../../domain/round.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { NewId } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { DueSchedule, ScheduleStore, StrategyStore } from '../ports/plan-stores.ts';
import type { RoundStore } from '../ports/round-store.ts';
import type { Directory } from '../ports/slack.ts';
import { nextDueTime } from './due-times.ts';

const HOUR = 3_600_000;

/** What opening rounds needs. */
export type OpenRoundsNeeds = {
  readonly schedules: ScheduleStore;
  readonly strategies: StrategyStore;
  readonly people: PeopleStore;
  readonly rounds: RoundStore;
  readonly directory: Pick<Directory, 'membersOf'>;
  readonly newId: NewId;
  readonly log: Log;
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
 */
async function openRound(needs: OpenRoundsNeeds, due: DueSchedule, now: Date): Promise<boolean> {
  const { workspaceId, schedule, dueAt } = due;
  // Never before `dueAt`: a clock that jumped back must not make the same due time come again.
  const after = now > dueAt ? now : dueAt;
  const nextDueAt = nextDueTime(schedule.recurrence, schedule.timeZone, after);
  const why = isTooLate(schedule, dueAt, now) ? 'too late' : await obstacle(needs, due);
  if (why !== null) {
    needs.log.warn({ schedule: schedule.id, dueAt: dueAt.toISOString(), why }, 'round skipped');
    await needs.schedules.advance(workspaceId, schedule.id, dueAt, nextDueAt);
    return false;
  }
  const asked = await peopleAsked(needs, due);
  const round = await newRound(needs, due, now);
  const prompts = asked.map((person) => newPrompt(needs.newId(), round.id, person));
  const outgoing = messagesOf(needs.newId, round, prompts, schedule, now);
  const isNew = await needs.rounds.open({ workspaceId, round, prompts, outgoing, nextDueAt });
  if (isNew) needs.log.info({ round: round.id, asked: prompts.length }, 'round opened');
  return isNew;
}

function isTooLate(schedule: Schedule, dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() > schedule.graceHours * HOUR;
}

async function obstacle(needs: OpenRoundsNeeds, due: DueSchedule): Promise<string | null> {
  const { workspaceId, schedule } = due;
  const strategy = await needs.strategies.newest(workspaceId, schedule.strategyId);
  if (strategy === undefined) return `there is no strategy "${schedule.strategyId}"`;
  const asked = await peopleAsked(needs, due);
  return asked.length === 0 ? `audience "${schedule.audienceId}" is empty` : null;
}

async function peopleAsked(
  needs: OpenRoundsNeeds,
  { workspaceId, schedule }: DueSchedule,
): Promise<readonly Person[]> {
  const definition = await needs.schedules.audience(workspaceId, schedule.audienceId);
  if (definition === undefined) return [];
  const sources = [...definition.userGroups, ...definition.channels];
  const members = new Map<string, readonly string[]>();
  for (const source of sources) members.set(source, await needs.directory.membersOf(source));
  const people = await needs.people.all(workspaceId);
  const { asked, leftOut } = resolveAudience(definition, people, members);
  if (leftOut.length > 0) {
    needs.log.warn({ audience: schedule.audienceId, leftOut: leftOut.length }, 'people left out');
  }
  return asked;
}

async function newRound(needs: OpenRoundsNeeds, due: DueSchedule, now: Date): Promise<Round> {
  const { workspaceId, schedule, dueAt } = due;
  const strategy = await needs.strategies.newest(workspaceId, schedule.strategyId);
  if (strategy === undefined) throw new Error(`Strategy ${schedule.strategyId} vanished.`);
  const turn = await needs.rounds.countOf(workspaceId, schedule.id);
  const question = schedule.questions[turn % schedule.questions.length] ?? DEFAULT_QUESTION;
  return {
    id: needs.newId(),
    scheduleId: schedule.id,
    strategyId: schedule.strategyId,
    strategyVersion: strategy.version,
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
