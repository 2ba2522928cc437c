import type { Deps } from '../../deps.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Change } from './change.ts';
import { computePlan } from './compare-setup.ts';
import { findPeople, type UnknownPeople } from './find-people.ts';
import type { Setup } from './load-setup.ts';
import { readCurrent } from './read-current.ts';

/** What a set-up would change now, or the people in it whom nobody knows. Changes nothing. */
export async function planSetup(
  deps: Deps,
  workspaceId: string,
  setup: Setup,
): Promise<Result<readonly Change[], UnknownPeople>> {
  const current = await readCurrent(deps, workspaceId);
  const wanted = findPeople(current, setup);
  return wanted.ok ? ok(computePlan(current, wanted.value, deps.clock())) : wanted;
}

/**
 * Brings the workspace in line with a set-up. Applying the same set-up again changes nothing:
 * a strategy gets a new version, and a schedule a new due time, only where they differ.
 * People that Slack does not know are named, and then nothing at all is changed.
 */
export async function applySetup(
  deps: Deps,
  workspaceId: string,
  setup: Setup,
): Promise<Result<null, UnknownPeople>> {
  const plan = await planSetup(deps, workspaceId, setup);
  if (!plan.ok) return plan;
  await carryOut(deps, workspaceId, plan.value);
  return ok(null);
}

/**
 * Carries out changes one after another. Where it is interrupted, what is done is whole and is not
 * done again: the same set-up applied once more does the rest.
 */
export async function carryOut(deps: Deps, workspaceId: string, changes: readonly Change[]) {
  for (const change of changes) await carryOutOne(deps, workspaceId, change);
}

async function carryOutOne(deps: Deps, workspaceId: string, change: Change): Promise<void> {
  const { people, settings, audiences, schedules } = deps;
  switch (change.kind) {
    case 'settings':
      return await settings.save(workspaceId, change.content);
    case 'person':
      return await people.describe(workspaceId, [change.after]);
    case 'leave':
      return await people.setAbsence(workspaceId, change.absence);
    case 'role':
      return await people.setHolders(workspaceId, change.role, change.personIds);
    case 'question':
      return await schedules.saveQuestion(workspaceId, change.id, change.content);
    case 'strategy':
      return await publish(deps, workspaceId, change);
    case 'audience':
      return await audiences.save(workspaceId, change.id, change.definition);
    case 'schedule': {
      const { schedule, next, origin } = change.planned;
      await schedules.save(workspaceId, schedule, next, origin);
      if (!change.isLeftOut) return;
      deps.log.info({ schedule: schedule.id }, 'schedule paused, it is no longer in the set-up');
    }
  }
}

async function publish(
  { strategies, clock, log }: Deps,
  workspaceId: string,
  { id, content }: Extract<Change, { kind: 'strategy' }>,
): Promise<void> {
  const { version, isNew } = await strategies.publish(workspaceId, id, content, clock());
  if (isNew) log.info({ strategy: id, version }, 'strategy published');
}
