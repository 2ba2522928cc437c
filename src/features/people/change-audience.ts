import type { Deps } from '../../deps.ts';
import { type AudienceDefinition, isEmptyAudience } from '../../domain/audience.ts';
import { err, ok, type Result } from '../../domain/result.ts';

/** Why an audience cannot be saved. */
export type AudienceFailure =
  | { readonly kind: 'name-taken' | 'nothing-picked' | 'slack-silent' }
  /** So many of the channels are private, and the app is not in them. */
  | { readonly kind: 'channels-unseen'; readonly count: number };

/** Why an audience stays: a schedule asks it. */
export type AudienceInUse = { readonly scheduleIds: readonly string[] };

/** Adds an audience; its name must be new, whatever its case. */
export async function addAudience(
  deps: Deps,
  workspaceId: string,
  id: string,
  definition: AudienceDefinition,
): Promise<Result<null, AudienceFailure>> {
  const known = await deps.audiences.all(workspaceId);
  if (known.some((each) => each.id.toLowerCase() === id.toLowerCase()))
    return err({ kind: 'name-taken' });
  return await changeAudience(deps, workspaceId, id, definition);
}

/** Gives an audience another definition. */
export async function changeAudience(
  deps: Deps,
  workspaceId: string,
  id: string,
  definition: AudienceDefinition,
): Promise<Result<null, AudienceFailure>> {
  const failure = await failureOf(deps, definition);
  if (failure !== undefined) return err(failure);
  await deps.audiences.save(workspaceId, id, definition);
  return ok(null);
}

/** Forgets an audience; one that is gone already is no failure. */
export async function removeAudience(
  { audiences, schedules }: Deps,
  workspaceId: string,
  id: string,
): Promise<Result<null, AudienceInUse>> {
  const planned = await schedules.list(workspaceId);
  const asking = planned.filter(({ schedule }) => schedule.audienceId === id);
  if (asking.length > 0) return err({ scheduleIds: asking.map(({ schedule }) => schedule.id) });
  await audiences.remove(workspaceId, id);
  return ok(null);
}

async function failureOf(
  { directory }: Deps,
  definition: AudienceDefinition,
): Promise<AudienceFailure | undefined> {
  if (isEmptyAudience(definition)) return { kind: 'nothing-picked' };
  try {
    const seen = await Promise.all(definition.channels.map((id) => directory.seesChannel(id)));
    const count = seen.filter((isSeen) => !isSeen).length;
    return count === 0 ? undefined : { kind: 'channels-unseen', count };
  } catch {
    return { kind: 'slack-silent' };
  }
}
