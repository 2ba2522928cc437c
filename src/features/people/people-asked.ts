import type { Deps } from '../../deps.ts';
import { causeOf } from '../../domain/cause-of.ts';
import { type AudienceDefinition, type PeopleAsked, resolveAudience } from '../../domain/person.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { isFinal } from '../../slack/slack-failure.ts';

/** Whom a schedule asks now, and the groups and channels of it that Slack has no longer. */
type PeopleFound = PeopleAsked & { readonly missing: readonly string[] };

/**
 * The people whom a schedule asks, and those who were named but cannot be asked; undefined where Slack
 * does not say who they are at the moment. An audience that is gone is empty, and so is a group or
 * channel that Slack has no longer.
 */
export async function peopleAsked(
  deps: Deps,
  workspaceId: string,
  { audienceId }: Pick<Schedule, 'audienceId'>,
): Promise<PeopleFound | undefined> {
  const definition = await deps.audiences.find(workspaceId, audienceId);
  if (definition === undefined) return { asked: [], leftOut: [], missing: [] };
  const found = await peopleIn(deps, workspaceId, definition);
  if (found !== undefined && found.leftOut.length > 0) {
    const fields = { audience: audienceId, leftOut: found.leftOut.length };
    deps.log.warn(fields, 'people left out');
  }
  return found;
}

/** The same for an audience that need not be kept yet. */
export async function peopleIn(
  deps: Deps,
  workspaceId: string,
  definition: AudienceDefinition,
): Promise<PeopleFound | undefined> {
  const found = await membersOf(deps, [...definition.userGroups, ...definition.channels]);
  if (found === undefined) return undefined;
  const people = await deps.people.all(workspaceId);
  return { ...resolveAudience(definition, people, found.members), missing: found.missing };
}

/** Why a schedule finds nobody to ask, for the log. */
export function whyNobody({ audienceId }: Pick<Schedule, 'audienceId'>): string {
  return `audience "${audienceId}" is empty`;
}

async function membersOf(
  { directory, log }: Deps,
  sources: readonly string[],
): Promise<
  | {
      readonly members: ReadonlyMap<string, readonly string[]>;
      readonly missing: readonly string[];
    }
  | undefined
> {
  const members = new Map<string, readonly string[]>();
  const missing: string[] = [];
  for (const source of sources) {
    try {
      members.set(source, await directory.membersOf(source));
    } catch (error) {
      const isGone = isFinal(error);
      const fields = { source, ...causeOf(error) };
      log.error(fields, isGone ? 'members not known, left out' : 'members not known, round waits');
      if (!isGone) return undefined;
      // One group that is gone must not keep everybody else from being asked.
      missing.push(source);
    }
  }
  return { members, missing };
}

/** What put somebody on the list of a schedule; `unknown` where it has changed since. */
export type ReasonAsked = 'named' | 'position' | 'group' | 'unknown';

/** Why a schedule asks somebody: by name, as one of a group or channel, or by function and level. */
export async function reasonAsked(
  { audiences, schedules }: Deps,
  workspaceId: string,
  scheduleId: string,
  personId: string,
): Promise<ReasonAsked> {
  const planned = (await schedules.list(workspaceId)).find(
    ({ schedule }) => schedule.id === scheduleId,
  );
  const audience = planned && (await audiences.find(workspaceId, planned.schedule.audienceId));
  if (audience === undefined) return 'unknown';
  const { people, userGroups, channels, functions, levels } = audience;
  if (people.includes(personId)) return 'named';
  if (userGroups.length > 0 || channels.length > 0) return 'group';
  return functions.length > 0 || levels.length > 0 ? 'position' : 'unknown';
}

/** Those of them who are still here: only they can be asked or told anything. */
export async function whoIsHere(
  { people }: Pick<Deps, 'people'>,
  workspaceId: string,
  ids: readonly string[],
): Promise<readonly string[]> {
  const all = await people.all(workspaceId);
  return all
    .filter(({ id, standing }) => standing === 'active' && ids.includes(id))
    .map(({ id }) => id);
}
