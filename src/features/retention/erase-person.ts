import type { Deps } from '../../deps.ts';
import { holdersOf, standInOf } from '../../domain/person.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { counted, formatList } from '../../domain/words.ts';
import { deleteAnswer } from '../home/take-back.ts';
import type { Held } from './erase-person-store.ts';

/** Why somebody is not erased. */
export type NotErased = 'unknown' | 'last-admin';

/** What an erasure took, when; without a word of it. */
export type ErasureReceipt = { readonly at: Date; readonly people: number; readonly held: Held };

/** Finds somebody by id or address, those included who left, and says how much is kept of them. */
export async function findToErase(
  { erasures }: Deps,
  workspaceId: string,
  wanted: string,
): Promise<Result<Found, NotErased>> {
  const ids = await erasures.idsOf(workspaceId, wanted.trim());
  if (ids.length === 0) return err('unknown');
  const each: Held[] = [];
  for (const personId of ids) each.push(await erasures.held({ workspaceId, personId }));
  return ok({ ids, held: together(each) });
}

/** The accounts of somebody: who was hired again has two with one address. */
export type Found = { readonly ids: readonly string[]; readonly held: Held };

/**
 * Erases somebody everywhere, for good: words and all that was made of them, what they asked, picked,
 * expected, their leave, roles and entry in the directory. Rounds go on counting that somebody was
 * asked. Doing it again after it was cut off ends it.
 */
export async function erasePerson(
  deps: Deps,
  workspaceId: string,
  wanted: string,
): Promise<Result<ErasureReceipt, NotErased>> {
  const found = await findToErase(deps, workspaceId, wanted);
  if (!found.ok) return found;
  const { ids, held } = found.value;
  if (await isLastAdmin(deps, workspaceId, ids)) return err('last-admin');
  for (const personId of ids) await eraseOne(deps, workspaceId, personId);
  const at = deps.clock();
  deps.log.info({ workspace: workspaceId }, 'a person was erased');
  deps.worker.wake();
  return ok({ at, people: ids.length, held });
}

async function eraseOne(deps: Deps, workspaceId: string, personId: string): Promise<void> {
  const { erasures, people, newId, clock } = deps;
  const owner = { workspaceId, personId };
  const name = (await people.find(workspaceId, personId))?.name ?? '';
  await erasures.dropWaiting(owner);
  for (const roundId of await erasures.roundsOf(owner)) await deleteAnswer(deps, owner, roundId);
  await erasures.forget({ ...owner, name, standIn: standInOf(newId) }, clock());
}

/** Somebody must be left who can look after a workspace; who has left Slack can do that no more anyway. */
async function isLastAdmin(
  { people }: Deps,
  workspaceId: string,
  ids: readonly string[],
): Promise<boolean> {
  const admins = holdersOf(await people.roles(workspaceId), 'admin');
  const isActive = async (id: string) =>
    (await people.find(workspaceId, id))?.standing === 'active';
  const active: string[] = [];
  for (const id of admins) if (await isActive(id)) active.push(id);
  return active.length > 0 && active.every((id) => ids.includes(id));
}

const KINDS: Readonly<Record<keyof Held, readonly [one: string, several: string]>> = {
  answers: ['answer with all its wordings and readings', 'answers with all wordings and readings'],
  asked: ['question that was put to them', 'questions that were put to them'],
  expectations: ['expectation of a report', 'expectations of reports'],
  guide: ['vote in the guide', 'votes in the guide'],
  absences: ['absence', 'absences'],
  roles: ['role', 'roles'],
  messages: ['message that was sent to them', 'messages that were sent to them'],
};

/** How much of what, in a sentence without a word of anybody. */
export function heldInWords(held: Held): string {
  const kinds = Object.entries(KINDS) as [keyof Held, readonly [string, string]][];
  const parts = kinds.flatMap(([kind, [one, several]]) =>
    held[kind] === 0 ? [] : [counted(held[kind], one, several)],
  );
  return formatList([...parts, 'their entry in the directory']);
}

/** The receipt of an erasure, a line each. */
export function receiptLines({ at, people, held }: ErasureReceipt): readonly string[] {
  const accounts = people === 1 ? '' : ` (${people} accounts with one address)`;
  return [
    `Erased on ${at.toISOString().slice(0, 16).replace('T', ' ')} UTC${accounts}: ${heldInWords(held)}.`,
    'Rounds go on counting that somebody was asked, without saying who.',
    ...NOT_REACHED,
  ];
}

/** What an erasure cannot reach, for whoever asks for it. */
const NOT_REACHED = [
  'Not reached: what they wrote in Slack itself, which they can delete there; files that were saved elsewhere, backups, and the set-up file; what others wrote about them.',
];

/** Why somebody is not erased, in a sentence. */
export const NOT_ERASED: Readonly<Record<NotErased, string>> = {
  unknown: 'Nobody here has this id or address.',
  'last-admin': 'They are the last admin here. Make somebody else an admin first.',
};

function together(each: readonly Held[]): Held {
  const kinds = Object.keys(KINDS) as (keyof Held)[];
  const sum = (kind: keyof Held) => each.reduce((total, held) => total + held[kind], 0);
  return Object.fromEntries(kinds.map((kind) => [kind, sum(kind)])) as Held;
}
