import { and, eq } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';

/** What executives expected before they saw a report. */
export function createPredictionStore({ db, transact, schema }: StoreContext) {
  const { predictions } = schema;
  return {
    /** Keeps what somebody expects, once: a second word after seeing the report changes nothing. */
    async keep(
      roundId: string,
      personId: string,
      predicted: number | null,
      now: Date,
    ): Promise<void> {
      await transact((tx) =>
        tx
          .insert(predictions)
          .values({ roundId, personId, predicted, at: now })
          .onConflictDoNothing(),
      );
    },

    /** Whether somebody has been asked already, and has answered or would rather not. */
    async hasAnswered(roundId: string, personId: string): Promise<boolean> {
      const [row] = await db
        .select({ at: predictions.at })
        .from(predictions)
        .where(and(eq(predictions.roundId, roundId), eq(predictions.personId, personId)));
      return row !== undefined;
    },

    /** What was expected of a round, each from 0 to 1, the lowest first; without those who skipped. */
    async list(roundId: string): Promise<readonly number[]> {
      const rows = await db
        .select({ predicted: predictions.predicted })
        .from(predictions)
        .where(eq(predictions.roundId, roundId))
        .orderBy(predictions.predicted);
      return rows.flatMap(({ predicted }) => predicted ?? []);
    },
  };
}
