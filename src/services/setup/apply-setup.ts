import type { AudienceDefinition } from '../../domain/audience.ts';
import type { Person } from '../../domain/person.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { Occurrence, ScheduleStore, StrategyStore } from '../ports/plan-stores.ts';
import { nextOf } from '../rounds/open-rounds.ts';
import type { Setup } from './load-setup.ts';

/** What applying needs. */
export type ApplyNeeds = {
  readonly people: PeopleStore;
  readonly strategies: StrategyStore;
  readonly schedules: ScheduleStore;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Brings the workspace in line with a set-up. Applying the same set-up again changes nothing:
 * a strategy gets a new version, and a schedule a new due time, only where they differ.
 * People that Slack does not know are named, and then nothing at all is changed.
 */
export async function applySetup(
  needs: ApplyNeeds,
  workspaceId: string,
  setup: Setup,
): Promise<Result<null, { readonly unknownPeople: readonly string[] }>> {
  const idOf = personFinder(await needs.people.all(workspaceId));
  const unknownPeople = peopleNamed(setup).filter((name) => idOf(name) === undefined);
  if (unknownPeople.length > 0) return err({ unknownPeople: [...new Set(unknownPeople)] });
  const ids = (names: readonly string[]) => names.flatMap((name) => idOf(name) ?? []);

  const described = setup.people.flatMap(({ person, ...facts }) =>
    ids([person]).map((id) => ({ id, ...facts })),
  );
  await needs.people.describe(workspaceId, described);
  await needs.people.setHolders(workspaceId, 'admin', ids(setup.admins));
  await needs.people.setHolders(workspaceId, 'executive', ids(setup.executives));
  for (const [id, strategy] of setup.strategies) {
    const { version, isNew } = await needs.strategies.publish(
      workspaceId,
      id,
      strategy,
      needs.clock(),
    );
    if (isNew) needs.log.info({ strategy: id, version }, 'strategy published');
  }
  for (const [id, audience] of setup.audiences) {
    await needs.schedules.saveAudience(workspaceId, id, resolvePeople(audience, ids));
  }
  for (const schedule of setup.schedules) await saveSchedule(needs, workspaceId, schedule);
  await pauseSchedulesLeftOut(needs, workspaceId, setup);
  return ok(null);
}

/** A schedule that was taken out of the file must not go on asking people. */
async function pauseSchedulesLeftOut(
  { schedules, log }: ApplyNeeds,
  workspaceId: string,
  setup: Setup,
): Promise<void> {
  const kept = new Set(setup.schedules.map(({ id }) => id));
  for (const { schedule, next, origin } of await schedules.list(workspaceId)) {
    if (kept.has(schedule.id) || schedule.isPaused || origin !== 'file') continue;
    await schedules.save(workspaceId, { ...schedule, isPaused: true }, next, origin);
    log.info({ schedule: schedule.id }, 'schedule paused, it is no longer in the set-up');
  }
}

function peopleNamed(setup: Setup): readonly string[] {
  return [
    ...setup.people.map(({ person }) => person),
    ...setup.admins,
    ...setup.executives,
    ...[...setup.audiences.values()].flatMap(({ people, except }) => [...people, ...except]),
  ];
}

function personFinder(people: readonly Person[]): (name: string) => string | undefined {
  const byEmail = new Map(people.map(({ email, id }) => [email?.toLowerCase(), id]));
  const ids = new Set(people.map(({ id }) => id));
  return (name) => (ids.has(name) ? name : byEmail.get(name.toLowerCase()));
}

function resolvePeople(
  audience: AudienceDefinition,
  ids: (names: readonly string[]) => readonly string[],
): AudienceDefinition {
  return { ...audience, people: ids(audience.people), except: ids(audience.except) };
}

async function saveSchedule(
  { schedules, clock }: ApplyNeeds,
  workspaceId: string,
  schedule: Schedule,
): Promise<void> {
  const known = (await schedules.list(workspaceId)).find((s) => s.schedule.id === schedule.id);
  const { recurrence, timeZone } = schedule;
  const isSameTime =
    known !== undefined &&
    known.schedule.timeZone === timeZone &&
    known.schedule.atLocalHour === schedule.atLocalHour &&
    JSON.stringify(known.schedule.recurrence) === JSON.stringify(recurrence);
  const next = isSameTime ? known.next : firstTime(schedule, clock());
  await schedules.save(workspaceId, schedule, next, 'file');
}

/** A moment that passed a short while ago still counts: "at 9:00", applied at 9:02, is meant for today. */
function firstTime(schedule: Schedule, now: Date): Occurrence | null {
  const { recurrence, graceHours } = schedule;
  const from = recurrence.kind === 'once' ? now.getTime() - graceHours * 3_600_000 : now.getTime();
  return nextOf(schedule, new Date(from));
}
