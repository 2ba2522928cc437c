import type { Clock } from './ports/clock.ts';
import type { Log } from './ports/log.ts';
import type { PeopleStore } from './ports/people-store.ts';
import type { Directory } from './ports/slack.ts';

/** What it needs. */
export type SyncNeeds = {
  readonly directory: Directory;
  readonly people: PeopleStore;
  readonly clock: Clock;
  readonly log: Log;
};

/** Takes over the workspace and its people from Slack; answers the workspace's id. */
export async function syncDirectory(needs: SyncNeeds): Promise<string> {
  const { id, name } = await needs.directory.workspace();
  await needs.people.ensureWorkspace(id, name, needs.clock());
  const entries = await needs.directory.people();
  await needs.people.saveFromDirectory(id, entries, needs.clock());
  needs.log.info({ people: entries.length }, 'directory synced');
  return id;
}
