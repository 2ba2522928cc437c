import type { Deps } from '../../deps.ts';
import { rightsOf } from '../../domain/person.ts';
import { notesTo } from '../../outbox/outbox-rows.ts';

/** What admins are told of by the app itself; each sort is written in check-in/messages/admin-note.ts. */
export type NoteTopic =
  | 'odd-zone'
  | 'unreadable-people'
  | 'missing-source'
  | 'skipped'
  | 'unread'
  | 'no-admin'
  | 'storage';

/** What a note is about: `key` tells notes of one topic apart, `details` only helps to write it. */
export type NoteSubject = {
  readonly topic: NoteTopic;
  readonly key: string;
  readonly details: readonly string[];
};

/** Tells every admin of something, once for each topic and key, whatever the details. */
export async function tellAdmins(
  deps: Deps,
  workspaceId: string,
  subject: NoteSubject,
  now: Date,
): Promise<void> {
  const { topic, key } = subject;
  const subjectId = noteSubjectId(subject);
  const prefix = JSON.stringify([topic, key]).slice(0, -1);
  const admins = await adminsOf(deps, workspaceId);
  for (const note of notesTo(admins, deps, now, { kind: 'admin-note', subjectId })) {
    await deps.outbox.addUnlessTold(workspaceId, note, prefix);
  }
}

/** How the outbox names what a note is about. */
export function noteSubjectId({ topic, key, details }: NoteSubject): string {
  return JSON.stringify([topic, key, ...details]);
}

/** What a note is about, as its subject in the outbox says; undefined where that cannot be read. */
export function noteSubject(subjectId: string): NoteSubject | undefined {
  try {
    const [topic, key, ...details] = JSON.parse(subjectId);
    return { topic, key, details };
  } catch {
    return undefined;
  }
}

/** Whoever may administer a workspace. */
export async function adminsOf({ people }: Deps, workspaceId: string): Promise<readonly string[]> {
  const roles = await people.roles(workspaceId);
  const hasAdmin = (await people.adminsHere(workspaceId)).length > 0;
  const everybody = await people.all(workspaceId);
  return everybody
    .filter((person) => {
      const own = roles.filter(({ personId }) => personId === person.id).map(({ role }) => role);
      return rightsOf(person, own, hasAdmin).mayAdminister;
    })
    .map(({ id }) => id);
}
