import { and, desc, eq } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { waitingRow } from '../../outbox/outbox-rows.ts';

/** A question about a strategy with its answer, for everybody whom the strategy concerns. */
export type StrategyAnswer = {
  readonly id: string;
  readonly strategyId: string;
  readonly question: string;
  readonly answer: string;
  readonly answeredBy: string;
  readonly answeredAt: Date;
  /** The replies that asked it: their authors were told. */
  readonly replyIds: readonly string[];
};

/** What people asked about strategies and what they were answered; it stays with the strategy. */
export function createStrategyAnswerStore({ db, transact, schema }: StoreContext) {
  const { strategyAnswers, outbox } = schema;
  return {
    /** Keeps an answer, in the place of another where one is named, and queues it for those who asked. */
    async keep(
      workspaceId: string,
      answer: StrategyAnswer,
      outgoing: readonly OutboxMessage[],
      insteadOf?: string,
    ): Promise<void> {
      await transact(async (tx) => {
        if (insteadOf !== undefined)
          await tx.delete(strategyAnswers).where(eq(strategyAnswers.id, insteadOf));
        await tx.insert(strategyAnswers).values({ workspaceId, ...answer });
        for (const message of outgoing) {
          await tx.insert(outbox).values(waitingRow(workspaceId, message)).onConflictDoNothing();
        }
      });
    },

    /** An answer by its id, or undefined. */
    async find(workspaceId: string, id: string): Promise<StrategyAnswer | undefined> {
      const [row] = await db
        .select()
        .from(strategyAnswers)
        .where(and(eq(strategyAnswers.workspaceId, workspaceId), eq(strategyAnswers.id, id)));
      return row;
    },

    /** The answers about one strategy, or about all, the newest first. */
    async list(workspaceId: string, strategyId?: string): Promise<readonly StrategyAnswer[]> {
      const ofStrategy =
        strategyId === undefined ? undefined : eq(strategyAnswers.strategyId, strategyId);
      return await db
        .select()
        .from(strategyAnswers)
        .where(and(eq(strategyAnswers.workspaceId, workspaceId), ofStrategy))
        .orderBy(desc(strategyAnswers.answeredAt), strategyAnswers.id);
    },
  };
}
