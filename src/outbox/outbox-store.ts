import { and, asc, count, desc, eq, gt, inArray, lte, min, or, type SQL, sql } from 'drizzle-orm';
import type { StoreContext } from '../db/open-database.ts';
import type { MessageKindName, MessageRef, OutboxMessage } from '../domain/outbox-message.ts';
import {
  type AskedDay,
  freeDays,
  noteSent,
  queueNext,
  recipientOf,
  type SentPrompts,
  settlePrompts,
  takeDay,
  waitingRow,
} from './outbox-rows.ts';

/**
 * Messages on their way to Slack. Each is claimed under a lease, sent, and marked sent with
 * Slack's `ts` as its proof; a claim that outlived its lease is handed out again as doubtful.
 */
export function createOutboxStore({ db, transact, schema }: StoreContext) {
  const { outbox, prompts } = schema;
  const claimedAs = ({ id, leaseUntil }: Claim) =>
    and(eq(outbox.id, id), eq(outbox.state, 'claimed'), eq(outbox.leaseUntil, leaseUntil));
  const standingAs = ({ kind, subjectId, target }: OutboxMessage) =>
    and(
      eq(outbox.kind, kind),
      eq(outbox.subjectId, subjectId),
      eq(outbox.recipient, recipientOf(target)),
      eq(outbox.state, 'sent'),
    );

  return {
    /** Queues a message; the same kind about the same subject is queued only once. */
    async add(workspaceId: string, message: OutboxMessage): Promise<void> {
      await transact((tx) =>
        tx.insert(outbox).values(waitingRow(workspaceId, message)).onConflictDoNothing(),
      );
    },

    /** Queues a message unless its recipient had one of its kind whose subject begins alike. */
    async addUnlessTold(workspaceId: string, message: OutboxMessage, prefix: string) {
      await transact(async (tx) => {
        const [told] = await tx
          .select({ id: outbox.id })
          .from(outbox)
          .where(
            and(
              eq(outbox.workspaceId, workspaceId),
              eq(outbox.kind, message.kind),
              eq(outbox.recipient, recipientOf(message.target)),
              sql`substr(${outbox.subjectId}, 1, ${prefix.length}) = ${prefix}`,
            ),
          )
          .limit(1);
        if (told !== undefined) return;
        await tx.insert(outbox).values(waitingRow(workspaceId, message)).onConflictDoNothing();
      });
    },

    /** Queues a message as the next of its kind about its subject, whatever ordinal it came with. */
    async addNext(workspaceId: string, message: OutboxMessage): Promise<void> {
      await transact((tx) => queueNext(tx, schema, workspaceId, message));
    },

    /** Where the newest message of this kind about this subject to this recipient stands in Slack. */
    async earlier(message: OutboxMessage): Promise<MessageRef | undefined> {
      const [row] = await db
        .select({ channelId: outbox.channelId, messageTs: outbox.messageTs })
        .from(outbox)
        .where(standingAs(message))
        .orderBy(desc(outbox.ordinal))
        .limit(1);
      if (!row?.channelId || !row.messageTs) return undefined;
      return { channelId: row.channelId, messageTs: row.messageTs };
    },

    /** Where all messages of this kind about this subject to this recipient stand in Slack. */
    async standing(message: OutboxMessage): Promise<readonly MessageRef[]> {
      const rows = await db.select().from(outbox).where(standingAs(message));
      return rows.flatMap(({ channelId, messageTs }) =>
        channelId && messageTs ? [{ channelId, messageTs }] : [],
      );
    },

    /** They stand there no longer: the next of their kind is posted anew. */
    async withdrawn(message: OutboxMessage): Promise<void> {
      const gone = { state: 'skipped', channelId: null, messageTs: null } as const;
      await transact((tx) => tx.update(outbox).set(gone).where(standingAs(message)));
    },

    /**
     * Claims at most `limit` messages that are due until `leaseUntil`, the lowest priority of their
     * kind first and then the longest due. `maybeSent` says that an earlier claim ended without a
     * word, so that the message may already be in Slack.
     */
    async claim(
      now: Date,
      leaseUntil: Date,
      limit: number,
      priorities: Priorities = {},
    ): Promise<readonly ClaimedMessage[]> {
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
          .orderBy(...orderOf(priorities), outbox.notBefore, asc(outbox.id))
          .limit(limit);
        if (due.length === 0) return [];
        const ids = due.map((row) => row.id);
        await tx
          .update(outbox)
          .set({ state: 'claimed', leaseUntil })
          .where(inArray(outbox.id, ids));
        return due.map((row) => ({
          workspaceId: row.workspaceId,
          message: messageOf(row),
          attempts: row.attempts,
          leaseUntil,
          maybeSent: row.state === 'claimed' || row.attempts > 0,
        }));
      });
    },

    /**
     * It is in Slack, whoever says so: where it stands is kept, and the prompts it carries count as sent.
     * When they were sent and are to be reminded is kept the first time it is told.
     */
    async markSent(id: string, ref: MessageRef, sent?: SentPrompts): Promise<void> {
      await transact(async (tx) => {
        const [row] = await tx
          .update(outbox)
          .set({ state: 'sent', ...ref, remark: null, leaseUntil: null })
          .where(eq(outbox.id, id))
          .returning({ kind: outbox.kind, subjectId: outbox.subjectId });
        if (row === undefined) return;
        await settlePrompts(tx, schema, row, { state: 'sent', ...ref, remark: null });
        if (sent) await noteSent(tx, schema, sent);
      });
    },

    /** It is to be tried again later. */
    async postpone(claim: Claim, put: Postponement): Promise<void> {
      const set = { ...put, state: 'waiting', leaseUntil: null } as const;
      await transact((tx) => tx.update(outbox).set(set).where(claimedAs(claim)));
    },

    /**
     * It will not be sent: too late to be of use, or Slack says that it cannot be delivered. The
     * day that was taken for it is free again.
     */
    async giveUp(claim: Claim, state: 'skipped' | 'failed', remark: string): Promise<void> {
      await transact(async (tx) => {
        const [row] = await tx
          .update(outbox)
          .set({ state, remark, leaseUntil: null })
          .where(claimedAs(claim))
          .returning({ kind: outbox.kind, subjectId: outbox.subjectId });
        if (row === undefined) return;
        const none = { channelId: null, messageTs: null };
        await settlePrompts(tx, schema, row, { state, ...none, remark });
        await freeDays(tx, schema, row);
      });
    },

    /**
     * Takes the days of people for prompts; answers the ids of the prompts that did not get theirs,
     * because another has it. Taking a day again for the same prompt is fine.
     */
    async takeDays(workspaceId: string, wanted: readonly AskedDay[]): Promise<ReadonlySet<string>> {
      return await transact(async (tx) => {
        const refused = new Set<string>();
        for (const asked of wanted) {
          if (!(await takeDay(tx, schema, workspaceId, asked))) refused.add(asked.promptId);
        }
        return refused;
      });
    },

    /**
     * Has the waiting prompts of a person looked at again now, after their zone or leave changed:
     * whether and when each may go is found out then.
     */
    async hasten(workspaceId: string, personId: string, now: Date): Promise<void> {
      await transact((tx) =>
        tx
          .update(outbox)
          .set({ notBefore: now })
          .where(
            and(
              eq(outbox.workspaceId, workspaceId),
              eq(outbox.kind, 'prompt'),
              eq(outbox.recipient, personId),
              eq(outbox.state, 'waiting'),
              // What Slack could not take keeps its wait.
              eq(outbox.attempts, 0),
              gt(outbox.notBefore, now),
            ),
          ),
      );
    },

    /** How many messages are not settled yet. */
    async pending(): Promise<number> {
      const [row] = await db
        .select({ messages: count() })
        .from(outbox)
        .where(inArray(outbox.state, ['waiting', 'claimed']));
      return row?.messages ?? 0;
    },

    /** The messages that ask in a round and are not settled yet: of its prompts, or of its channel. */
    async waitingOf(roundId: string) {
      const own = db.select({ id: prompts.id }).from(prompts).where(eq(prompts.roundId, roundId));
      return await db
        .select({
          subjectId: outbox.subjectId,
          notBefore: outbox.notBefore,
          remark: outbox.remark,
        })
        .from(outbox)
        .where(
          and(
            inArray(outbox.state, ['waiting', 'claimed']),
            or(
              and(eq(outbox.kind, 'prompt'), inArray(outbox.subjectId, own)),
              and(eq(outbox.kind, 'round-opening'), eq(outbox.subjectId, roundId)),
            ),
          ),
        );
    },

    /** When the next waiting message is due; null when none waits. */
    async nextNotBefore(): Promise<Date | null> {
      const [row] = await db
        .select({ at: min(outbox.notBefore) })
        .from(outbox)
        .where(eq(outbox.state, 'waiting'));
      return row?.at ?? null;
    },
  };

  function messageOf(row: typeof outbox.$inferSelect): OutboxMessage {
    const { id, kind, subjectId, target, ordinal, notBefore, expiresAt } = row;
    return { id, kind, subjectId, target, ordinal, notBefore, expiresAt };
  }

  function orderOf(priorities: Priorities): readonly SQL[] {
    const cases = Object.entries(priorities).map(
      ([kind, priority]) => sql`when ${kind} then ${priority}`,
    );
    return cases.length === 0 ? [] : [sql`case ${outbox.kind} ${sql.join(cases, sql` `)} end`];
  }
}

/** The order of kinds where several messages are due: the lowest number goes first. */
type Priorities = Readonly<Partial<Record<MessageKindName, number>>>;

/** Which claim somebody speaks of: word that comes after its lease was given away counts for nothing. */
type Claim = { readonly id: string; readonly leaseUntil: Date };

/** Until when a message is put off, after how many tries that may have reached Slack, and why. */
type Postponement = {
  readonly attempts: number;
  readonly notBefore: Date;
  /** Left out, it stays as it is. */
  readonly expiresAt?: Date;
  readonly remark: string;
};

/**
 * A message that this process has claimed and must settle before its lease ends. Where it may have
 * been sent before, it is looked up in Slack before it is sent again.
 */
export type ClaimedMessage = {
  readonly workspaceId: string;
  readonly message: OutboxMessage;
  readonly attempts: number;
  readonly leaseUntil: Date;
  readonly maybeSent: boolean;
};
