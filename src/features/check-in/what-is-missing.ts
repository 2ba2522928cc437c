import type { Deps } from '../../deps.ts';
import type { Missing } from '../../domain/missing.ts';
import { type AudienceDefinition, type Person, resolveAudience } from '../../domain/person.ts';
import type { Schedule } from '../../domain/schedule.ts';

/**
 * What a workspace's set-up lacks, from what is known here: whom Slack has in a user group or channel is
 * not asked, and such an audience counts as filled.
 */
export async function whatIsMissing(
  deps: Pick<Deps, 'people' | 'audiences' | 'schedules'>,
  workspaceId: string,
): Promise<Missing> {
  const people = await deps.people.all(workspaceId);
  const roles = await deps.people.roles(workspaceId);
  const definitions = await deps.audiences.all(workspaceId);
  const planned = await deps.schedules.list(workspaceId);
  const active = new Set(people.filter(isActive).map(({ id }) => id));
  return {
    hasNoExecutive: !roles.some(
      ({ role, personId }) => role === 'executive' && active.has(personId),
    ),
    askNobody: schedulesWithNobody(
      planned.map(({ schedule }) => schedule),
      new Map(definitions.map(({ id, definition }) => [id, definition])),
      (definition) => resolveAudience(definition, people, new Map()).asked.length > 0,
    ),
  };
}

/** The schedules that are not paused whose audience is gone or has nobody; `hasSomebody` looks at people alone. */
export function schedulesWithNobody(
  schedules: readonly Pick<Schedule, 'id' | 'audienceId' | 'isPaused'>[],
  audiences: ReadonlyMap<string, AudienceDefinition>,
  hasSomebody: (definition: AudienceDefinition) => boolean,
): Missing['askNobody'] {
  return schedules
    .filter(({ isPaused, audienceId }) => {
      const definition = audiences.get(audienceId);
      if (isPaused) return false;
      if (definition === undefined) return true;
      const { userGroups, channels } = definition;
      return userGroups.length + channels.length === 0 && !hasSomebody(definition);
    })
    .map(({ id, audienceId }) => ({ schedule: id, audience: audienceId }));
}

function isActive({ standing }: Person): boolean {
  return standing === 'active';
}
