import { and, eq, lte, ne, sql } from 'drizzle-orm';
import type { Db, StoreContext } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { ClipState, IncomingMessage, MessagePlace } from '../../domain/reply.ts';
import { waitingRow } from '../../outbox/outbox-rows.ts';
import { addRevision, atPlace } from './answer-store.ts';
import { renewQuotes } from './renew-quotes.ts';

/** Clips: the words in them are waited for, and become part of the reply or not. */
export function createClipStore({ db, transact, schema }: StoreContext) {
  const { clips, replies, replyMessages, revisions, outbox } = schema;

  /** The waiting clips that are to be tried now, the ones due longest first. */
  async function due(now: Date, limit: number): Promise<readonly WaitingClip[]> {
    return await db
      .select()
      .from(clips)
      .where(and(eq(clips.state, 'waiting'), lte(clips.nextTryAt, now)))
      .orderBy(clips.nextTryAt, clips.id)
      .limit(limit);
  }

  /** Puts a clip off, unless Slack has said meanwhile that the file changed. */
  async function postpone({ id, nudges }: WaitingClip, nextTryAt: Date): Promise<void> {
    await transact((tx) =>
      tx
        .update(clips)
        .set({ attempts: sql`${clips.attempts} + 1`, nextTryAt })
        .where(and(isWaiting(id), eq(clips.nudges, nudges))),
    );
  }

  /** Slack says that a file has changed: it is tried at once. False where no clip waits for it. */
  async function hasten(workspaceId: string, fileId: string, now: Date): Promise<boolean> {
    return await transact(async (tx) => {
      const hastened = await tx
        .update(clips)
        .set({ nextTryAt: now, nudges: sql`${clips.nudges} + 1` })
        .where(
          and(
            eq(clips.workspaceId, workspaceId),
            eq(clips.fileId, fileId),
            eq(clips.state, 'waiting'),
          ),
        )
        .returning({ id: clips.id });
      return hastened.length > 0;
    });
  }

  /**
   * The words of a clip become part of its reply, as a new revision, and the message is queued, all
   * or nothing. False where the clip no longer waits; then nothing changes.
   */
  async function keepTranscript(
    id: string,
    transcript: string,
    message: OutboxMessage,
    now: Date,
  ): Promise<boolean> {
    return await settle(id, { state: 'heard', transcript }, message, async (tx, replyId) => {
      if (!(await isTyped(tx, replyId))) {
        await tx.update(replies).set({ channel: 'voice' }).where(eq(replies.id, replyId));
      }
      await addRevision(tx, schema, replyId, now);
    });
  }

  /** Nobody can transcribe the clip: it no longer waits, and the message is queued. */
  async function giveUp(id: string, message: OutboxMessage): Promise<boolean> {
    return await settle(id, { state: 'unheard', transcript: '' }, message, async () => {});
  }

  async function settle(
    id: string,
    set: { readonly state: ClipState; readonly transcript: string },
    message: OutboxMessage,
    more: (tx: Db, replyId: string) => Promise<void>,
  ): Promise<boolean> {
    return await transact(async (tx) => {
      const [clip] = await tx.update(clips).set(set).where(isWaiting(id)).returning();
      if (clip === undefined) return false;
      await more(tx, clip.replyId);
      await tx.insert(outbox).values(waitingRow(clip.workspaceId, message)).onConflictDoNothing();
      return true;
    });
  }

  /** The recording is gone from Slack before it was transcribed. */
  async function drop(id: string): Promise<void> {
    await transact((tx) => tx.delete(clips).where(isWaiting(id)));
  }

  /**
   * Leaves out a transcript that the author of the clip calls wrong. Answers what was left out of
   * which round, or undefined where it is not theirs or was left out before.
   */
  async function leaveOut(
    id: string,
    personId: string,
    messageOf: (clip: WaitingClip) => OutboxMessage,
    now: Date,
  ): Promise<{ replyId: string; roundId: string } | undefined> {
    return await transact(async (tx) => {
      const [own] = await tx
        .select({ clip: clips, roundId: replies.roundId })
        .from(clips)
        .innerJoin(replies, eq(replies.id, clips.replyId))
        .where(and(eq(clips.id, id), eq(clips.state, 'heard'), eq(replies.personId, personId)));
      if (own === undefined) return undefined;
      const { clip, roundId } = own;
      await tx.update(clips).set({ state: 'misheard', transcript: '' }).where(eq(clips.id, id));
      await renewQuotes(tx, schema, { replyId: clip.replyId, clipIds: [id] }, now);
      await addRevision(tx, schema, clip.replyId, now);
      const message = waitingRow(clip.workspaceId, messageOf(clip));
      await tx.insert(outbox).values(message).onConflictDoNothing();
      return { replyId: clip.replyId, roundId };
    });
  }

  /** How far a clip has come, and its transcript; undefined where it is gone. */
  async function find(id: string) {
    const [clip] = await db
      .select({ state: clips.state, transcript: clips.transcript })
      .from(clips)
      .where(eq(clips.id, id));
    return clip;
  }

  /** Whether all there is of a reply so far is a clip without a transcript yet. */
  async function isAllOf(replyId: string): Promise<boolean> {
    const [found] = await db
      .select({ id: clips.id })
      .from(clips)
      .innerJoin(replies, eq(replies.id, clips.replyId))
      .innerJoin(
        revisions,
        and(eq(revisions.replyId, replies.id), eq(revisions.number, replies.revision)),
      )
      .where(and(eq(clips.replyId, replyId), eq(clips.state, 'waiting'), eq(revisions.text, '')))
      .limit(1);
    return found !== undefined;
  }

  async function isTyped(tx: Db, replyId: string): Promise<boolean> {
    const typed = await tx
      .select({ text: replyMessages.text })
      .from(replyMessages)
      .where(and(eq(replyMessages.replyId, replyId), ne(replyMessages.text, '')));
    return typed.some(({ text }) => text.trim() !== '');
  }

  function isWaiting(id: string) {
    return and(eq(clips.id, id), eq(clips.state, 'waiting'));
  }

  return { due, postpone, hasten, keepTranscript, giveUp, drop, leaveOut, find, isAllOf };
}

/** A clip whose words are waited for; `threadTs` is the message under which answers stand. */
export type WaitingClip = Schema['clips']['$inferSelect'];

/** Keeps the clips of a message that was just taken in, in the same transaction. */
export async function keepClips(
  tx: Db,
  { clips }: Schema,
  replyId: string,
  message: IncomingMessage,
  newId: () => string,
  now: Date,
): Promise<void> {
  const { workspaceId, channelId, messageTs } = message;
  const threadTs = message.threadTs ?? messageTs;
  const place = { workspaceId, channelId, messageTs, threadTs };
  const start = { state: 'waiting', transcript: '', attempts: 0, nudges: 0 } as const;
  for (const { fileId } of message.clips) {
    await tx
      .insert(clips)
      .values({ id: newId(), ...place, fileId, replyId, ...start, nextTryAt: now, since: now })
      .onConflictDoNothing();
  }
}

/** Forgets the clips of an erased message and their transcripts. */
export async function dropClipsOf(
  tx: Db,
  { clips }: Schema,
  place: MessagePlace,
): Promise<readonly string[]> {
  const dropped = await tx.delete(clips).where(atPlace(clips, place)).returning({ id: clips.id });
  return dropped.map(({ id }) => id);
}
