import type { Deps } from '../../deps.ts';
import { tellAdmins } from './tell-admins.ts';

/**
 * Tells the admins of every workspace of a time in which nothing could be written, once for each kind of
 * trouble and day. Answers of how many times they were told.
 */
export async function tellOfStorage(deps: Deps, now: Date): Promise<number> {
  const over = deps.storage.over();
  for (const outage of over) {
    const { trouble, since } = outage;
    const key = `${trouble} ${since.toISOString().slice(0, 10)}`;
    for (const workspaceId of await deps.people.workspaceIds()) {
      await tellAdmins(deps, workspaceId, { topic: 'storage', key, details: [trouble] }, now);
    }
    deps.storage.told(outage);
  }
  return over.length;
}
