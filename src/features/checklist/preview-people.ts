import type { Deps } from '../../deps.ts';
import {
  type AudienceDefinition,
  EMPTY_AUDIENCE,
  type ImportedPerson,
  type LeftOut,
  type Person,
  type ProfileField,
} from '../../domain/person.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { whatIsMissing } from '../check-in/what-is-missing.ts';
import { type AudienceFailure, audienceFailure } from '../people/audiences.ts';
import {
  type CheckedList,
  checkPeopleLines,
  type LineProblem,
} from '../people/check-people-lines.ts';
import { applyImport, keepImport } from '../people/import-people.ts';
import { parsePeopleLines } from '../people/parse-people-csv.ts';
import { peopleIn } from '../people/people-asked.ts';
import { eachOf, PROFILE_FIELDS, withSaid } from '../people/person-fields.ts';
import { profileSays, readProfiles } from '../people/read-profiles.ts';

/** What an admin says of whom is asked; labels of profile fields are '' for none. */
export type PeoplePicked = Pick<AudienceDefinition, 'people' | 'userGroups' | 'channels'> & {
  readonly lines: string;
  readonly profileFields: Readonly<Record<ProfileField, string>>;
};

/** Whom that would ask, and what would be known of them. */
export type PeoplePreview = {
  readonly asked: readonly Person[];
  readonly leftOut: readonly LeftOut[];
  readonly problems: readonly LineProblem[];
  /** Of so many the profiles are read only once they are taken. */
  readonly unread: number;
  readonly kept: KeptPeople;
};

/** What is remembered until somebody has looked at it. */
export type KeptPeople = Pick<AudienceDefinition, 'userGroups' | 'channels'> & {
  /** The list of those named, with what is said of them. */
  readonly importId: string;
  readonly profileFields: Readonly<Record<ProfileField, string>>;
};

/** Slack hands over about a hundred profiles a minute: more are not waited for. */
const MOST_PROFILES = 60;

type PreviewFailure = AudienceFailure | { readonly kind: 'lines'; readonly message: string };

/** Looks at whom a choice would ask; nothing changes yet. */
export async function previewPeople(
  deps: Deps,
  workspaceId: string,
  picked: PeoplePicked,
): Promise<Result<PeoplePreview, PreviewFailure>> {
  const list = await checkLines(deps, workspaceId, picked.lines);
  if (!list.ok) return err({ kind: 'lines', message: list.error });
  const named = namedBy(picked.people, list.value.named);
  const { userGroups, channels, profileFields } = picked;
  const definition = { ...EMPTY_AUDIENCE, people: named.map(({ id }) => id), userGroups, channels };
  const failure = await audienceFailure(deps, workspaceId, definition);
  if (failure !== undefined) return err(failure);
  const found = await peopleIn(deps, workspaceId, definition);
  if (found === undefined) return err({ kind: 'slack-silent' });
  const said = await saidInProfiles(deps, profileFields, found.asked);
  const listed = new Map(named.map((entry) => [entry.id, entry]));
  const describe = (person: Person) =>
    withSaid(withSaid(person, said.get(person.id) ?? {}), listed.get(person.id) ?? {});
  // What a list says of somebody comes before what their profile says.
  const entries = named.map((entry) => ({ ...said.get(entry.id), ...entry }) as ImportedPerson);
  const importId = await keepImport(deps, workspaceId, entries);
  return ok({
    asked: found.asked.map(describe),
    leftOut: found.leftOut,
    problems: list.value.problems,
    unread: hasFields(profileFields) ? found.asked.length - said.size : 0,
    kept: { importId, userGroups, channels, profileFields },
  });
}

/**
 * Makes them the audience that is asked: the one of a schedule that finds nobody, or else a new one;
 * false where the list is no longer kept. `later` reads profiles, which may take minutes.
 */
export async function takePeople(deps: Deps, workspaceId: string, kept: KeptPeople) {
  const applied = await applyImport(deps, workspaceId, kept.importId);
  if (!applied.ok) return undefined;
  const { userGroups, channels, profileFields } = kept;
  const [empty] = (await whatIsMissing(deps, workspaceId)).askNobody;
  const named = applied.value.ids;
  const definition = { ...EMPTY_AUDIENCE, people: named, userGroups, channels };
  await deps.audiences.save(workspaceId, empty?.audience ?? 'Leaders', definition);
  if (hasFields(profileFields)) await nameFields(deps, workspaceId, profileFields);
  return {
    later: async () => {
      if (!hasFields(profileFields)) return;
      const found = await peopleIn(deps, workspaceId, definition);
      const rest = (found?.asked ?? []).filter((person) => !isKept(person, named));
      await readProfiles(deps, workspaceId, rest);
    },
  };
}

/** Of whom the list that was kept says something already. */
function isKept({ id, ...person }: Person, named: readonly string[]): boolean {
  return named.includes(id) && PROFILE_FIELDS.some((field) => person[field] !== null);
}

async function nameFields(
  { settings }: Deps,
  workspaceId: string,
  labels: KeptPeople['profileFields'],
) {
  const profileFields = eachOf(PROFILE_FIELDS, (field) => labels[field] || null);
  await settings.save(workspaceId, { ...(await settings.read(workspaceId)), profileFields });
}

async function checkLines(
  { people, holidays }: Deps,
  workspaceId: string,
  lines: string,
): Promise<Result<Pick<CheckedList, 'named' | 'problems'>, string>> {
  if (lines === '') return ok({ named: [], problems: [] });
  const list = parsePeopleLines(lines);
  return list.ok ? ok(checkPeopleLines(list.value, await people.all(workspaceId), holidays)) : list;
}

/** Everybody who is named, each once: what a list says of somebody stays with them. */
function namedBy(
  picked: readonly string[],
  listed: readonly ImportedPerson[],
): readonly ImportedPerson[] {
  const ids = new Set(listed.map(({ id }) => id));
  return [...listed, ...picked.filter((id) => !ids.has(id)).map((id) => ({ id }))];
}

function hasFields(labels: KeptPeople['profileFields']): boolean {
  return PROFILE_FIELDS.some((field) => labels[field] !== '');
}

async function saidInProfiles(
  deps: Deps,
  labels: KeptPeople['profileFields'],
  people: readonly Person[],
) {
  const said = new Map<string, NonNullable<Awaited<ReturnType<typeof profileSays>>>>();
  if (!hasFields(labels)) return said;
  const fields = await deps.profiles.fields().catch(() => new Map<string, string>());
  const ids = eachOf(PROFILE_FIELDS, (field) => fields.get(labels[field]));
  for (const { id } of people.slice(0, MOST_PROFILES)) {
    const found = await profileSays(deps, id, ids);
    if (found !== undefined) said.set(id, found);
  }
  return said;
}
