import { eq } from 'drizzle-orm';
import type { Db, StoreContext } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import {
  compareTs,
  type IncomingMessage,
  isOnlyFiles,
  type MessagePlace,
  type ReplyChannel,
  saysNothing,
} from '../../domain/reply.ts';
import type { StructuredAnswer } from '../../domain/structured-answer.ts';
import { renewStanding, waitingRow } from '../../outbox/outbox-rows.ts';
import {
  type AnswerPart,
  addRevision,
  atPlace,
  forgetChoice,
  keepAnswer,
  partsOf,
  putParts,
  rememberErased,
  replyOf,
  wasErased,
} from './answer-store.ts';
import { dropClipsOf, keepClips } from './clip-store.ts';
import { findPromptFor, isOutsider, promptById } from './prompt-rows.ts';
import { renewQuotes } from './renew-quotes.ts';

/**
 * Replies: taking messages in, taking edits and deletions over. `forgetQuotes` takes the words of a
 * reply out of all that was made from them, in the transaction that erases them, and before it does.
 */
export function createReplyStore(
  { db, transact, erasing, schema }: StoreContext,
  forgetQuotes: (tx: Db, schema: Schema, replyId: string) => Promise<void>,
) {
  const { replies, replyMessages, revisions, readings, prompts, outbox } = schema;

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
    receiptOf?: (replyId: string) => OutboxMessage,
  ): Promise<RecordOutcome> {
    return await transact(async (tx) => {
      const known = await findMessage(tx, message);
      if (known) return await revise(tx, known, message, now);
      if (await wasErased(tx, schema, message)) return { kind: 'not-a-reply' };
      const match = await findPromptFor(tx, schema, message);
      if (match.kind !== 'found') return { kind: match.kind };
      if (match.promptId === null && (await isOutsider(tx, schema, message)))
        return { kind: 'not-a-reply' };
      if (isOnlyFiles(message)) return { kind: 'only-files' };
      if (saysNothing(message)) return { kind: 'no-own-words' };
      const { workspaceId, channelId, messageTs, authorId, text, editedTs } = message;
      const author = { workspaceId, personId: authorId };
      const replyId = await replyOf(tx, schema, match, author, { channel, newId: newId(), now });
      const threadTs = message.threadTs ?? messageTs;
      const part = { workspaceId, channelId, messageTs, threadTs, replyId, text, editedTs };
      await tx.insert(replyMessages).values({ ...part, isDeleted: false });
      await keepClips(tx, schema, replyId, message, newId, now);
      await addRevision(tx, schema, replyId, now);
      if (receiptOf !== undefined) {
        const receipt = waitingRow(workspaceId, receiptOf(replyId));
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
   * Keeps what a person picked or put into the form, its words as parts of their reply, each in place
   * of an earlier one under the same key, and queues the messages of `outgoingOf` where it says anything
   * new. Undefined where the prompt is gone. Once this resolves the words are on disk.
   */
  async function recordAnswer(
    { workspaceId, promptId, channelId, picked, parts }: AnswerInParts,
    newId: () => string,
    now: Date,
    outgoingOf: (kept: KeptAnswer) => readonly OutboxMessage[],
  ): Promise<KeptAnswer | undefined> {
    return await transact(async (tx) => {
      const found = await promptById(tx, schema, workspaceId, promptId);
      if (found === undefined) return undefined;
      const author = { workspaceId, personId: found.personId };
      const how = { channel: 'thread', newId: newId(), now } as const;
      const replyId = await replyOf(tx, schema, found, author, how);
      for (const answer of picked) await keepAnswer(tx, schema, promptId, answer, now);
      const isChanged = await putParts(tx, schema, { workspaceId, replyId, channelId }, parts);
      if (isChanged) await addRevision(tx, schema, replyId, now);
      const [reply] = await tx.select().from(replies).where(eq(replies.id, replyId));
      if (reply === undefined) throw new Error('A reply that was just written is gone.');
      const kept = { replyId, revision: reply.revision, isLate: reply.isLate, isChanged };
      for (const message of isChanged ? outgoingOf(kept) : []) {
        await tx.insert(outbox).values(waitingRow(workspaceId, message)).onConflictDoNothing();
      }
      return kept;
    });
  }

  /**
   * Erases a deleted message: its text and every earlier wording of it go, and the readings
   * that quote them. Answers the round to look at again, or undefined for a message unknown here.
   */
  async function erase(
    where: MessagePlace,
    now: Date,
  ): Promise<{ replyId: string; roundId: string } | undefined> {
    return await transact(async (tx) => {
      erasing();
      const known = await findMessage(tx, where);
      if (known === undefined) await rememberErased(tx, schema, where, now);
      if (known === undefined || known.isDeleted) return undefined;
      await forgetQuotes(tx, schema, known.replyId);
      await tx
        .update(replyMessages)
        .set({ text: '', isDeleted: true })
        .where(atPlace(replyMessages, where));
      await tx.update(revisions).set({ text: '' }).where(eq(revisions.replyId, known.replyId));
      await tx.delete(readings).where(eq(readings.replyId, known.replyId));
      const clipIds = await dropClipsOf(tx, schema, where);
      await renewQuotes(tx, schema, { replyId: known.replyId, clipIds }, now);
      await addRevision(tx, schema, known.replyId, now);
      const [reply] = await tx.select().from(replies).where(eq(replies.id, known.replyId));
      if (reply) await forgetChoice(tx, schema, reply.promptId, where.messageTs);
      return reply && { replyId: reply.id, roundId: reply.roundId };
    });
  }

  /** Its author agrees to be quoted without a name. */
  async function allowQuotes(replyId: string): Promise<void> {
    await transact((tx) =>
      tx.update(replies).set({ mayQuote: true }).where(eq(replies.id, replyId)),
    );
  }

  /**
   * Where answers to a reply belong, and who wrote it: the place of its newest words, else that of
   * its prompt. Undefined for a reply that is gone or has no place.
   */
  async function placeOf(replyId: string) {
    const [reply] = await db
      .select({
        personId: replies.personId,
        promptId: replies.promptId,
        channelId: prompts.channelId,
        promptTs: prompts.messageTs,
      })
      .from(replies)
      .leftJoin(prompts, eq(prompts.id, replies.promptId))
      .where(eq(replies.id, replyId));
    if (reply === undefined) return undefined;
    const parts = await db.select().from(replyMessages).where(eq(replyMessages.replyId, replyId));
    const spoken = parts.filter((part) => part.threadTs !== null && !part.isDeleted);
    const [newest] = spoken.sort((a, b) => compareTs(b.messageTs, a.messageTs));
    const channelId = newest?.channelId ?? reply.channelId;
    const threadTs = newest?.threadTs ?? reply.promptTs;
    if (channelId === null || threadTs === null) return undefined;
    const { personId, promptId } = reply;
    return { channelId, threadTs, personId, wasAsked: promptId !== null };
  }

  async function findMessage(tx: Db, where: MessagePlace) {
    const [row] = await tx.select().from(replyMessages).where(atPlace(replyMessages, where));
    return row;
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
    await tx.update(replyMessages).set({ text, editedTs }).where(atPlace(replyMessages, message));
    if (text === known.text) return { kind: 'duplicate', replyId };
    await addRevision(tx, schema, replyId, now);
    // The read-back itself follows once the new words are read.
    await renewStanding(tx, schema, { kinds: ['read-back-nudge'], subjects: [replyId] }, now);
    return { kind: 'revised', replyId };
  }

  /** Whether a message is part of a reply, or was before it was deleted. */
  async function isKnown(where: MessagePlace): Promise<boolean> {
    return (await findMessage(db, where)) !== undefined;
  }

  /** What is known of a reply apart from its words, or undefined. */
  async function find(replyId: string) {
    const [reply] = await db.select().from(replies).where(eq(replies.id, replyId));
    return reply;
  }

  /** What a person picked or put into the form, in its order; what was taken back is left out. */
  async function answerParts(promptId: string) {
    return await partsOf(db, schema, promptId);
  }

  return {
    record,
    recordAnswer,
    erase,
    allowQuotes,
    find,
    isKnown,
    placeOf,
    answerParts,
    /** Whether the author of a message belongs to another organisation. */
    isOutsider: (message: IncomingMessage) => isOutsider(db, schema, message),
  };
}

/** What a person answered to a prompt by picking or in the form; the channel is the prompt's. */
export type AnswerInParts = {
  readonly workspaceId: string;
  readonly promptId: string;
  readonly channelId: string;
  readonly picked: readonly StructuredAnswer[];
  readonly parts: readonly AnswerPart[];
};

/** The reply that such an answer became part of; `isChanged` says whether it says anything new. */
export type KeptAnswer = {
  readonly replyId: string;
  readonly revision: number;
  readonly isLate: boolean;
  readonly isChanged: boolean;
};

/** What became of a message that came in. */
export type RecordOutcome =
  | {
      readonly kind: 'recorded';
      readonly replyId: string;
      readonly isLate: boolean;
      readonly wasAsked: boolean;
    }
  | { readonly kind: 'revised' | 'duplicate'; readonly replyId: string }
  /** Files alone, or words of somebody else, are no reply: they are not kept. */
  | { readonly kind: 'not-a-reply' | 'which-prompt' | 'only-files' | 'no-own-words' };
