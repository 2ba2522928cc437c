import type { Deps } from '../../deps.ts';
import { LEVELS, type Person } from '../../domain/person.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Settings } from '../../domain/settings.ts';
import { plainTyping, shorten } from '../../domain/words.ts';

const LONGEST_FUNCTION = 60;

/** How many people changed, and how many profiles Slack did not hand over. */
type ReadProfiles = { readonly changed: number; readonly unread: number };

/** The ids of the fields that say function and level; null for none. */
type FieldIds = Settings['profileFields'];

/** A sentence for each label that Slack does not know. */
type ProfileFieldProblems = Readonly<Partial<Record<'profileFunction' | 'profileLevel', string>>>;

/** Sets which fields of a profile say function and level, '' for none; labels must be Slack's. */
export async function saveProfileFields(
  { settings, profiles }: Deps,
  workspaceId: string,
  words: { readonly function: string; readonly level: string },
): Promise<Result<null, ProfileFieldProblems>> {
  let wanted = { function: words.function || null, level: words.level || null };
  if (wanted.function !== null || wanted.level !== null) {
    const fields = await profiles.fields().catch(() => undefined);
    if (fields === undefined)
      return err({
        profileFunction: 'Slack does not answer right now. Please try again in a minute.',
      });
    const labels = [...fields.keys()];
    wanted = {
      function: asLabelled(wanted.function, labels),
      level: asLabelled(wanted.level, labels),
    };
    const problems = {
      ...labelProblem('profileFunction', wanted.function, labels),
      ...labelProblem('profileLevel', wanted.level, labels),
    };
    if (Object.keys(problems).length > 0) return err(problems);
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
  const isDescribed = person.function !== null || person.level !== null;
  if (hasJoined || isDescribed) await readProfiles(deps, workspaceId, [person]);
}

/**
 * Takes over function and level of people from their Slack profiles. An empty field, or a level that
 * is none here, leaves what is known as it is. One call to Slack a person.
 */
async function readProfiles(deps: Deps, workspaceId: string, people: readonly Person[]) {
  const { profileFields } = await deps.settings.read(workspaceId);
  if (profileFields.function === null && profileFields.level === null)
    return { changed: 0, unread: 0 };
  const fields = await deps.profiles.fields().catch(() => undefined);
  if (fields === undefined) return { changed: 0, unread: people.length };
  const idOf = (label: string | null) => (label === null ? null : (fields.get(label) ?? null));
  const ids = { function: idOf(profileFields.function), level: idOf(profileFields.level) };
  let changed = 0;
  let unread = 0;
  for (const person of people) {
    const outcome = await readProfile(deps, workspaceId, person, ids);
    if (outcome === 'changed') changed += 1;
    if (outcome === 'unread') unread += 1;
  }
  return { changed, unread };
}

async function readProfile(
  { people, profiles }: Deps,
  workspaceId: string,
  person: Person,
  ids: FieldIds,
): Promise<'changed' | 'same' | 'unread'> {
  const values = await profiles.valuesOf(person.id).catch(() => undefined);
  if (values === undefined) return 'unread';
  const valueAt = (id: string | null) => (id === null ? undefined : values.get(id));
  const ownFunction = valueAt(ids.function);
  const written = valueAt(ids.level)?.toLowerCase();
  const described = {
    id: person.id,
    function: ownFunction === undefined ? person.function : shorten(ownFunction, LONGEST_FUNCTION),
    level: LEVELS.find((level) => level === written) ?? person.level,
  };
  if (described.function === person.function && described.level === person.level) return 'same';
  await people.describe(workspaceId, [described]);
  return 'changed';
}

/** A label as Slack writes it, where what was typed differs only in kinds of quotes, dashes and spaces. */
function asLabelled(typed: string | null, labels: readonly string[]): string | null {
  if (typed === null || labels.includes(typed)) return typed;
  return labels.find((label) => plainTyping(label) === plainTyping(typed)) ?? typed;
}

function labelProblem(
  field: 'profileFunction' | 'profileLevel',
  label: string | null,
  known: readonly string[],
): ProfileFieldProblems {
  if (label === null || known.includes(label)) return {};
  const there =
    known.length === 0
      ? 'Your workspace has made no fields of its own.'
      : `There are: ${known.join(', ')}.`;
  return { [field]: `Slack profiles have no field "${label}". ${there}` };
}
