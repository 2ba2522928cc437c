import type { Deps } from '../../deps.ts';
import type { Person, ProfileField } from '../../domain/person.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { plainTyping } from '../../domain/words.ts';
import { eachOf, PROFILE_FIELDS, PROFILE_SOURCES, withSaid } from './person-fields.ts';
import type { FieldProblems } from './settings.ts';

/** How many people changed, and how many profiles Slack did not hand over. */
type ReadProfiles = { readonly changed: number; readonly unread: number };

/** Sets which fields of a profile say what, '' for none; labels must be Slack's. */
export async function saveProfileFields(
  { settings, profiles }: Deps,
  workspaceId: string,
  words: Readonly<Record<ProfileField, string>>,
): Promise<Result<null, FieldProblems>> {
  let wanted = eachOf(PROFILE_FIELDS, (field) => words[field] || null);
  if (PROFILE_FIELDS.some((field) => wanted[field] !== null)) {
    const fields = await profiles.fields().catch(() => undefined);
    if (fields === undefined)
      return err({
        [PROFILE_SOURCES.function.input]:
          'Slack does not answer right now. Please try again in a minute.',
      });
    const labels = [...fields.keys()];
    const typed = wanted;
    wanted = eachOf(PROFILE_FIELDS, (field) => asLabelled(typed[field], labels));
    const problems = PROFILE_FIELDS.flatMap((field) => {
      const label = wanted[field];
      if (label === null || fields.has(label)) return [];
      return [[PROFILE_SOURCES[field].input, labelProblem(label, labels)]];
    });
    if (problems.length > 0) return err(Object.fromEntries(problems));
  }
  await settings.save(workspaceId, {
    ...(await settings.read(workspaceId)),
    profileFields: wanted,
  });
  return ok(null);
}

/** Reads the profiles of everybody who is active. Slack gives about a hundred a minute. */
export async function readAllProfiles(deps: Deps, workspaceId: string): Promise<ReadProfiles> {
  const all = await deps.people.all(workspaceId);
  const active = all.filter(({ standing }) => standing === 'active');
  return await readProfiles(deps, workspaceId, active);
}

/** Reads the profile of somebody who has joined or changed. */
export async function readProfileOf(
  deps: Deps,
  workspaceId: string,
  personId: string,
  hasJoined: boolean,
): Promise<void> {
  const person = await deps.people.find(workspaceId, personId);
  if (person?.standing !== 'active') return;
  // Everybody's status changes all day; those who are not described are not worth a call each.
  const isDescribed = PROFILE_FIELDS.some((field) => person[field] !== null);
  if (hasJoined || isDescribed) await readProfiles(deps, workspaceId, [person]);
}

/**
 * What Slack profiles say of somebody in the fields of these ids; undefined where Slack does not hand the
 * profile over. What is undefined in it is not said.
 */
export async function profileSays(
  { profiles }: Pick<Deps, 'profiles'>,
  personId: string,
  ids: Readonly<Record<ProfileField, string | undefined>>,
) {
  const values = await profiles.valuesOf(personId).catch(() => undefined);
  if (values === undefined) return undefined;
  return eachOf(PROFILE_FIELDS, (field) => {
    const value = values.get(ids[field] ?? '');
    return value === undefined ? undefined : PROFILE_SOURCES[field].take(value);
  });
}

/**
 * Takes over what Slack profiles say of people. An empty field, or a level that is none here, leaves
 * what is known as it is. One call to Slack a person.
 */
export async function readProfiles(deps: Deps, workspaceId: string, people: readonly Person[]) {
  const { profileFields } = await deps.settings.read(workspaceId);
  if (PROFILE_FIELDS.every((field) => profileFields[field] === null))
    return { changed: 0, unread: 0 };
  const fields = await deps.profiles.fields().catch(() => undefined);
  if (fields === undefined) return { changed: 0, unread: people.length };
  const ids = eachOf(PROFILE_FIELDS, (field) => fields.get(profileFields[field] ?? ''));
  let changed = 0;
  let unread = 0;
  for (const person of people) {
    const outcome = await readProfile(deps, workspaceId, person.id, ids);
    if (outcome === 'changed') changed += 1;
    if (outcome === 'unread') unread += 1;
  }
  return { changed, unread };
}

async function readProfile(
  deps: Deps,
  workspaceId: string,
  personId: string,
  ids: Readonly<Record<ProfileField, string | undefined>>,
): Promise<'changed' | 'same' | 'unread'> {
  const said = await profileSays(deps, personId, ids);
  if (said === undefined) return 'unread';
  const { people } = deps;
  // All profiles take minutes: what an admin has written meanwhile must stay.
  const person = await people.find(workspaceId, personId);
  if (person === undefined) return 'same';
  const described = withSaid(person, said);
  if (PROFILE_FIELDS.every((field) => described[field] === person[field])) return 'same';
  await people.describe(workspaceId, [described]);
  return 'changed';
}

/** A label as Slack writes it, where what was typed differs only in kinds of quotes, dashes and spaces. */
function asLabelled(typed: string | null, labels: readonly string[]): string | null {
  if (typed === null || labels.includes(typed)) return typed;
  return labels.find((label) => plainTyping(label) === plainTyping(typed)) ?? typed;
}

function labelProblem(label: string, known: readonly string[]): string {
  const there =
    known.length === 0
      ? 'Your workspace has made no fields of its own.'
      : `There are: ${known.join(', ')}.`;
  return `Slack profiles have no field "${label}". ${there}`;
}
