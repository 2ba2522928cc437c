import { and, count, eq } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';
import type { Owner } from '../home/own-answers-store.ts';
import {
  deleteOwn,
  dropWaiting,
  forgetRecipient,
  type Leaving,
  leaveDirectory,
  putStandIn,
  takeOutOfRecords,
} from './person-rows.ts';

/** Finds all that is kept of somebody, and erases what their answers leave. */
export function createErasePersonStore({ db, transact, erasing, schema }: StoreContext) {
  const { people, roles, absences, prompts, replies, predictions, guideVotes, outbox } = schema;
  const { workspaces } = schema;

  return {
    /** The ids of whoever is meant by an id or an address; an id need not be in the directory any more. */
    async idsOf(workspaceId: string, wanted: string): Promise<readonly string[]> {
      const everybody = await db
        .select({ id: people.id, email: people.email })
        .from(people)
        .where(eq(people.workspaceId, workspaceId))
        .orderBy(people.id);
      // No query can look into an address that is encrypted.
      const isMeant = ({ id, email }: (typeof everybody)[number]) =>
        id === wanted || email?.toLowerCase() === wanted.toLowerCase();
      const found = everybody.filter(isMeant);
      if (found.length > 0) return found.map(({ id }) => id);
      const rounds = await roundsOf({ workspaceId, personId: wanted });
      return rounds.length > 0 ? [wanted] : [];
    },

    roundsOf,

    /** How much there is of each kind, without a word of it. */
    async held(owner: Owner): Promise<Held> {
      const { workspaceId, personId } = owner;
      const theirs = <
        Table extends typeof roles | typeof absences | typeof prompts | typeof replies,
      >(
        table: Table,
      ) => and(eq(table.workspaceId, workspaceId), eq(table.personId, personId));
      const number = async (query: PromiseLike<{ readonly rows: number }[]>) =>
        (await query)[0]?.rows ?? 0;
      const rows = count();
      return {
        answers: await number(db.select({ rows }).from(replies).where(theirs(replies))),
        asked: await number(db.select({ rows }).from(prompts).where(theirs(prompts))),
        expectations: await number(
          db.select({ rows }).from(predictions).where(eq(predictions.personId, personId)),
        ),
        guide: await number(
          db.select({ rows }).from(guideVotes).where(eq(guideVotes.personId, personId)),
        ),
        absences: await number(db.select({ rows }).from(absences).where(theirs(absences))),
        roles: await number(db.select({ rows }).from(roles).where(theirs(roles))),
        messages: await number(
          db
            .select({ rows })
            .from(outbox)
            .where(and(eq(outbox.workspaceId, workspaceId), eq(outbox.recipient, personId))),
        ),
      };
    },

    /** Nothing that waits for them is sent any more. */
    async dropWaiting(owner: Owner): Promise<void> {
      await transact((tx) => dropWaiting(tx, schema, owner));
    },

    /** All but the words, which are erased round by round before. Where a count needs them, a stand-in stays. */
    async forget(leaving: Leaving, now: Date): Promise<void> {
      await transact(async (tx) => {
        erasing();
        await forgetRecipient(tx, schema, leaving);
        await deleteOwn(tx, schema, leaving);
        await putStandIn(tx, schema, leaving);
        await takeOutOfRecords(tx, schema, leaving);
        await leaveDirectory(tx, schema, leaving, now);
      });
    },
  };

  /** The rounds in which they were asked or have written. */
  async function roundsOf({ workspaceId, personId }: Owner): Promise<readonly string[]> {
    const [known] = await db.select().from(workspaces).where(eq(workspaces.id, workspaceId));
    if (known === undefined) return [];
    const asked = await db
      .select({ id: prompts.roundId })
      .from(prompts)
      .where(and(eq(prompts.workspaceId, workspaceId), eq(prompts.personId, personId)));
    const wrote = await db
      .select({ id: replies.roundId })
      .from(replies)
      .where(and(eq(replies.workspaceId, workspaceId), eq(replies.personId, personId)));
    return [...new Set([...asked, ...wrote].map(({ id }) => id))];
  }
}

/** How much is kept of somebody. */
export type Held = {
  readonly answers: number;
  readonly asked: number;
  readonly expectations: number;
  readonly guide: number;
  readonly absences: number;
  readonly roles: number;
  readonly messages: number;
};
