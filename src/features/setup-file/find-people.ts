import { byAddress, type Person } from '../../domain/person.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Setup } from './load-setup.ts';
import type { CurrentSetup } from './read-current.ts';

/** Names of a set-up that belong to nobody who is known; each once. */
export type UnknownPeople = {
  readonly unknownPeople: readonly string[];
  /** Who is to be admin or executive and belongs to another organisation, if anybody. */
  readonly outsiders?: readonly string[];
};

/** What is wrong with a role for somebody of another organisation. */
export const OUTSIDER = 'belongs to another organisation, and can be neither admin nor executive';

/** Puts member ids in the place of e-mail addresses, or names everybody who is not known. */
export function findPeople(current: CurrentSetup, setup: Setup): Result<Setup, UnknownPeople> {
  const idOf = personFinder(current);
  const unknownPeople = namesIn(setup).filter((name) => idOf(name) === undefined);
  const foreign = new Set(current.people.filter(isForeign).map(({ id }) => id));
  const inRoles = [...(setup.admins ?? []), ...(setup.executives ?? [])];
  const outsiders = inRoles.filter((name) => foreign.has(idOf(name) ?? ''));
  if (unknownPeople.length + outsiders.length > 0)
    return err({
      unknownPeople: [...new Set(unknownPeople)],
      ...(outsiders.length === 0 ? {} : { outsiders: [...new Set(outsiders)] }),
    });
  const ids = (names: readonly string[]) => [...new Set(names.map((name) => idOf(name) ?? name))];
  const audiences = [...setup.audiences].map(
    ([id, audience]) =>
      [id, { ...audience, people: ids(audience.people), except: ids(audience.except) }] as const,
  );
  return ok({
    ...setup,
    people: setup.people.map((entry) => ({ ...entry, person: idOf(entry.person) ?? entry.person })),
    admins: setup.admins && ids(setup.admins),
    executives: setup.executives && ids(setup.executives),
    audiences: new Map(audiences),
  });
}

function isForeign({ standing }: Person): boolean {
  return standing === 'foreign';
}

function namesIn({ people, admins, executives, audiences }: Setup): readonly string[] {
  return [
    ...people.map(({ person }) => person),
    ...(admins ?? []),
    ...(executives ?? []),
    ...[...audiences.values()].flatMap((audience) => [...audience.people, ...audience.except]),
  ];
}

function personFinder(current: CurrentSetup): (name: string) => string | undefined {
  const { people, roles, audiences } = current;
  const byEmail = byAddress(people);
  // What Slack let somebody pick stays known, even where the directory does not list it.
  const ids = new Set([
    ...people.map(({ id }) => id),
    ...roles.map(({ personId }) => personId),
    ...[...audiences.values()].flatMap((audience) => [...audience.people, ...audience.except]),
  ]);
  return (name) => (ids.has(name) ? name : byEmail.get(name.toLowerCase())?.id);
}
