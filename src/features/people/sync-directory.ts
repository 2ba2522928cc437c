import type { Deps } from '../../deps.ts';
import type { DirectoryEntry } from './people-store.ts';

/** Takes over the workspace and its people from Slack; answers the workspace's id. */
export async function syncDirectory(deps: Deps): Promise<string> {
  const { id, name } = await deps.directory.workspace();
  await deps.people.ensureWorkspace(id, name, deps.clock());
  const entries = await deps.directory.people();
  await deps.people.saveFromDirectory(id, entries, deps.clock());
  deps.log.info({ people: entries.length }, 'directory synced');
  return id;
}

/** Keeps that somebody has left: Slack may say so before the directory is read again. */
export async function noteLeft({ people }: Deps, workspaceId: string, personId: string, now: Date) {
  const person = await people.find(workspaceId, personId);
  if (person === undefined) return;
  const { id, name, email, timeZone, isSlackAdmin } = person;
  const entry = { id, name, email, timeZone, isSlackAdmin, awayUntil: null };
  await people.saveFromDirectory(workspaceId, [{ ...entry, standing: 'left' }], now);
}

/** Takes over what Slack says of a person; true if they are to be asked at another time than before. */
export async function takeOverPerson(
  { people, outbox, clock }: Deps,
  workspaceId: string,
  entry: DirectoryEntry,
): Promise<boolean> {
  const before = await people.find(workspaceId, entry.id);
  const leave = await people.absences(workspaceId, entry.id);
  const known = leave.find(({ source }) => source === 'status')?.until ?? null;
  const now = clock();
  await people.saveFromDirectory(workspaceId, [entry], now);
  const isNews =
    before?.timeZone !== entry.timeZone ||
    before.standing !== entry.standing ||
    known?.getTime() !== entry.awayUntil?.getTime();
  // What waits for them was timed by what was known before.
  if (isNews) await outbox.hasten(workspaceId, entry.id, now);
  return isNews;
}
