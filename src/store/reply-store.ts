import { and, eq, sql } from 'drizzle-orm';
import type { Outgoing } from '../domain/outgoing.ts';
import {
  compareTs,
  type IncomingMessage,
  joinMessages,
  type Reply,
  type ReplyChannel,
} from '../domain/reply.ts';
import { findPromptFor, type PromptMatch } from './find-prompt.ts';
import type { Db, StoreContext } from './open-store.ts';
import { waiting } from './round-store.ts';

/** Replies: taking messages in, taking edits and deletions over. */
export function createReplyStore({ db, transact, schema }: StoreContext) {
  const { replies, replyMessages, revisions, readings, outbox } = schema;

  /**
   * Takes a message in: finds the prompt that it answers, and keeps it as a new reply or as one
   * more part of the reply there is. Once this resolves the text is on disk.
   * The same message again is a duplicate; a newer edit of it is a revision. With a new reply,
   * the message of `receiptOf` is queued in the same transaction, once for each reply.
   */
  async function record(
    message: IncomingMessage,
    channel: ReplyChannel,
    newId: () => string,
    now: Date,
    receiptOf?: (replyId: string) => Outgoing,
  ): Promise<RecordOutcome> {
    return await transact(async (tx) => {
      const known = await findMessage(tx, message);
      if (known) return await revise(tx, known, message, now);
      const match = await findPromptFor(tx, schema, message);
      if (match.kind !== 'found') return { kind: match.kind };
      const replyId = await replyOf(tx, match, message, channel, newId(), now);
      const { workspaceId, channelId, messageTs, text, editedTs } = message;
      await tx
        .insert(replyMessages)
        .values({ workspaceId, channelId, messageTs, replyId, text, editedTs, isDeleted: false });
      await addRevision(tx, replyId, now);
      if (receiptOf !== undefined) {
        const receipt = waiting(workspaceId, receiptOf(replyId));
        await tx.insert(outbox).values(receipt).onConflictDoNothing();
      }
      return {
        kind: 'recorded',
        replyId,
        isLate: match.isClosed,
        wasAsked: match.promptId !== null,
      };
    });
  }

  /**
   * Erases a deleted message: its text and every earlier wording of it go, and the readings
   * that quote them. Answers the round to look at again, or undefined for a message unknown here.
   */
  async function erase(
    where: { workspaceId: string; channelId: string; messageTs: string },
    now: Date,
  ): Promise<{ replyId: string; roundId: string } | undefined> {
    return await transact(async (tx) => {
      const known = await findMessage(tx, where);
      if (known === undefined || known.isDeleted) return undefined;
      await tx.update(replyMessages).set({ text: '', isDeleted: true }).where(isMessage(where));
      await tx.update(revisions).set({ text: '' }).where(eq(revisions.replyId, known.replyId));
      await tx.delete(readings).where(eq(readings.replyId, known.replyId));
      await addRevision(tx, known.replyId, now);
      const [reply] = await tx.select().from(replies).where(eq(replies.id, known.replyId));
      return reply && { replyId: reply.id, roundId: reply.roundId };
    });
  }

  async function findMessage(
    tx: Db,
    where: { workspaceId: string; channelId: string; messageTs: string },
  ) {
    const [row] = await tx.select().from(replyMessages).where(isMessage(where));
    return row;
  }

  function isMessage(where: { workspaceId: string; channelId: string; messageTs: string }) {
    return and(
      eq(replyMessages.workspaceId, where.workspaceId),
      eq(replyMessages.channelId, where.channelId),
      eq(replyMessages.messageTs, where.messageTs),
    );
  }

  async function revise(
    tx: Db,
    known: typeof replyMessages.$inferSelect,
    message: IncomingMessage,
    now: Date,
  ): Promise<RecordOutcome> {
    const { replyId, editedTs: before } = known;
    const { editedTs, text } = message;
    const isNewer = editedTs !== null && (before === null || compareTs(editedTs, before) > 0);
    if (!isNewer || known.isDeleted) return { kind: 'duplicate', replyId };
    await tx.update(replyMessages).set({ text, editedTs }).where(isMessage(message));
    if (text === known.text) return { kind: 'duplicate', replyId };
    await addRevision(tx, replyId, now);
    return { kind: 'revised', replyId };
  }

  /** The reply of this person in this round: several messages are one reply. */
  async function replyOf(
    tx: Db,
    match: Extract<PromptMatch, { kind: 'found' }>,
    message: IncomingMessage,
    channel: ReplyChannel,
    newId: string,
    now: Date,
  ): Promise<string> {
    const { roundId, promptId, isClosed } = match;
    const { workspaceId, authorId: personId } = message;
    await tx
      .insert(replies)
      .values({
        id: newId,
        workspaceId,
        roundId,
        promptId,
        personId,
        channel,
        receivedAt: now,
        isLate: isClosed,
        revision: 0,
      })
      .onConflictDoNothing();
    const [reply] = await tx
      .select({ id: replies.id })
      .from(replies)
      .where(and(eq(replies.roundId, roundId), eq(replies.personId, personId)));
    if (reply === undefined) throw new Error('A reply that was just written is gone.');
    return reply.id;
  }

  async function addRevision(tx: Db, replyId: string, now: Date): Promise<void> {
    const parts = await tx.select().from(replyMessages).where(eq(replyMessages.replyId, replyId));
    const [reply] = await tx
      .update(replies)
      .set({ revision: sql`${replies.revision} + 1` })
      .where(eq(replies.id, replyId))
      .returning({ number: replies.revision });
    if (reply === undefined) throw new Error('A revision needs its reply.');
    const text = joinMessages(parts);
    await tx.insert(revisions).values({ replyId, number: reply.number, text, createdAt: now });
  }

  /** What is known of a reply apart from its words, or undefined. */
  async function find(replyId: string): Promise<Omit<Reply, 'text'> | undefined> {
    const [reply] = await db.select().from(replies).where(eq(replies.id, replyId));
    return reply;
  }

  return { record, erase, find };
}

/** What became of a message that came in. */
export type RecordOutcome =
  | {
      readonly kind: 'recorded';
      readonly replyId: string;
      readonly isLate: boolean;
      readonly wasAsked: boolean;
    }
  | { readonly kind: 'revised' | 'duplicate'; readonly replyId: string }
  | { readonly kind: 'not-a-reply' | 'which-prompt' };
