import { and, eq, inArray, isNotNull, isNull, lt, ne, notExists, or } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';
import { renewQuotes } from '../answers/renew-quotes.ts';

/** So many old messages go in one step. */
const LOT = 500;

/** What has been kept long enough, and letting go of it. Each step is small: the next tick goes on. */
export function createRetentionStore({ db, transact, erasing, schema }: StoreContext) {
  const { rounds, outbox, guideQuestions, people, prompts, replies, clips } = schema;

  return {
    /** The oldest round that closed before a moment, or undefined. */
    async oldRound(workspaceId: string, before: Date): Promise<string | undefined> {
      const [row] = await db
        .select({ id: rounds.id })
        .from(rounds)
        .where(and(eq(rounds.workspaceId, workspaceId), lt(rounds.closedAt, before)))
        .orderBy(rounds.closedAt)
        .limit(1);
      return row?.id;
    },

    /**
     * Forgets a round with all that hangs on it: who was asked, what they answered, how it was read, its
     * flags, its reports, and what was put to people about it.
     */
    async forgetRound(roundId: string, now: Date): Promise<void> {
      const these = or(eq(rounds.id, roundId), eq(rounds.aboutRoundId, roundId));
      await transact(async (tx) => {
        erasing();
        const said = await tx
          .select({ replyId: replies.id, clipId: clips.id })
          .from(replies)
          .innerJoin(rounds, eq(rounds.id, replies.roundId))
          .leftJoin(clips, eq(clips.replyId, replies.id))
          .where(these);
        // Our messages that quote them are taken back.
        for (const { replyId, clipId } of said)
          await renewQuotes(tx, schema, { replyId, clipIds: clipId === null ? [] : [clipId] }, now);
        await tx.delete(rounds).where(these);
      });
    },

    /** Forgets questions to the guide from before a moment. */
    async forgetQuestions(workspaceId: string, before: Date): Promise<void> {
      const old = and(
        eq(guideQuestions.workspaceId, workspaceId),
        lt(guideQuestions.askedAt, before),
      );
      const [any] = await db
        .select({ id: guideQuestions.id })
        .from(guideQuestions)
        .where(old)
        .limit(1);
      if (any === undefined) return;
      await transact(async (tx) => {
        erasing();
        await tx.delete(guideQuestions).where(old);
      });
    },

    /** Forgets some messages that were of use before a moment and of which nothing is under way. */
    async forgetMessages(workspaceId: string, before: Date): Promise<void> {
      const old = await db
        .select({ id: outbox.id, subjectId: outbox.subjectId })
        .from(outbox)
        .where(
          and(
            eq(outbox.workspaceId, workspaceId),
            inArray(outbox.state, ['sent', 'skipped', 'failed']),
            lt(outbox.expiresAt, before),
          ),
        )
        .limit(LOT);
      if (old.length === 0) return;
      const underWay = db
        .select({ subjectId: outbox.subjectId })
        .from(outbox)
        .where(inArray(outbox.state, ['waiting', 'claimed']));
      const waited = new Set((await underWay).map(({ subjectId }) => subjectId));
      const ids = old.filter(({ subjectId }) => !waited.has(subjectId)).map(({ id }) => id);
      if (ids.length > 0) await transact((tx) => tx.delete(outbox).where(inArray(outbox.id, ids)));
    },

    /** Notes since when people are gone, as far as that was seen. */
    async noteLeavers(workspaceId: string, now: Date): Promise<void> {
      const ofHere = eq(people.workspaceId, workspaceId);
      const left = and(ofHere, eq(people.standing, 'left'), isNull(people.leftAt));
      const back = and(ofHere, ne(people.standing, 'left'), isNotNull(people.leftAt));
      const [any] = await db.select({ id: people.id }).from(people).where(or(left, back)).limit(1);
      if (any === undefined) return;
      await transact(async (tx) => {
        await tx.update(people).set({ leftAt: now }).where(left);
        await tx.update(people).set({ leftAt: null }).where(back);
      });
    },

    /** Somebody who left before a moment and whom no round needs any more, or undefined. */
    async longGone(workspaceId: string, before: Date) {
      const [row] = await db
        .select({ personId: people.id, name: people.name })
        .from(people)
        .where(
          and(
            eq(people.workspaceId, workspaceId),
            eq(people.standing, 'left'),
            lt(people.leftAt, before),
            notExists(
              db
                .select({ id: prompts.id })
                .from(prompts)
                .where(and(eq(prompts.workspaceId, workspaceId), eq(prompts.personId, people.id))),
            ),
            notExists(
              db
                .select({ id: replies.id })
                .from(replies)
                .where(and(eq(replies.workspaceId, workspaceId), eq(replies.personId, people.id))),
            ),
          ),
        )
        .limit(1);
      return row;
    },
  };
}
