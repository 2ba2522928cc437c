import { and, eq, ne, notInArray } from 'drizzle-orm';
import type { PublishedRound } from '../domain/disclosure/publish.ts';
import type { Flag, FlagContent } from '../domain/flag.ts';
import type { Db, StoreContext } from './open-store.ts';
import type { Schema } from './schema.ts';

/** The flags that a round should have by what is known now. */
export type FlagsOfRound = {
  readonly workspaceId: string;
  readonly roundId: string;
  readonly now: Date;
  /** What reports on it count; null where everything may be seen. */
  readonly published: PublishedRound | null;
  readonly flags: readonly { readonly id: string; readonly content: FlagContent }[];
};

/**
 * Makes the kept flags of a round what they should be: new ones are raised, known ones take the
 * new content and keep their state, and one whose ground is gone is withdrawn with its quotes.
 */
export async function reconcileFlags(
  tx: Db,
  { flags, rounds }: Schema,
  { workspaceId, roundId, now, published, flags: wanted }: FlagsOfRound,
): Promise<void> {
  await tx.update(rounds).set({ published }).where(eq(rounds.id, roundId));
  const subjects = wanted.map(({ content }) => content.subject);
  const gone = await tx
    .select()
    .from(flags)
    .where(and(eq(flags.roundId, roundId), notInArray(flags.subject, subjects)));
  for (const { id, content } of gone) {
    const emptied = { ...content, quotes: [] };
    await tx.update(flags).set({ state: 'withdrawn', content: emptied }).where(eq(flags.id, id));
  }
  for (const { id, content } of wanted) {
    const { subject } = content;
    await tx
      .insert(flags)
      .values({ id, workspaceId, roundId, subject, content, state: 'raised', raisedAt: now })
      .onConflictDoUpdate({ target: [flags.roundId, flags.subject], set: { content } });
    await tx
      .update(flags)
      .set({ state: 'raised' })
      .where(
        and(eq(flags.roundId, roundId), eq(flags.subject, subject), eq(flags.state, 'withdrawn')),
      );
  }
}

/** Flags as they are kept. */
export function createFlagStore({ db, transact, schema }: StoreContext) {
  const { flags } = schema;
  return {
    /** Brings the flags of a round up to date. */
    async reconcile(wanted: FlagsOfRound): Promise<void> {
      await transact((tx) => reconcileFlags(tx, schema, wanted));
    },

    /** The flags of a round that still stand. */
    async list(roundId: string): Promise<readonly Flag[]> {
      return await db
        .select()
        .from(flags)
        .where(and(eq(flags.roundId, roundId), ne(flags.state, 'withdrawn')))
        .orderBy(flags.subject);
    },
  };
}
