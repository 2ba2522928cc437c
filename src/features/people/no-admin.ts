import type { Deps } from '../../deps.ts';
import { holdersOf } from '../../domain/person.ts';
import { tellAdmins } from './tell-admins.ts';

/**
 * Tells the owners of a workspace, once, that every admin of Throughline has left it: any of them may look
 * after it then, and the first who opens the set-up does.
 */
export async function tellOwners(deps: Deps, now: Date): Promise<void> {
  const { people } = deps;
  for (const workspaceId of await people.workspaceIds()) {
    const named = holdersOf(await people.roles(workspaceId), 'admin');
    if (named.length === 0 || (await people.adminsHere(workspaceId)).length > 0) continue;
    // Until one of them is named, the owners are who may administer.
    const subject = { topic: 'no-admin', key: [...named].sort().join(' '), details: [] } as const;
    await tellAdmins(deps, workspaceId, subject, now);
  }
}
