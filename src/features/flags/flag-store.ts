import { and, asc, desc, eq, isNull, ne } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';
import type { Flag, FlagEvent, FlagEventContent } from '../../domain/flag.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { QuestionRef } from '../../domain/question.ts';
import { waitingRow } from '../../outbox/outbox-rows.ts';
import { addToNextTurn } from '../schedules/schedule-store.ts';
import { addFlagEvent, type FlagsOfRound, reconcileFlags } from './flag-rows.ts';
import type { FlagStep } from './flag-workflow.ts';

/** Flags as they are kept, and what became of each. */
export function createFlagStore({ db, transact, schema }: StoreContext) {
  const { flags, flagEvents, rounds, outbox } = schema;

  return {
    /** Brings the flags of a round up to date. */
    async reconcile(wanted: FlagsOfRound): Promise<void> {
      await transact((tx) => reconcileFlags(tx, schema, wanted));
    },

    /** Closes a round, keeps its flags and queues its messages. False if it was closed already. */
    async closeRound(closing: RoundClosing): Promise<boolean> {
      const { workspaceId, roundId, now } = closing;
      return await transact(async (tx) => {
        const closed = await tx
          .update(rounds)
          .set({ closedAt: now })
          .where(and(eq(rounds.id, roundId), isNull(rounds.closedAt)))
          .returning({ id: rounds.id });
        if (closed.length === 0) return false;
        await reconcileFlags(tx, schema, closing);
        for (const message of closing.outgoing) {
          await tx.insert(outbox).values(waitingRow(workspaceId, message)).onConflictDoNothing();
        }
        return true;
      });
    },

    /** The flags of a round that still stand. */
    async list(roundId: string): Promise<readonly Flag[]> {
      const rows = await db
        .select()
        .from(flags)
        .where(and(eq(flags.roundId, roundId), ne(flags.state, 'withdrawn')))
        .orderBy(flags.subject);
      return rows.map(asKept);
    },

    /** A flag of a workspace, withdrawn or not, or undefined. */
    async find(workspaceId: string, flagId: string): Promise<Flag | undefined> {
      const [row] = await db
        .select()
        .from(flags)
        .where(and(eq(flags.workspaceId, workspaceId), eq(flags.id, flagId)));
      return row && asKept(row);
    },

    /** What happened to a flag, the newest first. */
    async history(flagId: string): Promise<readonly FlagEvent[]> {
      return await db
        .select()
        .from(flagEvents)
        .where(eq(flagEvents.flagId, flagId))
        .orderBy(desc(flagEvents.id));
    },

    /**
     * Takes a step that a person made and writes it down, with the question that it adds to a
     * schedule, all or nothing. False where the flag has moved on since `from`.
     */
    async step({ workspaceId, flag, step, personId, now, ask }: FlagMove): Promise<boolean> {
      return await transact(async (tx) => {
        const { state, assigneeId, event } = step;
        const moved = await tx
          .update(flags)
          .set({ state, assigneeId })
          .where(
            and(
              eq(flags.id, flag.id),
              eq(flags.workspaceId, workspaceId),
              eq(flags.state, flag.state),
            ),
          )
          .returning({ id: flags.id });
        if (moved.length === 0) return false;
        const content: FlagEventContent = event;
        await addFlagEvent(tx, schema, { flagId: flag.id, at: now, personId, content });
        if (ask) await addToNextTurn(tx, schema, workspaceId, ask.scheduleId, ask.question);
        return true;
      });
    },

    /** The decision rules of a round whose flags were to be put to people again, each once. */
    async askedAgain(roundId: string): Promise<readonly string[]> {
      const rows = await db
        .select({ flag: flags.content, event: flagEvents.content })
        .from(flags)
        .innerJoin(flagEvents, eq(flagEvents.flagId, flags.id))
        .where(eq(flags.roundId, roundId))
        .orderBy(asc(flagEvents.id));
      const again = rows.filter(({ event }) => event.kind === 're-asked');
      return [...new Set(again.flatMap(({ flag }) => flag.ruleId ?? []))];
    },
  };
}

/** A flag of the time before quotes told whose word they are signs nobody: it may rest on a guess. */
function asKept<Row extends Flag>(flag: Row): Row {
  const quotes = flag.content.quotes.map((quote) =>
    quote.isOwn === undefined ? { ...quote, personName: '', level: null, isOwn: false } : quote,
  );
  return { ...flag, content: { ...flag.content, quotes } };
}

/** What closing a round writes. */
type RoundClosing = FlagsOfRound & { readonly outgoing: readonly OutboxMessage[] };

/** A step of a person on a flag as it was seen; `ask` puts a question to people once more. */
export type FlagMove = {
  readonly workspaceId: string;
  readonly flag: Flag;
  readonly step: FlagStep;
  readonly personId: string;
  readonly now: Date;
  readonly ask?: { readonly scheduleId: string; readonly question: QuestionRef };
};
