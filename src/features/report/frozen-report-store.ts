import { and, desc, eq } from 'drizzle-orm';
import type { Db, StoreContext } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import { type FrozenInput, type FrozenReport, thaw } from './frozen.ts';

/** Changes what every frozen report of a round is made from: for erasures, which reach everywhere. */
export async function changeFrozen(
  tx: Db,
  { frozenReports }: Schema,
  roundId: string,
  change: (input: FrozenInput) => FrozenInput,
): Promise<void> {
  const rows = await tx
    .select({ id: frozenReports.id, input: frozenReports.input })
    .from(frozenReports)
    .where(eq(frozenReports.roundId, roundId));
  for (const { id, input } of rows) {
    await tx
      .update(frozenReports)
      .set({ input: change(input) })
      .where(eq(frozenReports.id, id));
  }
}

/** Reports that were frozen, so that they can be made again as they were. */
export function createFrozenReportStore({ db, transact, schema }: StoreContext) {
  const { frozenReports, rounds, strategyVersions } = schema;
  return {
    /** Keeps a report as it is. */
    async keep(workspaceId: string, report: FrozenReport): Promise<void> {
      await transact((tx) => tx.insert(frozenReports).values({ workspaceId, ...report }));
    },

    /** A frozen report, or undefined. */
    async find(workspaceId: string, id: string): Promise<FrozenReport | undefined> {
      const [row] = await db
        .select()
        .from(frozenReports)
        .where(and(eq(frozenReports.workspaceId, workspaceId), eq(frozenReports.id, id)));
      if (row === undefined) return undefined;
      const { workspaceId: _, ...report } = row;
      return { ...report, input: thaw(report.input) };
    },

    /** What is frozen, without what it is made from, the newest first. */
    async list(workspaceId: string, limit: number): Promise<readonly FrozenLine[]> {
      const rows = await db
        .select({
          id: frozenReports.id,
          frozenAt: frozenReports.frozenAt,
          frozenBy: frozenReports.frozenBy,
          openedAt: rounds.openedAt,
          strategy: strategyVersions.content,
        })
        .from(frozenReports)
        .innerJoin(rounds, eq(rounds.id, frozenReports.roundId))
        .innerJoin(
          strategyVersions,
          and(
            eq(strategyVersions.workspaceId, rounds.workspaceId),
            eq(strategyVersions.strategyId, rounds.strategyId),
            eq(strategyVersions.version, rounds.strategyVersion),
          ),
        )
        .where(eq(frozenReports.workspaceId, workspaceId))
        .orderBy(desc(frozenReports.frozenAt), frozenReports.id)
        .limit(limit);
      return rows.map(({ strategy, ...line }) => ({ ...line, strategyName: strategy.name }));
    },
  };
}

/** A frozen report as a list shows it. */
type FrozenLine = Pick<FrozenReport, 'id' | 'frozenAt' | 'frozenBy'> & {
  readonly strategyName: string;
  readonly openedAt: Date;
};
