import { and, between, eq, getTableColumns, isNotNull, isNull, ne, or } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';
import { ERASED_NAME, isStandIn } from '../../domain/person.ts';
import type { Reading } from '../../domain/reading.ts';
import type { StructuredAnswer } from '../../domain/structured-answer.ts';
import { isAskedVersion } from '../check-in/round-rows.ts';
import { answeredAgain } from './again-rows.ts';
import { bandOfLevel } from './disclosure/groups.ts';
import { mentionedIn, withNames } from './mentions.ts';
import type { Answer, RoundView } from './round-view.ts';

/** How many people's readings are loaded at once. */
const LOT = 500;

/** The one read-only view that reports are made from. */
export function createRoundViewStore({ db, schema }: StoreContext) {
  const {
    prompts,
    people: persons,
    replies,
    revisions,
    readings,
    strategyVersions,
    rounds,
  } = schema;
  const { structuredAnswers, clips } = schema;
  // What reports count is as large as the round was: only a view needs it.
  const { published, standings: stood, ...ofRound } = getTableColumns(rounds);

  async function loadRound(workspaceId: string, roundId: string) {
    const [row] = await db
      .select({ round: ofRound, strategy: strategyVersions.content, published })
      .from(rounds)
      .innerJoin(strategyVersions, isAskedVersion(schema))
      .where(and(eq(rounds.workspaceId, workspaceId), eq(rounds.id, roundId)));
    return row;
  }

  /** What was kept of a round to compare it with; undefined where nothing was. */
  async function standings(workspaceId: string, roundId: string) {
    const [row] = await db
      .select({ round: ofRound, standings: stood })
      .from(rounds)
      .where(and(eq(rounds.workspaceId, workspaceId), eq(rounds.id, roundId)));
    if (row === undefined || row.standings === null) return undefined;
    return { round: row.round, standings: row.standings };
  }

  /**
   * Loads a round whole, or undefined if there is none of that id. `closing` is a round about it that
   * counts as closed already: the one that is being closed.
   */
  async function view(
    workspaceId: string,
    roundId: string,
    closing?: string,
  ): Promise<RoundView | undefined> {
    const found = await loadRound(workspaceId, roundId);
    if (found === undefined) return undefined;
    const isAnonymous = found.round.disclosure === 'anonymous';
    const againOf = await answeredAgain(db, schema, { roundId, isAnonymous, closing });
    const asked = (await askedIn(workspaceId, roundId)).map((answer) => ({
      ...answer,
      again: againOf.get(answer.personId) ?? [],
    }));
    // Who has answered was reached, whatever Slack said of the message.
    const wasReached = ({ state, reply }: (typeof asked)[number]) =>
      state === 'waiting' || state === 'sent' || reply !== null;
    const answers = await naming(workspaceId, asked.filter(wasReached));
    return {
      ...found,
      answers,
      uncounted: (await uncountedIn(roundId)).length,
      unreached: asked.length - answers.length,
    };
  }

  /** The answers, the people whom their quotes mention with the names that we know. */
  async function naming<Named extends Pick<Answer, 'reply'>>(
    workspaceId: string,
    answers: readonly Named[],
  ): Promise<readonly Named[]> {
    const readingIn = (answer: Named) => answer.reply?.reading ?? null;
    const ids = answers.flatMap((answer) => {
      const reading = readingIn(answer);
      return reading === null ? [] : mentionedIn(reading);
    });
    if (ids.length === 0) return answers;
    const known = await db
      .select({ id: persons.id, name: persons.name })
      .from(persons)
      .where(eq(persons.workspaceId, workspaceId));
    const names = new Map(known.map(({ id, name }) => [id, name]));
    return answers.map((answer) => {
      const reading = readingIn(answer);
      if (answer.reply === null || reading === null) return answer;
      return { ...answer, reply: { ...answer.reply, reading: withNames(reading, names) } };
    });
  }

  async function askedIn(workspaceId: string, roundId: string) {
    const rows = await db
      // Only what a view holds: a round of thousands is read at once.
      .select({
        prompt: {
          id: prompts.id,
          personId: prompts.personId,
          function: prompts.function,
          level: prompts.level,
          state: prompts.state,
        },
        name: persons.name,
        reply: { id: replies.id, isLate: replies.isLate, mayQuote: replies.mayQuote },
        text: revisions.text,
      })
      .from(prompts)
      .leftJoin(
        persons,
        and(eq(persons.workspaceId, workspaceId), eq(persons.id, prompts.personId)),
      )
      .leftJoin(replies, eq(replies.promptId, prompts.id))
      .leftJoin(
        revisions,
        and(eq(revisions.replyId, replies.id), eq(revisions.number, replies.revision)),
      )
      .where(eq(prompts.roundId, roundId))
      .orderBy(prompts.personId);
    const people = rows.map(({ prompt }) => prompt.personId);
    const readingOf = await readingsIn(roundId, people);
    const choicesOf = await choicesIn(roundId);
    const untranscribed = await untranscribedIn(roundId);
    return rows.map(({ prompt, name, reply, text }) => {
      const inFunction = prompt.function ?? 'No function given';
      return {
        state: prompt.state,
        promptId: prompt.id,
        personId: prompt.personId,
        personName: name ?? (isStandIn(prompt.personId) ? ERASED_NAME : prompt.personId),
        function: inFunction,
        level: prompt.level,
        group: inFunction,
        band: prompt.level === null ? null : bandOfLevel(prompt.level),
        mayQuote: reply?.mayQuote ?? false,
        choices: choicesOf.get(prompt.id) ?? [],
        reply: answerReply(reply, text, readingOf, untranscribed),
      };
    });
  }

  /**
   * The reading that counts for each reply: of its newest revision, the leader's own before any
   * reader's. Readings are large: they are loaded some people at a time, so that what the database
   * hands over of thousands does not stand in memory all at once.
   */
  async function readingsIn(
    roundId: string,
    people: readonly string[],
  ): Promise<ReadonlyMap<string, Reading>> {
    const found = new Map<string, Reading>();
    for (let from = 0; from < people.length; from += LOT) {
      const [first, last] = [people[from], people[Math.min(from + LOT, people.length) - 1]];
      if (first === undefined || last === undefined) break;
      const rows = await readingsBetween(roundId, first, last);
      rows.sort((a, b) => +a.createdAt - +b.createdAt || (a.id < b.id ? -1 : 1));
      const leaders = rows.filter((row) => row.source === 'leader');
      const readers = rows.filter((row) => row.source === 'reader');
      for (const { replyId, content } of [...readers, ...leaders]) found.set(replyId, content);
    }
    return found;
  }

  async function readingsBetween(roundId: string, first: string, last: string) {
    return await db
      .select({
        id: readings.id,
        replyId: readings.replyId,
        source: readings.source,
        createdAt: readings.createdAt,
        content: readings.content,
      })
      .from(readings)
      .innerJoin(
        replies,
        and(eq(replies.id, readings.replyId), eq(replies.revision, readings.revision)),
      )
      .where(and(eq(replies.roundId, roundId), between(replies.personId, first, last)));
  }

  /** What was picked rather than written, by prompt. */
  async function choicesIn(
    roundId: string,
  ): Promise<ReadonlyMap<string, readonly StructuredAnswer[]>> {
    const rows = await db
      .select({ promptId: prompts.id, content: structuredAnswers.content })
      .from(structuredAnswers)
      .innerJoin(prompts, eq(prompts.id, structuredAnswers.promptId))
      .where(eq(prompts.roundId, roundId))
      .orderBy(structuredAnswers.subject);
    const found = new Map<string, StructuredAnswer[]>();
    for (const { promptId, content } of rows) {
      const own = found.get(promptId) ?? [];
      own.push(content);
      found.set(promptId, own);
    }
    return found;
  }

  async function uncountedIn(roundId: string) {
    return await db
      .selectDistinct({ id: replies.id })
      .from(replies)
      .innerJoin(
        revisions,
        and(eq(revisions.replyId, replies.id), eq(revisions.number, replies.revision)),
      )
      .leftJoin(clips, eq(clips.replyId, replies.id))
      .where(
        and(
          eq(replies.roundId, roundId),
          isNull(replies.promptId),
          or(ne(revisions.text, ''), isNotNull(clips.id)),
        ),
      );
  }

  /** The replies with a clip that is there but was not, or not rightly, heard. */
  async function untranscribedIn(roundId: string): Promise<ReadonlySet<string>> {
    const rows = await db
      .select({ replyId: clips.replyId })
      .from(clips)
      .innerJoin(replies, eq(replies.id, clips.replyId))
      .where(and(eq(replies.roundId, roundId), ne(clips.state, 'heard')));
    return new Set(rows.map(({ replyId }) => replyId));
  }

  return { view, standings };
}

function answerReply(
  reply: { readonly id: string; readonly isLate: boolean } | null,
  text: string | null,
  readingOf: ReadonlyMap<string, Reading>,
  untranscribed: ReadonlySet<string>,
): Answer['reply'] {
  if (reply === null || text === null) return null;
  // Without words and without a clip its author has deleted it, and counts as not having answered.
  if (text === '' && !untranscribed.has(reply.id)) return null;
  return { id: reply.id, text, isLate: reply.isLate, reading: readingOf.get(reply.id) ?? null };
}
