import type { Deps } from '../../deps.ts';

/** Takes over the workspace and its people from Slack; answers the workspace's id. */
export async function syncDirectory(deps: Deps): Promise<string> {
  const { id, name } = await deps.directory.workspace();
  await deps.people.ensureWorkspace(id, name, deps.clock());
  const entries = await deps.directory.people();
  await deps.people.saveFromDirectory(id, entries, deps.clock());
  deps.log.info({ people: entries.length }, 'directory synced');
  return id;
}
