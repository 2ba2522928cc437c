import type { Question } from '../../domain/question.ts';
import { resolveTurn } from '../../domain/question.ts';
import type { LocalTime } from '../../domain/recurrence.ts';
import type { Clock } from '../ports/clock.ts';
import type { Holidays } from '../ports/holidays.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { PlannedSchedule, ScheduleStore, StrategyStore } from '../ports/plan-stores.ts';
import type { SettingsStore } from '../ports/settings-store.ts';
import { followingOccurrences, scheduleInWords } from '../rounds/due-times.ts';
import { zoneOf } from '../rounds/open-rounds.ts';
import { dayHints } from './day-hints.ts';

const DATES_SHOWN = 5;

/** What describing schedules needs. */
export type DescribeSchedulesNeeds = {
  readonly schedules: ScheduleStore;
  readonly strategies: StrategyStore;
  readonly settings: Pick<SettingsStore, 'read'>;
  readonly people: Pick<PeopleStore, 'all'>;
  readonly holidays: Holidays;
  readonly clock: Clock;
};

/** A schedule as a list shows it. `words` is a phrase without a full stop. */
export type ScheduleLine = PlannedSchedule & {
  readonly strategyName: string;
  readonly words: string;
};

/** A schedule with all that an admin wants to know of it. */
export type ScheduleDetail = ScheduleLine & {
  /** The questions of each turn, as they would be asked now. */
  readonly turns: readonly (readonly Question[])[];
  /** The local times that come next, in the schedule's zone or in everybody's own. */
  readonly dates: readonly LocalTime[];
  readonly hints: readonly string[];
};

/** Every schedule of a workspace, ordered by its name. */
export async function listSchedules(
  needs: Pick<DescribeSchedulesNeeds, 'schedules' | 'strategies'>,
  workspaceId: string,
): Promise<readonly ScheduleLine[]> {
  const strategies = await needs.strategies.list(workspaceId);
  const names = new Map(strategies.map(({ strategyId, content }) => [strategyId, content.name]));
  return (await needs.schedules.list(workspaceId)).map((planned) => ({
    ...planned,
    strategyName: names.get(planned.schedule.strategyId) ?? planned.schedule.strategyId,
    words: scheduleInWords(planned.schedule.recurrence),
  }));
}

/** A schedule with its next dates and what to know of them, or undefined. */
export async function describeSchedule(
  needs: DescribeSchedulesNeeds,
  workspaceId: string,
  scheduleId: string,
): Promise<ScheduleDetail | undefined> {
  const lines = await listSchedules(needs, workspaceId);
  const line = lines.find(({ schedule }) => schedule.id === scheduleId);
  if (line === undefined) return undefined;
  const dates = comingTimes(line, needs.clock());
  const settings = await needs.settings.read(workspaceId);
  const people = await needs.people.all(workspaceId);
  const regions = [settings.region, ...people.map(({ region }) => region)];
  const known = [...new Set(regions.filter((region) => region !== null))].sort();
  return {
    ...line,
    turns: await turnsOf(needs, workspaceId, line),
    dates,
    hints: dayHints({ settings, holidays: needs.holidays, regions: known }, dates),
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
  { strategies, schedules }: DescribeSchedulesNeeds,
  workspaceId: string,
  { schedule }: PlannedSchedule,
): Promise<readonly (readonly Question[])[]> {
  const strategy = await strategies.newest(workspaceId, schedule.strategyId);
  const bank = await schedules.questions(workspaceId);
  if (strategy === undefined) return [];
  return schedule.rotation.map((refs) => resolveTurn(refs, strategy.content, bank));
}
