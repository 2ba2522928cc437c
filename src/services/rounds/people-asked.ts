import { type ResolvedAudience, resolveAudience } from '../../domain/audience.ts';
import type { Log } from '../ports/log.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { ScheduleStore } from '../ports/plan-stores.ts';
import type { Directory } from '../ports/slack.ts';

/** What finding the people of an audience needs. */
export type AudienceNeeds = {
  readonly schedules: Pick<ScheduleStore, 'audience'>;
  readonly people: PeopleStore;
  readonly directory: Pick<Directory, 'membersOf'>;
  readonly log: Log;
};

/**
 * The people of an audience, and those who were named but cannot be asked; undefined where Slack
 * does not say who they are. An audience that is gone is empty.
 */
export async function peopleAsked(
  needs: AudienceNeeds,
  workspaceId: string,
  audienceId: string,
): Promise<ResolvedAudience | undefined> {
  const definition = await needs.schedules.audience(workspaceId, audienceId);
  if (definition === undefined) return { asked: [], leftOut: [] };
  const members = await membersOf(needs, [...definition.userGroups, ...definition.channels]);
  if (members === undefined) return undefined;
  const people = await needs.people.all(workspaceId);
  const resolved = resolveAudience(definition, people, members);
  if (resolved.leftOut.length > 0) {
    const fields = { audience: audienceId, leftOut: resolved.leftOut.length };
    needs.log.warn(fields, 'people left out');
  }
  return resolved;
}

async function membersOf(
  { directory, log }: AudienceNeeds,
  sources: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
  const members = new Map<string, readonly string[]>();
  for (const source of sources) {
    try {
      members.set(source, await directory.membersOf(source));
    } catch (error) {
      // One channel that is gone must not keep every other round from opening.
      const why = error instanceof Error ? error.name : 'unknown';
      log.error({ source, why }, 'members not known, round waits');
      return undefined;
    }
  }
  return members;
}
