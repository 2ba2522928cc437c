import type { Deps } from '../../deps.ts';
import { byAddress } from '../../domain/person.ts';
import type { Strategy } from '../../domain/strategy.ts';

/** The person whom a strategy belongs to; undefined where it names nobody whom Slack knows. */
export async function findOwner(
  { people }: Pick<Deps, 'people'>,
  workspaceId: string,
  { owner }: Pick<Strategy, 'owner'>,
): Promise<string | undefined> {
  if (owner === undefined || owner === '') return undefined;
  const known = await people.all(workspaceId);
  const found = known.find(({ id }) => id === owner) ?? byAddress(known).get(owner.toLowerCase());
  return found?.standing === 'active' ? found.id : undefined;
}

/** Why somebody cannot be an owner, in words for whoever picked them; undefined where they can. */
export async function whyNoOwner(
  { people }: Pick<Deps, 'people'>,
  workspaceId: string,
  personId: string,
): Promise<string | undefined> {
  const person = await people.find(workspaceId, personId);
  if (person?.standing === 'active') return undefined;
  return 'Please pick somebody who is active in this workspace.';
}
