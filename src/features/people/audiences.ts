import { dateOf } from '../../calendar/local-time.ts';
import { awayUntil } from '../../calendar/work-calendar.ts';
import type { Deps } from '../../deps.ts';
import { causeOf } from '../../domain/cause-of.ts';
import {
  type AudienceDefinition,
  isEmptyAudience,
  type LeftOut,
  type Person,
} from '../../domain/person.ts';
import type { LocalDate } from '../../domain/recurrence.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { peopleAsked } from './people-asked.ts';
import { meetPeople } from './sync-directory.ts';

/** An audience and whom it stands for now; null where Slack does not say who is in it. */
export type DescribedAudience = {
  readonly id: string;
  readonly definition: AudienceDefinition;
  readonly now: {
    readonly asked: readonly Person[];
    /** With the last day of their leave, in their own zone. */
    readonly away: readonly { readonly name: string; readonly lastDay: LocalDate }[];
    /** With the name where one is known. */
    readonly leftOut: readonly (LeftOut & { readonly name: string | null })[];
    /** Groups and channels that Slack has no longer. */
    readonly missing?: readonly string[];
  } | null;
};

/** What can be picked besides people and channels. */
export type AudienceChoices = Awaited<ReturnType<typeof audienceChoices>>;

/** Every audience and whom it stands for now. */
export async function describeAudiences(deps: Deps, workspaceId: string) {
  const people = await deps.people.all(workspaceId);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const absences = await deps.people.absences(workspaceId);
  const at = deps.clock();
  const described: DescribedAudience[] = [];
  for (const { id, definition } of await deps.audiences.all(workspaceId)) {
    const resolved = await peopleAsked(deps, workspaceId, { audienceId: id });
    if (resolved === undefined) {
      described.push({ id, definition, now: null });
      continue;
    }
    const { asked, leftOut, missing } = resolved;
    const away = asked.flatMap((person) => {
      const until = awayUntil(absences, person.id, at);
      return until === null ? [] : [{ name: person.name, lastDay: lastDayBefore(until, person) }];
    });
    const named = leftOut.map((each) => ({ ...each, name: names.get(each.personId) ?? null }));
    described.push({ id, definition, now: { asked, away, leftOut: named, missing } });
  }
  return described;
}

/** The last day of a leave that ends at a moment, in the person's own zone. */
export function lastDayBefore(until: Date, { timeZone }: Person): LocalDate {
  return dateOf(new Date(until.getTime() - 1), timeZone);
}

/** What an audience can be made of; without its groups where Slack does not name them. */
export async function audienceChoices({ people, directory, log }: Deps, workspaceId: string) {
  // Without its groups the form is still of use.
  const userGroups = await directory.userGroups().catch((error: unknown) => {
    log.warn(causeOf(error), 'user groups not known');
    return [];
  });
  return { functions: functionsOf(await people.all(workspaceId)), userGroups };
}

/** The functions that active people have, each once, in order. */
export function functionsOf(people: readonly Person[]): readonly string[] {
  const functions = people.flatMap((person) =>
    person.standing === 'active' && person.function !== null ? [person.function] : [],
  );
  return [...new Set(functions)].sort();
}

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
  const failure = await audienceFailure(deps, workspaceId, definition);
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

/** Why an audience cannot be as it is described, if so; people whom it names get to be known. */
export async function audienceFailure(
  deps: Deps,
  workspaceId: string,
  definition: AudienceDefinition,
): Promise<AudienceFailure | undefined> {
  if (isEmptyAudience(definition)) return { kind: 'nothing-picked' };
  try {
    await meetPeople(deps, workspaceId, definition.people);
    const seen = await Promise.all(definition.channels.map((id) => deps.directory.seesChannel(id)));
    const count = seen.filter((isSeen) => !isSeen).length;
    return count === 0 ? undefined : { kind: 'channels-unseen', count };
  } catch {
    return { kind: 'slack-silent' };
  }
}
