import { and, asc, desc, eq, getTableColumns, inArray, isNull, ne } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';
import type { Flag, FlagEvent, FlagEventContent } from '../../domain/flag.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { QuestionRef } from '../../domain/question.ts';
import { waitingRow } from '../../outbox/outbox-rows.ts';
import { addToNextTurn } from '../schedules/schedule-store.ts';
import { addFlagEvent, type FlagsOfRound, namedDay, reconcileFlags } from './flag-rows.ts';
import type { FlagStep } from './flag-workflow.ts';

/** Flags as they are kept, and what became of each. */
export function createFlagStore({ db, transact, schema }: StoreContext) {
  const { flags, flagEvents, rounds, outbox } = schema;

  /** Each with the day that was named when it was given to somebody last. */
  async function withDays<Row extends { readonly id: string }>(rows: readonly Row[]) {
    const ids = rows.map(({ id }) => id);
    const events = await db
      .select({ flagId: flagEvents.flagId, content: flagEvents.content })
      .from(flagEvents)
      .where(inArray(flagEvents.flagId, ids))
      .orderBy(asc(flagEvents.id));
    return rows.map((row) => {
      const own = events.filter(({ flagId }) => flagId === row.id);
      const by = namedDay(own.map(({ content }) => content));
      return by === undefined ? row : { ...row, by };
    });
  }

  /** The flag that stands where this one stood: itself, or the one that it goes on in. */
  async function standsNow(flagId: string): Promise<string> {
    const [newest] = await eventsOf([flagId]);
    const { content } = newest ?? {};
    const next = content?.kind === 'withdrawn' ? content.goesOnIn : undefined;
    return next === undefined ? flagId : await standsNow(next);
  }

  /** What happened to these flags, the newest first. */
  async function eventsOf(flagIds: readonly string[]): Promise<readonly FlagEvent[]> {
    return await db
      .select()
      .from(flagEvents)
      .where(inArray(flagEvents.flagId, [...flagIds]))
      .orderBy(desc(flagEvents.id));
  }

  return {
    /** Brings the flags of a round up to date. */
    async reconcile(wanted: FlagsOfRound): Promise<void> {
      await transact((tx) => reconcileFlags(tx, schema, wanted));
    },

    /**
     * Closes a round, keeps the flags that follow from it and queues its messages. False if it was
     * closed already.
     */
    async closeRound(closing: RoundClosing): Promise<boolean> {
      const { workspaceId, roundId, closes = roundId, now } = closing;
      return await transact(async (tx) => {
        const closed = await tx
          .update(rounds)
          .set({ closedAt: now })
          .where(and(eq(rounds.id, closes), isNull(rounds.closedAt)))
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
      return await withDays(rows.map(asKept));
    },

    /** A flag of a workspace, withdrawn or not, or the one that stands in its place; or undefined. */
    async find(workspaceId: string, flagId: string): Promise<Flag | undefined> {
      const id = await standsNow(flagId);
      const [row] = await db
        .select()
        .from(flags)
        .where(and(eq(flags.workspaceId, workspaceId), eq(flags.id, id)));
      return (await withDays(row === undefined ? [] : [asKept(row)]))[0];
    },

    /** What happened to a flag and to those in whose place it stands, the newest first. */
    async history(flagId: string): Promise<readonly FlagEvent[]> {
      const ids = new Set([flagId]);
      for (const id of ids) {
        for (const { content } of await eventsOf([id]))
          if (content.kind === 'raised' && content.insteadOf) ids.add(content.insteadOf);
      }
      const all = await eventsOf([...ids]);
      // Those of one flag are numbered; between flags the moment tells.
      const inOrder = ids.size === 1 ? all : all.toSorted((a, b) => +b.at - +a.at);
      // That the others went on here is said where this one was raised.
      return inOrder.filter(({ content }) => content.kind !== 'withdrawn' || !content.goesOnIn);
    },

    /** Something that happened to a flag of a workspace, or undefined. */
    async event(workspaceId: string, eventId: string): Promise<FlagEvent | undefined> {
      const [row] = await db
        .select(getTableColumns(flagEvents))
        .from(flagEvents)
        .innerJoin(flags, eq(flags.id, flagEvents.flagId))
        .where(and(eq(flags.workspaceId, workspaceId), eq(flagEvents.id, eventId)));
      return row;
    },

    /** Writes down what somebody did with a flag that leaves it as it stands. */
    async note(flagId: string, personId: string, at: Date, content: FlagEventContent) {
      await transact((tx) => addFlagEvent(tx, schema, { flagId, at, personId, content }));
    },

    /**
     * Takes a step that a person made and writes it down, with the question that it adds to a
     * schedule and what is told of it, all or nothing. False where the flag has moved on since `from`.
     */
    async step(move: FlagMove): Promise<boolean> {
      const { workspaceId, flag, step, personId, now, ask, tell } = move;
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
        const eventId = await addFlagEvent(tx, schema, {
          flagId: flag.id,
          at: now,
          personId,
          content,
        });
        for (const message of tell?.(eventId) ?? [])
          await tx.insert(outbox).values(waitingRow(workspaceId, message));
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
type RoundClosing = FlagsOfRound & {
  /** The round that closes where it is not the one of the flags: it put something of it to people. */
  readonly closes?: string;
  readonly outgoing: readonly OutboxMessage[];
};

/**
 * A step of a person on a flag as it was seen; `ask` puts a question to people once more, and `tell`
 * says what others are told of it, by the id of what is written down.
 */
export type FlagMove = {
  readonly workspaceId: string;
  readonly flag: Flag;
  readonly step: FlagStep;
  readonly personId: string;
  readonly now: Date;
  readonly ask?: { readonly scheduleId: string; readonly question: QuestionRef };
  readonly tell?: (eventId: string) => readonly OutboxMessage[];
};
