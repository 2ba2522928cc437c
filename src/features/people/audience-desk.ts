import { awayUntil } from '../../calendar/absence.ts';
import { dateOf } from '../../calendar/leave-days.ts';
import type { Deps } from '../../deps.ts';
import { type AudienceDefinition, isEmptyAudience, type LeftOut } from '../../domain/audience.ts';
import type { Person } from '../../domain/person.ts';
import type { LocalDate } from '../../domain/recurrence.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { peopleAsked } from './people-asked.ts';
import type { UserGroup } from './slack/directory.ts';

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
  } | null;
};

/** What can be picked besides people and channels. */
export type AudienceChoices = {
  readonly functions: readonly string[];
  readonly userGroups: readonly UserGroup[];
};

/** Why an audience cannot be saved. */
export type AudienceFailure =
  | { readonly kind: 'name-taken' | 'nothing-picked' | 'slack-silent' }
  /** So many of the channels are private, and the app is not in them. */
  | { readonly kind: 'channels-unseen'; readonly count: number };

/** Why an audience stays: a schedule asks it. */
export type AudienceInUse = { readonly scheduleIds: readonly string[] };

/** Looks after audiences. */
export type AudienceDesk = {
  describeAudiences(workspaceId: string): Promise<readonly DescribedAudience[]>;
  audience(workspaceId: string, id: string): Promise<AudienceDefinition | undefined>;
  audienceChoices(workspaceId: string): Promise<AudienceChoices>;
  addAudience(
    workspaceId: string,
    id: string,
    definition: AudienceDefinition,
  ): Promise<Result<null, AudienceFailure>>;
  changeAudience(
    workspaceId: string,
    id: string,
    definition: AudienceDefinition,
  ): Promise<Result<null, AudienceFailure>>;
  /** Forgets an audience; one that is gone already is no failure. */
  removeAudience(workspaceId: string, id: string): Promise<Result<null, AudienceInUse>>;
};

/** Binds what an admin does with audiences. */
export function createAudienceDesk(deps: Deps): AudienceDesk {
  const { schedules } = deps;
  const change: AudienceDesk['changeAudience'] = async (workspaceId, id, definition) => {
    const failure = await failureOf(deps, definition);
    if (failure !== undefined) return err(failure);
    await schedules.saveAudience(workspaceId, id, definition);
    return ok(null);
  };
  return {
    describeAudiences: (workspaceId) => describeAudiences(deps, workspaceId),
    audience: (workspaceId, id) => schedules.audience(workspaceId, id),
    audienceChoices: (workspaceId) => audienceChoices(deps, workspaceId),
    changeAudience: change,

    async addAudience(workspaceId, id, definition) {
      const known = await schedules.audiences(workspaceId);
      if (known.some((each) => each.id.toLowerCase() === id.toLowerCase()))
        return err({ kind: 'name-taken' });
      return await change(workspaceId, id, definition);
    },

    async removeAudience(workspaceId, id) {
      const planned = await schedules.list(workspaceId);
      const asking = planned.filter(({ schedule }) => schedule.audienceId === id);
      if (asking.length > 0) return err({ scheduleIds: asking.map(({ schedule }) => schedule.id) });
      await schedules.removeAudience(workspaceId, id);
      return ok(null);
    },
  };
}

async function describeAudiences(
  deps: Deps,
  workspaceId: string,
): Promise<readonly DescribedAudience[]> {
  const people = await deps.people.all(workspaceId);
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const absences = await deps.people.absences(workspaceId);
  const at = deps.clock();
  const described: DescribedAudience[] = [];
  for (const { id, definition } of await deps.schedules.audiences(workspaceId)) {
    const resolved = await peopleAsked(deps, workspaceId, id);
    if (resolved === undefined) {
      described.push({ id, definition, now: null });
      continue;
    }
    const { asked, leftOut } = resolved;
    const away = asked.flatMap((person) => {
      const until = awayUntil(absences, person.id, at);
      return until === null ? [] : [{ name: person.name, lastDay: lastDayBefore(until, person) }];
    });
    const named = leftOut.map((each) => ({ ...each, name: names.get(each.personId) ?? null }));
    described.push({ id, definition, now: { asked, away, leftOut: named } });
  }
  return described;
}

/** The last day of a leave that ends at a moment, in the person's own zone. */
export function lastDayBefore(until: Date, { timeZone }: Person): LocalDate {
  return dateOf(new Date(until.getTime() - 1), timeZone);
}

async function audienceChoices(
  { people, directory, log }: Deps,
  workspaceId: string,
): Promise<AudienceChoices> {
  // Without its groups the form is still of use.
  const userGroups = await directory.userGroups().catch((error: unknown) => {
    const why = error instanceof Error ? error.name : 'unknown';
    log.warn({ why }, 'user groups not known');
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
