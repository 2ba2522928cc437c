import { and, desc, eq, getTableColumns, gt, isNotNull, isNull } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';
import type { Round } from '../../domain/round.ts';
import { insertRound, type NewRound } from './round-rows.ts';

/** Rounds that put a collision of another round to the people concerned. */
export function createAskStore({ db, transact, schema }: StoreContext) {
  const { rounds } = schema;
  // What reports count belongs to the round that is asked about.
  const { workspaceId: _w, published: _p, standings: _s, ...ofRound } = getTableColumns(rounds);

  return {
    /** Opens one, all or nothing; false where the same is with people already. */
    async open(opening: NewRound): Promise<boolean> {
      const { workspaceId, round } = opening;
      return await transact(async (tx) => {
        const [open] = await tx
          .select({ id: rounds.id })
          .from(rounds)
          .where(
            and(
              eq(rounds.workspaceId, workspaceId),
              eq(rounds.scheduleId, round.scheduleId),
              isNull(rounds.closedAt),
            ),
          )
          .limit(1);
        return open === undefined && (await insertRound(tx, schema, opening));
      });
    },

    /** Those about a round, the newest first. */
    async about(workspaceId: string, roundId: string): Promise<readonly Round[]> {
      return await db
        .select(ofRound)
        .from(rounds)
        .where(and(eq(rounds.workspaceId, workspaceId), eq(rounds.aboutRoundId, roundId)))
        .orderBy(desc(rounds.openedAt), rounds.id);
    },

    /** Those that people may still answer. */
    async listOpen(): Promise<readonly Round[]> {
      return await db
        .select(ofRound)
        .from(rounds)
        .where(and(isNotNull(rounds.aboutRoundId), isNull(rounds.closedAt)))
        .orderBy(rounds.openedAt, rounds.id);
    },

    /** Lets one end at a moment, unless it ends before. */
    async endBy(roundId: string, moment: Date): Promise<void> {
      const isLater = and(eq(rounds.id, roundId), gt(rounds.closesAt, moment));
      await transact((tx) => tx.update(rounds).set({ closesAt: moment }).where(isLater));
    },
  };
}
