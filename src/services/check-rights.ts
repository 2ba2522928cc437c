import { type Rights, rightsOf } from '../domain/person.ts';
import type { PeopleStore } from './ports/people-store.ts';

const NO_RIGHTS: Rights = { mayAdminister: false, maySeeReports: false };

/** The rights of a person of the workspace; somebody unknown has none. */
export async function checkRights(
  people: Pick<PeopleStore, 'find' | 'roles'>,
  workspaceId: string,
  personId: string,
): Promise<Rights> {
  const person = await people.find(workspaceId, personId);
  if (person === undefined) return NO_RIGHTS;
  const held = await people.roles(workspaceId);
  const own = held.filter((entry) => entry.personId === personId).map((entry) => entry.role);
  const workspaceHasAdmin = held.some((entry) => entry.role === 'admin');
  return rightsOf(person, own, workspaceHasAdmin);
}
