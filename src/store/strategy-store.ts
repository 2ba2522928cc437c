import { and, desc, eq } from 'drizzle-orm';
import type { Strategy } from '../domain/strategy.ts';
import type { StoreContext } from './open-store.ts';

/** Published strategies. A version never changes once it is published. */
export function createStrategyStore({ db, transact, schema }: StoreContext) {
  const { strategyVersions } = schema;
  const ofStrategy = (workspaceId: string, strategyId: string) =>
    and(eq(strategyVersions.workspaceId, workspaceId), eq(strategyVersions.strategyId, strategyId));

  return {
    /** Publishes a strategy as its next version; the same content again changes nothing. */
    async publish(
      workspaceId: string,
      strategyId: string,
      content: Strategy,
      now: Date,
    ): Promise<{ version: number; isNew: boolean }> {
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
    async newest(
      workspaceId: string,
      strategyId: string,
    ): Promise<{ version: number; content: Strategy } | undefined> {
      const [row] = await db
        .select({ version: strategyVersions.version, content: strategyVersions.content })
        .from(strategyVersions)
        .where(ofStrategy(workspaceId, strategyId))
        .orderBy(desc(strategyVersions.version))
        .limit(1);
      return row;
    },

    /** Every strategy in its newest version, ordered by id. */
    async list(
      workspaceId: string,
    ): Promise<readonly { strategyId: string; version: number; content: Strategy }[]> {
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
  };
}
