import type { TimeOfDay } from './recurrence.ts';

export const LEVELS = ['executive', 'director', 'manager', 'frontline'] as const;
/** Where in the organisation somebody stands, from the top down. */
export type Level = (typeof LEVELS)[number];

export const ROLES = ['admin', 'executive', 'leader'] as const;
/** What a person may do here. Whoever is asked is a leader without being named one. */
export type Role = (typeof ROLES)[number];

/**
 * Only active people are asked, and people of another organisation (Slack Connect) who are in an audience
 * by name; guests, bots and those who left are not. Who is meant first comes first.
 */
const STANDINGS = ['active', 'guest', 'foreign', 'bot', 'left'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What admins and lists say of a person; null for what nobody has said. */
export type Description = {
  readonly function: string | null;
  readonly level: Level | null;
  /** Whose public holidays they have: "DE", "DE-BY"; null takes the workspace's. */
  readonly region: string | null;
};
export type DescribedField = keyof Description;

/** What may stand in Slack profiles too. */
export type ProfileField = 'function' | 'level';

/** What a list says of somebody; what it does not say is left out. */
export type ImportedPerson = { readonly id: string } & {
  readonly [Field in DescribedField]?: NonNullable<Description[Field]>;
};

/** Somebody in the workspace. All that is no description is Slack's to say, or their own. */
export type Person = Description & {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  /** IANA name, as Slack gives it. */
  readonly timeZone: string;
  readonly standing: Standing;
  /** An owner of this very workspace. */
  readonly isOwner: boolean;
  /** Before this time of their day they would rather not be asked; null leaves it to the plan. */
  readonly preferredTime: TimeOfDay | null;
};

const STAND_IN = 'erased-';

/** What stands in the place of the id of somebody who was erased, where they must still be counted. */
export function standInOf(newId: () => string): string {
  return `${STAND_IN}${newId()}`;
}

/** Whether an id stands for somebody who was erased. */
export function isStandIn(personId: string): boolean {
  return personId.startsWith(STAND_IN);
}

/** What stands where the name of somebody who was erased stood. */
export const ERASED_NAME = 'somebody who was erased';

/** Who holds a role. */
export function holdersOf(
  roles: readonly { readonly personId: string; readonly role: Role }[],
  wanted: Role,
): readonly string[] {
  return roles.filter(({ role }) => role === wanted).map(({ personId }) => personId);
}

/**
 * People by their e-mail address in small letters. Somebody who was hired again has an old account
 * with the same address: active ones come first, and of several the newest, by the ids that Slack
 * counts up.
 */
export function byAddress(people: readonly Person[]): ReadonlyMap<string, Person> {
  const lastWins = [...people].sort(
    (a, b) =>
      STANDINGS.indexOf(b.standing) - STANDINGS.indexOf(a.standing) ||
      a.id.length - b.id.length ||
      (a.id < b.id ? -1 : 1),
  );
  return new Map(
    lastWins.flatMap((person) =>
      person.email === null ? [] : [[person.email.toLowerCase(), person]],
    ),
  );
}

/** What one may do: reports are for executives, set-up for admins. An admin sees no report by that alone. */
export type Rights = { readonly mayAdminister: boolean; readonly maySeeReports: boolean };

/**
 * The rights of a person. Until an admin has been named, the owners of the Slack workspace may set it
 * up: the first of them who does is named.
 */
export function rightsOf(
  person: Person,
  roles: readonly Role[],
  workspaceHasAdmin: boolean,
): Rights {
  const isActive = person.standing === 'active';
  const isAdmin = roles.includes('admin') || (!workspaceHasAdmin && person.isOwner);
  return {
    mayAdminister: isActive && isAdmin,
    maySeeReports: isActive && roles.includes('executive'),
  };
}

/**
 * Who is asked: everybody in any of the named sources, narrowed to the functions and levels
 * (an empty list narrows nothing), without the exceptions. Person ids throughout.
 * With no source at all, the functions and levels pick from the whole workspace; with nothing
 * picked at all, nobody is asked.
 */
export type AudienceDefinition = {
  readonly people: readonly string[];
  readonly userGroups: readonly string[];
  readonly channels: readonly string[];
  readonly functions: readonly string[];
  readonly levels: readonly Level[];
  readonly except: readonly string[];
};

/** An audience of nobody. */
export const EMPTY_AUDIENCE: AudienceDefinition = {
  people: [],
  userGroups: [],
  channels: [],
  functions: [],
  levels: [],
  except: [],
};

/** Whether nothing is picked at all, so that nobody is asked. */
export function isEmptyAudience(definition: AudienceDefinition): boolean {
  const { people, userGroups, channels, functions, levels } = definition;
  return [people, userGroups, channels, functions, levels].every((list) => list.length === 0);
}

/** Why somebody who was named is not asked. */
export type LeftOut = {
  readonly personId: string;
  readonly why: Exclude<Standing, 'active' | 'foreign'> | 'unknown';
};

/**
 * The people of an audience, and those who were named but cannot be asked. Bots that came with a
 * channel or group are not mentioned: every channel has the app itself in it. Neither is anybody of
 * another organisation: a channel may be shared with a whole company.
 */
export type PeopleAsked = {
  readonly asked: readonly Person[];
  readonly leftOut: readonly LeftOut[];
};

/**
 * Resolves an audience. `membersOf` holds the person ids of each user group and channel named.
 * The result is ordered by person id, so that the same people give the same round.
 */
export function resolveAudience(
  definition: AudienceDefinition,
  people: readonly Person[],
  membersOf: ReadonlyMap<string, readonly string[]>,
): PeopleAsked {
  const byId = new Map(people.map((person) => [person.id, person]));
  const named = namedIds(definition, people, membersOf);
  const asked: Person[] = [];
  const leftOut: LeftOut[] = [];
  for (const id of [...named].sort()) {
    const person = byId.get(id);
    if (person === undefined) leftOut.push({ personId: id, why: 'unknown' });
    else if (!fits(definition, person)) continue;
    else if (person.standing === 'active') asked.push(person);
    else if (person.standing === 'foreign') {
      if (definition.people.includes(id)) asked.push(person);
    } else if (person.standing !== 'bot' || definition.people.includes(id))
      leftOut.push({ personId: id, why: person.standing });
  }
  return { asked, leftOut };
}

function namedIds(
  definition: AudienceDefinition,
  people: readonly Person[],
  membersOf: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  if (isEmptyAudience(definition)) return new Set();
  const sources = [...definition.userGroups, ...definition.channels];
  const hasSource = definition.people.length + sources.length > 0;
  const ids = hasSource
    ? [...definition.people, ...sources.flatMap((source) => membersOf.get(source) ?? [])]
    : people.filter((person) => person.standing === 'active').map((person) => person.id);
  const except = new Set(definition.except);
  return new Set(ids.filter((id) => !except.has(id)));
}

function fits(definition: AudienceDefinition, person: Person): boolean {
  const { functions, levels } = definition;
  const fitsFunction =
    functions.length === 0 || (person.function !== null && functions.includes(person.function));
  const fitsLevel = levels.length === 0 || (person.level !== null && levels.includes(person.level));
  return fitsFunction && fitsLevel;
}
