import { resolveAudience } from '../../domain/audience.ts';
import type { Person } from '../../domain/person.ts';
import type { Log } from '../ports/log.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { DueSchedule, ScheduleStore } from '../ports/plan-stores.ts';
import type { Directory } from '../ports/slack.ts';

/** What finding the people of an audience needs. */
export type AudienceNeeds = {
  readonly schedules: Pick<ScheduleStore, 'audience'>;
  readonly people: PeopleStore;
  readonly directory: Pick<Directory, 'membersOf'>;
  readonly log: Log;
};

/** The people whom a schedule asks; undefined where Slack does not say who they are. */
export async function peopleAsked(
  needs: AudienceNeeds,
  { workspaceId, schedule }: DueSchedule,
): Promise<readonly Person[] | undefined> {
  const definition = await needs.schedules.audience(workspaceId, schedule.audienceId);
  if (definition === undefined) return [];
  const members = await membersOf(needs, [...definition.userGroups, ...definition.channels]);
  if (members === undefined) return undefined;
  const people = await needs.people.all(workspaceId);
  const { asked, leftOut } = resolveAudience(definition, people, members);
  if (leftOut.length > 0) {
    needs.log.warn({ audience: schedule.audienceId, leftOut: leftOut.length }, 'people left out');
  }
  return asked;
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
