import { and, eq } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';

/** What executives expected before they saw a report. */
export function createPredictionStore({ db, transact, schema }: StoreContext) {
  const { beliefs } = schema;
  return {
    /** Keeps what somebody expects, once: a second word after seeing the report changes nothing. */
    async keep(
      roundId: string,
      personId: string,
      predicted: number | null,
      now: Date,
    ): Promise<void> {
      await transact((tx) =>
        tx.insert(beliefs).values({ roundId, personId, predicted, at: now }).onConflictDoNothing(),
      );
    },

    /** Whether somebody has been asked already, and has answered or would rather not. */
    async hasAnswered(roundId: string, personId: string): Promise<boolean> {
      const [row] = await db
        .select({ at: beliefs.at })
        .from(beliefs)
        .where(and(eq(beliefs.roundId, roundId), eq(beliefs.personId, personId)));
      return row !== undefined;
    },

    /** What was expected of a round, each from 0 to 1, the lowest first; without those who skipped. */
    async predictions(roundId: string): Promise<readonly number[]> {
      const rows = await db
        .select({ predicted: beliefs.predicted })
        .from(beliefs)
        .where(eq(beliefs.roundId, roundId))
        .orderBy(beliefs.predicted);
      return rows.flatMap(({ predicted }) => predicted ?? []);
    },
  };
}
