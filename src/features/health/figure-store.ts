import { and, avg, count, eq, gt, lte, min, sql, sum } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';

const HOUR = 3_600_000;

/** What is counted for whoever watches the app: no name, no word and no id is in it. */
export function createFigureStore({ db, transact, schema }: StoreContext) {
  const { outbox, prompts, replies, modelUsage } = schema;
  const ofPrompt = and(eq(outbox.kind, 'prompt'), eq(outbox.subjectId, prompts.id));

  /** Seconds from when prompts of the last hour might go to when they went; null where none did. */
  async function promptDelay(now: Date): Promise<number | null> {
    const [row] = await db
      .select({ ms: avg(sql`${prompts.sentAt} - ${outbox.notBefore}`) })
      .from(prompts)
      .innerJoin(outbox, ofPrompt)
      .where(gt(prompts.sentAt, new Date(now.getTime() - HOUR)));
    return row?.ms == null ? null : Math.max(0, Number(row.ms) / 1000);
  }

  async function due(now: Date) {
    const [row] = await db
      .select({ n: count(), since: min(outbox.notBefore) })
      .from(outbox)
      .where(and(eq(outbox.state, 'waiting'), lte(outbox.notBefore, now)));
    const since = row?.since?.getTime() ?? now.getTime();
    return { messages: row?.n ?? 0, seconds: (now.getTime() - since) / 1000 };
  }

  return {
    /** Everything that is counted, as it stands now. */
    async read(now: Date) {
      const [used] = await db.select({ tokens: sum(modelUsage.tokens) }).from(modelUsage);
      return {
        due: await due(now),
        promptDelay: await promptDelay(now),
        outbox: await db
          .select({ state: outbox.state, n: count() })
          .from(outbox)
          .groupBy(outbox.state),
        prompts: await db
          .select({ state: prompts.state, n: count() })
          .from(prompts)
          .groupBy(prompts.state),
        replies: await db
          .select({ channel: replies.channel, n: count() })
          .from(replies)
          .groupBy(replies.channel),
        modelTokens: Number(used?.tokens ?? 0),
      };
    },

    /** Writes to the disk without changing anything; rejects where that cannot be done. */
    async tryToWrite(): Promise<void> {
      await transact(async (tx) => {
        await tx.run(sql`PRAGMA user_version = 0`);
      });
    },
  };
}

/** What is counted. */
export type Figures = Awaited<ReturnType<ReturnType<typeof createFigureStore>['read']>>;
