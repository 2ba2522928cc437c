import { and, eq, inArray, lte, or } from 'drizzle-orm';
import type { Outgoing } from '../domain/outgoing.ts';
import type { Db, StoreContext } from './open-store.ts';
import { waiting } from './round-store.ts';

/**
 * Messages on their way to Slack. Each is claimed under a lease, sent, and marked sent with
 * Slack's `ts` as its proof; a claim that outlived its lease is handed out again as doubtful.
 */
export function createOutboxStore({ db, transact, schema }: StoreContext) {
  const { outbox, prompts } = schema;

  async function settle(id: string, set: Settlement): Promise<void> {
    await transact(async (tx) => {
      const [row] = await tx
        .update(outbox)
        .set({ ...set, leaseUntil: null })
        // Proof that it is in Slack always counts; anything else only while nobody has settled it.
        .where(
          and(eq(outbox.id, id), set.state === 'sent' ? undefined : eq(outbox.state, 'claimed')),
        )
        .returning({ kind: outbox.kind, subjectId: outbox.subjectId });
      if (row) await settlePrompts(tx, row, set);
    });
  }

  /** What became of the message is what became of the prompts that it carries. */
  async function settlePrompts(
    tx: Db,
    { kind, subjectId }: { kind: string; subjectId: string },
    { state, channelId, messageTs, remark }: Settlement,
  ): Promise<void> {
    if (state === 'waiting') return;
    const which =
      kind === 'prompt'
        ? eq(prompts.id, subjectId)
        : kind === 'round-opening'
          ? eq(prompts.roundId, subjectId)
          : undefined;
    if (which === undefined) return;
    await tx
      .update(prompts)
      .set({
        state,
        channelId: channelId ?? null,
        messageTs: messageTs ?? null,
        remark: remark ?? null,
      })
      .where(which);
  }

  return {
    /** Queues a message; the same kind about the same subject is queued only once. */
    async add(workspaceId: string, message: Outgoing): Promise<void> {
      await transact((tx) =>
        tx.insert(outbox).values(waiting(workspaceId, message)).onConflictDoNothing(),
      );
    },

    /**
     * Claims at most `limit` messages that are due until `leaseUntil`. `isDoubtful` says that an
     * earlier claim ended without a word, so that the message may already be in Slack.
     */
    async claim(now: Date, leaseUntil: Date, limit: number): Promise<readonly ClaimedMessage[]> {
      return await transact(async (tx) => {
        const due = await tx
          .select()
          .from(outbox)
          .where(
            or(
              and(eq(outbox.state, 'waiting'), lte(outbox.notBefore, now)),
              and(eq(outbox.state, 'claimed'), lte(outbox.leaseUntil, now)),
            ),
          )
          .orderBy(outbox.notBefore, outbox.id)
          .limit(limit);
        if (due.length === 0) return [];
        const ids = due.map((row) => row.id);
        await tx
          .update(outbox)
          .set({ state: 'claimed', leaseUntil })
          .where(inArray(outbox.id, ids));
        return due.map((row) => ({
          workspaceId: row.workspaceId,
          message: toOutgoing(row),
          attempts: row.attempts,
          isDoubtful: row.state === 'claimed' || row.attempts > 0,
        }));
      });
    },

    /** It is in Slack: the proof is kept, and the prompts it carries count as sent. */
    async markSent(id: string, proof: { channelId: string; messageTs: string }): Promise<void> {
      await settle(id, { state: 'sent', ...proof });
    },

    /** It is to be tried again, not before the moment given. */
    async postpone(id: string, attempts: number, notBefore: Date, remark: string): Promise<void> {
      await settle(id, { state: 'waiting', attempts, notBefore, remark });
    },

    /** It will not be sent: too late to be of use, or Slack says that it cannot be delivered. */
    async giveUp(id: string, state: 'skipped' | 'failed', remark: string): Promise<void> {
      await settle(id, { state, remark });
    },

    /** How many messages are not settled yet, for the tests and the demo. */
    async pending(): Promise<number> {
      const rows = await db
        .select({ id: outbox.id })
        .from(outbox)
        .where(inArray(outbox.state, ['waiting', 'claimed']));
      return rows.length;
    },
  };

  type OutboxRow = typeof outbox.$inferSelect;

  function toOutgoing(row: OutboxRow): Outgoing {
    const { id, kind, subjectId, target, ordinal, notBefore, expiresAt } = row;
    return { id, kind, subjectId, target, ordinal, notBefore, expiresAt };
  }
}

/** What became of a claimed message. */
type Settlement = {
  readonly state: 'waiting' | 'sent' | 'skipped' | 'failed';
  readonly channelId?: string;
  readonly messageTs?: string;
  readonly remark?: string;
  readonly attempts?: number;
  readonly notBefore?: Date;
};

/** A message that this process has claimed and must settle before its lease ends. */
type ClaimedMessage = {
  readonly workspaceId: string;
  readonly message: Outgoing;
  readonly attempts: number;
  readonly isDoubtful: boolean;
};
