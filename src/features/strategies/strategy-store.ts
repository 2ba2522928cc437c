import { and, desc, eq } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';
import type { Strategy } from '../../domain/strategy.ts';

/** A strategy in one of its published versions. */
export type PublishedStrategy = { readonly version: number; readonly content: Strategy };

/** Published strategies, and those in the making. A version never changes once it is published. */
export function createStrategyStore({ db, transact, schema }: StoreContext) {
  const { strategyVersions, strategyDrafts } = schema;
  const ofStrategy = (workspaceId: string, strategyId: string) =>
    and(eq(strategyVersions.workspaceId, workspaceId), eq(strategyVersions.strategyId, strategyId));
  const draftOf = (workspaceId: string, strategyId: string) =>
    and(eq(strategyDrafts.workspaceId, workspaceId), eq(strategyDrafts.strategyId, strategyId));

  let lastInTurn: Promise<unknown> = Promise.resolve();

  return {
    /**
     * Lets work on strategies in the making begin when the work before it has ended, well or not, so
     * that of two admins who change one at once neither loses what they wrote.
     */
    inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
      const result = lastInTurn.then(work);
      lastInTurn = result.catch(() => undefined);
      return result;
    },

    /** Publishes a strategy as its next version; the same content again changes nothing. */
    async publish(workspaceId: string, strategyId: string, content: Strategy, now: Date) {
      return await transact(async (tx) => {
        const [newest] = await tx
          .select()
          .from(strategyVersions)
          .where(ofStrategy(workspaceId, strategyId))
          .orderBy(desc(strategyVersions.version))
          .limit(1);
        if (newest && JSON.stringify(newest.content) === JSON.stringify(content)) {
          return { version: newest.version, isNew: false };
        }
        const version = (newest?.version ?? 0) + 1;
        await tx
          .insert(strategyVersions)
          .values({ workspaceId, strategyId, version, content, publishedAt: now });
        return { version, isNew: true };
      });
    },

    /** The newest version of a strategy, or undefined. */
    async newest(workspaceId: string, strategyId: string): Promise<PublishedStrategy | undefined> {
      const [row] = await db
        .select({ version: strategyVersions.version, content: strategyVersions.content })
        .from(strategyVersions)
        .where(ofStrategy(workspaceId, strategyId))
        .orderBy(desc(strategyVersions.version))
        .limit(1);
      return row;
    },

    /** Every strategy in its newest version, ordered by id. */
    async list(workspaceId: string) {
      const rows = await db
        .select({
          strategyId: strategyVersions.strategyId,
          version: strategyVersions.version,
          content: strategyVersions.content,
        })
        .from(strategyVersions)
        .where(eq(strategyVersions.workspaceId, workspaceId))
        .orderBy(strategyVersions.strategyId, strategyVersions.version);
      return [...new Map(rows.map((row) => [row.strategyId, row])).values()];
    },

    /** Keeps a strategy in the making. */
    async saveDraft(workspaceId: string, strategyId: string, content: Strategy, now: Date) {
      const row = { content, savedAt: now };
      await transact((tx) =>
        tx
          .insert(strategyDrafts)
          .values({ workspaceId, strategyId, ...row })
          .onConflictDoUpdate({
            target: [strategyDrafts.workspaceId, strategyDrafts.strategyId],
            set: row,
          }),
      );
    },

    /** A strategy in the making, or undefined. */
    async draft(workspaceId: string, strategyId: string): Promise<Strategy | undefined> {
      const [row] = await db
        .select({ content: strategyDrafts.content })
        .from(strategyDrafts)
        .where(draftOf(workspaceId, strategyId));
      return row?.content;
    },

    /** Every strategy in the making, the one touched last first. */
    async drafts(workspaceId: string) {
      return await db
        .select({ strategyId: strategyDrafts.strategyId, content: strategyDrafts.content })
        .from(strategyDrafts)
        .where(eq(strategyDrafts.workspaceId, workspaceId))
        .orderBy(desc(strategyDrafts.savedAt), strategyDrafts.strategyId);
    },

    /** Forgets a strategy in the making. */
    async dropDraft(workspaceId: string, strategyId: string): Promise<void> {
      await transact((tx) => tx.delete(strategyDrafts).where(draftOf(workspaceId, strategyId)));
    },
  };
}
