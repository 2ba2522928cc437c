import { followingOccurrences } from '../../calendar/due-times.ts';
import { formatRecurrence } from '../../calendar/format-recurrence.ts';
import { localDateOf, localTimeOf } from '../../calendar/local-time.ts';
import type { Deps } from '../../deps.ts';
import { resolveTurn } from '../../domain/question.ts';
import type { LocalTime } from '../../domain/recurrence.ts';
import { decisionRulesOf } from '../../domain/strategy.ts';
import { dayHints } from '../people/day-hints.ts';
import { type PlannedSchedule, zoneOf } from './schedule-store.ts';

const DATES_SHOWN = 5;

/** Which ones is known when people are asked. */
const CHOSEN =
  'Up to two trade-offs, chosen each time: where functions part, or nobody has said much.';

/** A schedule as a list shows it. `words` is a phrase without a full stop. */
export type ScheduleLine = PlannedSchedule & {
  readonly strategyName: string;
  readonly words: string;
};

/** A schedule with all that an admin wants to know of it. */
export type ScheduleDetail = ScheduleLine & {
  /** The questions of each turn, as they would be asked now. */
  readonly turns: readonly (readonly string[])[];
  /** The local times that come next, in the schedule's zone or in everybody's own. */
  readonly dates: readonly LocalTime[];
  readonly hints: readonly string[];
};

/** Every schedule of a workspace, ordered by its name. */
export async function listSchedules(deps: Deps, workspaceId: string) {
  const strategies = await deps.strategies.list(workspaceId);
  const names = new Map(strategies.map(({ strategyId, content }) => [strategyId, content.name]));
  return (await deps.schedules.list(workspaceId)).map((planned) => ({
    ...planned,
    strategyName: names.get(planned.schedule.strategyId) ?? planned.schedule.strategyId,
    words: formatRecurrence(planned.schedule.recurrence),
  }));
}

/** A schedule with its next dates and what to know of them, or undefined. */
export async function describeSchedule(
  deps: Deps,
  workspaceId: string,
  scheduleId: string,
): Promise<ScheduleDetail | undefined> {
  const lines = await listSchedules(deps, workspaceId);
  const line = lines.find(({ schedule }) => schedule.id === scheduleId);
  if (line === undefined) return undefined;
  const dates = comingTimes(line, deps.clock());
  const settings = await deps.settings.read(workspaceId);
  const people = await deps.people.all(workspaceId);
  const regions = [settings.region, ...people.map(({ region }) => region)];
  const known = [...new Set(regions.filter((region) => region !== null))].sort();
  return {
    ...line,
    turns: await turnsOf(deps, workspaceId, line),
    dates,
    hints: dayHints({ settings, holidays: deps.holidays, regions: known }, dates),
  };
}

/** The next time that is kept, which a skip may have moved, and those that follow it. */
function comingTimes({ schedule, next }: PlannedSchedule, now: Date): readonly LocalTime[] {
  const zone = zoneOf(schedule);
  const first = schedule.isPaused ? null : next;
  const after = first?.dueAt ?? now;
  const count = DATES_SHOWN - (first === null ? 0 : 1);
  const following = followingOccurrences(schedule.recurrence, zone, after, count);
  return [...(first === null ? [] : [first]), ...following].map(({ localTime }) => localTime);
}

async function turnsOf(
  { strategies, schedules }: Deps,
  workspaceId: string,
  { schedule }: PlannedSchedule,
): Promise<ScheduleDetail['turns']> {
  const strategy = await strategies.newest(workspaceId, schedule.strategyId);
  const bank = await schedules.questions(workspaceId);
  if (strategy === undefined) return [];
  const hasRules = decisionRulesOf(strategy.content).length > 0;
  return schedule.rotation.map((refs) => {
    const named = refs.filter(({ kind }) => kind !== 'trade-offs');
    const isChosen = hasRules && named.length < refs.length;
    const texts = resolveTurn(named, strategy.content, bank, []).map(({ text }) => text);
    return isChosen ? [...(named.length === 0 ? [] : texts), CHOSEN] : texts;
  });
}

/** What a schedule can be made of. */
export type ScheduleChoices = Awaited<ReturnType<typeof scheduleChoices>>;

/** What a schedule of a workspace can be made of, as one admin finds it. */
export async function scheduleChoices(
  { audiences, schedules, strategies, people, clock }: Deps,
  workspaceId: string,
  personId: string,
) {
  const timeZone = (await people.find(workspaceId, personId))?.timeZone ?? 'UTC';
  const published = await strategies.list(workspaceId);
  return {
    strategies: published.map(({ strategyId, content }) => ({ id: strategyId, content })),
    audiences: (await audiences.all(workspaceId)).map(({ id }) => id),
    own: await schedules.questions(workspaceId),
    /** Where the admin is, and which day it is there. */
    timeZone,
    today: localDateOf(localTimeOf(clock(), timeZone)),
  };
}
