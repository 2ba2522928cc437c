import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Reading } from '../domain/reading.ts';
import type { Answer, RoundBrief, RoundView } from '../domain/round-view.ts';
import type { StoreContext } from './open-store.ts';

/** The one read-only view that reports are made from. */
export function createReportStore({ db, schema }: StoreContext) {
  const { prompts, people, replies, revisions, readings, strategyVersions, rounds } = schema;

  /** A round and the strategy version it asked about, or undefined. */
  async function brief(workspaceId: string, roundId: string): Promise<RoundBrief | undefined> {
    const [row] = await db
      .select({ round: rounds, strategy: strategyVersions.content })
      .from(rounds)
      .innerJoin(
        strategyVersions,
        and(
          eq(strategyVersions.workspaceId, rounds.workspaceId),
          eq(strategyVersions.strategyId, rounds.strategyId),
          eq(strategyVersions.version, rounds.strategyVersion),
        ),
      )
      .where(and(eq(rounds.workspaceId, workspaceId), eq(rounds.id, roundId)));
    return row;
  }

  /** Loads a round whole, or undefined if there is none of that id. */
  async function view(workspaceId: string, roundId: string): Promise<RoundView | undefined> {
    const found = await brief(workspaceId, roundId);
    if (found === undefined) return undefined;
    const asked = await askedIn(workspaceId, roundId);
    // Who has answered was reached, whatever Slack said of the message.
    const wasReached = ({ state, reply }: (typeof asked)[number]) =>
      state === 'waiting' || state === 'sent' || reply !== null;
    const answers = asked.filter(wasReached);
    return {
      ...found,
      answers,
      uncounted: (await uncountedIn(roundId)).length,
      unreached: asked.length - answers.length,
    };
  }

  async function askedIn(workspaceId: string, roundId: string) {
    const rows = await db
      .select({ prompt: prompts, name: people.name, reply: replies, text: revisions.text })
      .from(prompts)
      .leftJoin(people, and(eq(people.workspaceId, workspaceId), eq(people.id, prompts.personId)))
      .leftJoin(replies, eq(replies.promptId, prompts.id))
      .leftJoin(
        revisions,
        and(eq(revisions.replyId, replies.id), eq(revisions.number, replies.revision)),
      )
      .where(eq(prompts.roundId, roundId))
      .orderBy(prompts.personId);
    const readingOf = await readingsIn(roundId);
    return rows.map(({ prompt, name, reply, text }) => ({
      state: prompt.state,
      promptId: prompt.id,
      personId: prompt.personId,
      personName: name ?? prompt.personId,
      function: prompt.function ?? 'No function given',
      level: prompt.level,
      reply: answerReply(reply, text, readingOf),
    }));
  }

  /** The reading that counts for each reply: of its newest revision, the leader's own before any reader's. */
  async function readingsIn(roundId: string): Promise<ReadonlyMap<string, Reading>> {
    const rows = await db
      .select({ replyId: readings.replyId, source: readings.source, content: readings.content })
      .from(readings)
      .innerJoin(
        replies,
        and(eq(replies.id, readings.replyId), eq(replies.revision, readings.revision)),
      )
      .where(eq(replies.roundId, roundId))
      .orderBy(readings.createdAt, readings.id);
    const leaders = rows.filter((row) => row.source === 'leader');
    const readers = rows.filter((row) => row.source === 'reader');
    return new Map([...readers, ...leaders].map((row) => [row.replyId, row.content]));
  }

  async function uncountedIn(roundId: string) {
    return await db
      .select({ id: replies.id })
      .from(replies)
      .innerJoin(
        revisions,
        and(eq(revisions.replyId, replies.id), eq(revisions.number, replies.revision)),
      )
      .where(and(eq(replies.roundId, roundId), isNull(replies.promptId), ne(revisions.text, '')));
  }

  return { brief, view };
}

function answerReply(
  reply: { readonly id: string; readonly isLate: boolean } | null,
  text: string | null,
  readingOf: ReadonlyMap<string, Reading>,
): Answer['reply'] {
  // A reply without words was deleted by its author, who then counts as not having answered.
  if (reply === null || text === null || text === '') return null;
  return { id: reply.id, text, isLate: reply.isLate, reading: readingOf.get(reply.id) ?? null };
}
