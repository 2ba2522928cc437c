import {
  and,
  count,
  desc,
  eq,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  ne,
  or,
} from 'drizzle-orm';
import type { Occurrence } from '../../calendar/due-times.ts';
import type { StoreContext } from '../../db/open-database.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { QuestionRef } from '../../domain/question.ts';
import type { Prompt, Round } from '../../domain/round.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { waitingRow } from '../../outbox/outbox-rows.ts';
import { columnsOf, removeFromNextTurn } from '../schedules/schedule-store.ts';
import { insertRound, isAskedVersion, type NewRound } from './round-rows.ts';

/** Rounds and prompts: opening, closing, finding. */
export function createRoundStore({ db, transact, schema }: StoreContext) {
  const { rounds, prompts, outbox, schedules, strategyVersions } = schema;
  const { replies, revisions, clips, structuredAnswers } = schema;
  // What reports count is as large as the round was, and nothing here needs it.
  const { published: _, standings: __, ...ofRound } = getTableColumns(rounds);

  return {
    /**
     * Opens a round with its prompts and messages and moves its schedule on, all or nothing.
     * Answers false if that due time had opened a round before; then only the schedule moves.
     */
    async open(opening: RoundOpening): Promise<boolean> {
      const { workspaceId, round, next } = opening;
      return await transact(async (tx) => {
        const isNew = await insertRound(tx, schema, opening);
        if (isNew) {
          await removeFromNextTurn(tx, schema, workspaceId, round.scheduleId, opening.extra ?? []);
        }
        await tx
          .update(schedules)
          .set(columnsOf(next))
          .where(
            and(
              eq(schedules.workspaceId, workspaceId),
              eq(schedules.id, round.scheduleId),
              eq(schedules.nextDueAt, round.dueAt),
            ),
          );
        return isNew;
      });
    },

    /** The open rounds whose time is over. */
    async dueToClose(now: Date): Promise<readonly { workspaceId: string; round: Round }[]> {
      const rows = await db
        .select(ofRound)
        .from(rounds)
        .where(and(isNull(rounds.closedAt), lte(rounds.closesAt, now)))
        .orderBy(rounds.closesAt);
      return rows.map(({ workspaceId, ...round }) => ({ workspaceId, round }));
    },

    /** Ends a round's time now, so that the next tick closes it. */
    async endNow(workspaceId: string, roundId: string, now: Date): Promise<void> {
      await transact((tx) =>
        tx
          .update(rounds)
          .set({ closesAt: now })
          .where(
            and(
              eq(rounds.workspaceId, workspaceId),
              eq(rounds.id, roundId),
              isNull(rounds.closedAt),
            ),
          ),
      );
    },

    /** A round of a workspace, or undefined. */
    async find(workspaceId: string, roundId: string): Promise<Round | undefined> {
      const [row] = await db
        .select(ofRound)
        .from(rounds)
        .where(and(eq(rounds.workspaceId, workspaceId), eq(rounds.id, roundId)));
      return row;
    },

    /** A round and the strategy version it asked about, or undefined. */
    async brief(workspaceId: string, roundId: string): Promise<RoundBrief | undefined> {
      const [row] = await db
        .select({ round: ofRound, strategy: strategyVersions.content })
        .from(rounds)
        .innerJoin(strategyVersions, isAskedVersion(schema))
        .where(and(eq(rounds.workspaceId, workspaceId), eq(rounds.id, roundId)));
      return row;
    },

    /**
     * The newest rounds first; of one strategy, or of all. What puts a collision of one to the people
     * concerned is no round of the strategy and is left out.
     */
    async list(workspaceId: string, strategyId?: string): Promise<readonly Round[]> {
      const ofStrategy = strategyId === undefined ? undefined : eq(rounds.strategyId, strategyId);
      return await db
        .select(ofRound)
        .from(rounds)
        .where(and(eq(rounds.workspaceId, workspaceId), isNull(rounds.aboutRoundId), ofStrategy))
        .orderBy(desc(rounds.openedAt), rounds.id);
    },

    /** How many rounds a schedule has opened. */
    async countOf(workspaceId: string, scheduleId: string): Promise<number> {
      const [row] = await db
        .select({ rounds: count() })
        .from(rounds)
        .where(and(eq(rounds.workspaceId, workspaceId), eq(rounds.scheduleId, scheduleId)));
      return row?.rounds ?? 0;
    },

    /** The prompts of a round, ordered by person. */
    async prompts(roundId: string): Promise<readonly Prompt[]> {
      return await db
        .select()
        .from(prompts)
        .where(eq(prompts.roundId, roundId))
        .orderBy(prompts.personId);
    },

    /** A prompt by its id, or undefined. */
    async prompt(promptId: string): Promise<Prompt | undefined> {
      const [row] = await db.select().from(prompts).where(eq(prompts.id, promptId));
      return row;
    },

    /** Sets when a person is to be reminded next; null for no more. */
    async setRemindAt(promptId: string, remindAt: Date | null): Promise<void> {
      await transact((tx) => tx.update(prompts).set({ remindAt }).where(eq(prompts.id, promptId)));
    },

    /**
     * The sent prompts of rounds that are still open, or that were not closed yet at a moment; those of
     * one person, or all.
     */
    async openPrompts(
      workspaceId: string,
      personId?: string,
      at?: Date,
    ): Promise<readonly Prompt[]> {
      const wasOpen = at === undefined ? undefined : gt(rounds.closedAt, at);
      const open = db
        .select({ id: rounds.id })
        .from(rounds)
        .where(and(eq(rounds.workspaceId, workspaceId), or(isNull(rounds.closedAt), wasOpen)));
      const theirs = personId === undefined ? undefined : eq(prompts.personId, personId);
      return await db
        .select()
        .from(prompts)
        .where(and(inArray(prompts.roundId, open), eq(prompts.state, 'sent'), theirs))
        .orderBy(prompts.id);
    },

    /** Whether the person has answered: in words that still stand, in a clip, or in the form. */
    async isAnswered(promptId: string): Promise<boolean> {
      const [inWords] = await db
        .select({ id: replies.id })
        .from(replies)
        .innerJoin(
          revisions,
          and(eq(revisions.replyId, replies.id), eq(revisions.number, replies.revision)),
        )
        // A clip that is still being written down is an answer too.
        .leftJoin(clips, and(eq(clips.replyId, replies.id), eq(clips.state, 'waiting')))
        .where(and(eq(replies.promptId, promptId), or(ne(revisions.text, ''), isNotNull(clips.id))))
        .limit(1);
      if (inWords) return true;
      const [inForm] = await db
        .select({ subject: structuredAnswers.subject })
        .from(structuredAnswers)
        .where(eq(structuredAnswers.promptId, promptId))
        .limit(1);
      return inForm !== undefined;
    },

    /** The prompts whose reminder is due while their round takes answers, the longest due first. */
    async dueToRemind(now: Date): Promise<readonly DueReminder[]> {
      const rows = await db
        .select({ workspaceId: prompts.workspaceId, prompt: prompts, round: ofRound })
        .from(prompts)
        .innerJoin(rounds, eq(rounds.id, prompts.roundId))
        .where(
          and(
            eq(prompts.state, 'sent'),
            lte(prompts.remindAt, now),
            isNull(rounds.closedAt),
            gt(rounds.closesAt, now),
          ),
        )
        .orderBy(prompts.remindAt, prompts.id);
      return rows;
    },

    /**
     * Queues a reminder and notes when the next one is due, both or neither. False where somebody
     * else did, or where the person asked for another time meanwhile.
     */
    async remind({ due, next, outgoing }: Reminding): Promise<boolean> {
      const { workspaceId, prompt } = due;
      return await transact(async (tx) => {
        const [noted] = await tx
          .update(prompts)
          .set({ remindAt: next, reminded: prompt.reminded + 1 })
          .where(
            and(
              eq(prompts.id, prompt.id),
              prompt.remindAt === null ? undefined : eq(prompts.remindAt, prompt.remindAt),
              eq(prompts.reminded, prompt.reminded),
            ),
          )
          .returning({ id: prompts.id });
        if (noted === undefined) return false;
        await tx.insert(outbox).values(waitingRow(workspaceId, outgoing)).onConflictDoNothing();
        return true;
      });
    },
  };
}

/** A round with the version of the strategy that it asked about. */
export type RoundBrief = { readonly round: Round; readonly strategy: Strategy };

/** What opening a round of a schedule writes. */
type RoundOpening = NewRound & {
  /** What was asked in addition to the rotation, this once. */
  readonly extra?: readonly QuestionRef[];
  /** When the schedule comes round next. */
  readonly next: Occurrence | null;
};

/** A prompt whose reminder is due, in a round that is open. */
export type DueReminder = {
  readonly workspaceId: string;
  readonly prompt: Prompt;
  readonly round: Round;
};

/** What reminding somebody writes. */
type Reminding = {
  readonly due: DueReminder;
  readonly next: Date | null;
  readonly outgoing: OutboxMessage;
};
