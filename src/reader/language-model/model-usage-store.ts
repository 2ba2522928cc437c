import { eq, sql } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';

/** Keeps how many tokens of a language model were used on a day, so that a restart does not forget it. */
export function createModelUsageStore({ db, transact, schema }: StoreContext) {
  const { modelUsage } = schema;

  return {
    /** The tokens used on a day ("2026-11-30"). */
    async usedOn(day: string): Promise<number> {
      const [row] = await db.select().from(modelUsage).where(eq(modelUsage.day, day));
      return row?.tokens ?? 0;
    },

    /** Adds to the tokens of a day. */
    async add(day: string, tokens: number): Promise<void> {
      await transact(async (tx) => {
        await tx
          .insert(modelUsage)
          .values({ day, tokens })
          .onConflictDoUpdate({
            target: modelUsage.day,
            set: { tokens: sql`${modelUsage.tokens} + ${tokens}` },
          });
      });
    },
  };
}
