import type { Deps } from '../../deps.ts';
import type { DirectoryEntry } from './people-store.ts';
import { tellAdmins } from './tell-admins.ts';

const MOST_LETTERS = 60;
const MOST_NAMED = 200;

/** Takes over the workspace and its people from Slack; answers the workspace's id. */
export async function syncDirectory(deps: Deps): Promise<string> {
  const { id, name } = await deps.directory.workspace();
  await deps.people.ensureWorkspace(id, name, deps.clock());
  const { entries, unreadable, oddZones } = await deps.directory.people(id);
  // Of other organisations only those are known whom an audience has named.
  const known = new Set((await deps.people.all(id)).map((person) => person.id));
  const ours = entries.filter(({ standing, id }) => standing !== 'foreign' || known.has(id));
  await deps.people.saveFromDirectory(id, ours, deps.clock());
  deps.log.info({ people: ours.length, unreadable }, 'directory synced');
  for (const [zone, people] of oddZones) await tellOddZone(deps, id, zone, people);
  if (unreadable > 0) {
    const subject = { topic: 'unreadable-people', key: String(unreadable), details: [] } as const;
    await tellAdmins(deps, id, subject, deps.clock());
  }
  return id;
}

/** Gets to know people by their ids whom the list of everybody did not have, such as those of another organisation. */
export async function meetPeople(
  deps: Deps,
  workspaceId: string,
  personIds: readonly string[],
): Promise<void> {
  for (const id of personIds) {
    if ((await deps.people.find(workspaceId, id)) !== undefined) continue;
    const entry = await deps.directory.person(workspaceId, id);
    if (entry !== undefined)
      await deps.people.saveFromDirectory(workspaceId, [entry], deps.clock());
  }
}

/** Keeps that somebody has left: Slack may say so before the directory is read again. */
export async function noteLeft({ people }: Deps, workspaceId: string, personId: string, now: Date) {
  const person = await people.find(workspaceId, personId);
  if (person === undefined) return;
  const { id, name, email, timeZone, isOwner } = person;
  const entry = { id, name, email, timeZone, isOwner, awayUntil: null };
  await people.saveFromDirectory(workspaceId, [{ ...entry, standing: 'left' }], now);
}

/** Tells the admins, once for each zone, that this Node does not know the time zone of some people. */
export async function tellOddZone(
  deps: Deps,
  workspaceId: string,
  zone: string,
  people: readonly string[],
): Promise<void> {
  const key = zone.slice(0, MOST_LETTERS);
  deps.log.warn({ zone: key, people: people.join(' ') }, 'time zone not known');
  const subject = { topic: 'odd-zone', key, details: people.slice(0, MOST_NAMED) } as const;
  await tellAdmins(deps, workspaceId, subject, deps.clock());
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
