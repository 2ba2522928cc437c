import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Db, StoreContext } from '../../db/open-database.ts';
import type { Strategy } from '../../domain/strategy.ts';
import type { StructuredAnswer } from '../../domain/structured-answer.ts';
import { addRevision } from '../answers/answer-store.ts';
import { renewQuotes } from '../answers/renew-quotes.ts';
import { isAskedVersion } from '../check-in/round-rows.ts';
import { withoutConsentOf, withoutWordsOf } from '../report/frozen.ts';
import {
  changeFrozen,
  changeFrozenAbout,
  eraseFromFlagsAndReports,
} from '../report/frozen-report-store.ts';

/** What one person has answered, for that person alone: every query is narrowed to them. */
export function createOwnAnswersStore({ db, transact, erasing, schema }: StoreContext) {
  const { prompts, rounds, replies, revisions, clips, replyMessages, readings } = schema;
  const { structuredAnswers, formDrafts, strategyVersions } = schema;
  const repliesOf = ({ workspaceId, personId }: Owner) =>
    and(eq(replies.workspaceId, workspaceId), eq(replies.personId, personId));
  const promptsOf = ({ workspaceId, personId }: Owner) =>
    and(eq(prompts.workspaceId, workspaceId), eq(prompts.personId, personId));

  /** What they have answered and not deleted, one for each round, the newest first. */
  async function list(owner: Owner): Promise<readonly OwnAnswer[]> {
    const picked = await pickedBy(owner);
    const written = await writtenBy(owner);
    const rest = [...picked.values()].filter(
      ({ roundId }) => !written.some((answer) => answer.roundId === roundId),
    );
    const withPicked = written.map((answer) => ({
      ...answer,
      picked: picked.get(answer.roundId)?.picked ?? [],
    }));
    return [...withPicked, ...rest].sort(
      (a, b) => +b.at - +a.at || (a.roundId < b.roundId ? 1 : -1),
    );
  }

  /** Their replies that have words, or a clip. */
  async function writtenBy(owner: Owner): Promise<readonly OwnAnswer[]> {
    const rows = await db
      .select({ reply: replies, text: revisions.text })
      .from(replies)
      .innerJoin(
        revisions,
        and(eq(revisions.replyId, replies.id), eq(revisions.number, replies.revision)),
      )
      .where(repliesOf(owner));
    const recorded = await db
      .selectDistinct({ replyId: clips.replyId })
      .from(clips)
      .innerJoin(replies, eq(replies.id, clips.replyId))
      .where(repliesOf(owner));
    const withClip = new Set(recorded.map(({ replyId }) => replyId));
    return rows.flatMap(({ reply, text }) => {
      if (text === '' && !withClip.has(reply.id)) return [];
      const { id: replyId, roundId, promptId, receivedAt: at, isLate, mayQuote } = reply;
      return [{ roundId, promptId, replyId, text, isLate, mayQuote, at, picked: [] }];
    });
  }

  /** What they picked, by round, as an answer without words. */
  async function pickedBy(owner: Owner): Promise<ReadonlyMap<string, OwnAnswer>> {
    const rows = await db
      .select({
        roundId: prompts.roundId,
        promptId: prompts.id,
        content: structuredAnswers.content,
        at: structuredAnswers.answeredAt,
      })
      .from(structuredAnswers)
      .innerJoin(prompts, eq(prompts.id, structuredAnswers.promptId))
      .where(promptsOf(owner))
      .orderBy(structuredAnswers.answeredAt, structuredAnswers.subject);
    const found = new Map<string, OwnAnswer>();
    for (const { roundId, promptId, content, at } of rows) {
      const picked = [...(found.get(roundId)?.picked ?? []), content];
      const wordless = { replyId: null, text: '', isLate: false, mayQuote: false };
      found.set(roundId, { roundId, promptId, ...wordless, at, picked });
    }
    return found;
  }

  /**
   * Erases all that they answered in a round: words and their earlier wordings, what was heard in
   * clips, readings, what they picked, and a form not sent yet. The places of their messages stay
   * known, so that none is taken in again. False where there is nothing of theirs.
   */
  async function erase(owner: Owner, roundId: string, now: Date): Promise<boolean> {
    return await transact(async (tx) => {
      erasing();
      const [reply] = await tx
        .select({ id: replies.id })
        .from(replies)
        .where(and(repliesOf(owner), eq(replies.roundId, roundId)));
      if (reply !== undefined) await eraseWords(tx, reply.id, now);
      const [prompt] = await tx
        .select({ id: prompts.id })
        .from(prompts)
        .where(and(promptsOf(owner), eq(prompts.roundId, roundId)));
      if (prompt === undefined) return reply !== undefined;
      await changeFrozen(tx, schema, roundId, (input) => withoutWordsOf(input, prompt.id));
      await changeFrozenAbout(tx, schema, { roundId, personId: owner.personId }, 'all');
      const picks = eq(structuredAnswers.promptId, prompt.id);
      const dropped = await tx.delete(structuredAnswers).where(picks).returning();
      await tx.delete(formDrafts).where(eq(formDrafts.promptId, prompt.id));
      return reply !== undefined || dropped.length > 0;
    });
  }

  async function eraseWords(tx: Db, replyId: string, now: Date): Promise<void> {
    await eraseFromFlagsAndReports(tx, schema, replyId);
    const ofReply = eq(replyMessages.replyId, replyId);
    await tx.update(replyMessages).set({ text: '', isDeleted: true }).where(ofReply);
    const ofClips = eq(clips.replyId, replyId);
    const heard = await tx.delete(clips).where(ofClips).returning({ id: clips.id });
    await renewQuotes(tx, schema, { replyId, clipIds: heard.map(({ id }) => id) }, now);
    await tx.delete(readings).where(eq(readings.replyId, replyId));
    await tx.update(revisions).set({ text: '' }).where(eq(revisions.replyId, replyId));
    await tx.update(replies).set({ mayQuote: false }).where(eq(replies.id, replyId));
    await addRevision(tx, schema, replyId, now);
  }

  /** Whether their words of a round may be quoted without a name. False where there are none. */
  async function setMayQuote(owner: Owner, roundId: string, mayQuote: boolean): Promise<boolean> {
    return await transact(async (tx) => {
      const changed = await tx
        .update(replies)
        .set({ mayQuote })
        .where(and(repliesOf(owner), eq(replies.roundId, roundId)))
        .returning({ promptId: replies.promptId });
      const promptId = changed[0]?.promptId ?? null;
      if (!mayQuote && promptId !== null) {
        await changeFrozen(tx, schema, roundId, (input) => withoutConsentOf(input, promptId));
        await changeFrozenAbout(tx, schema, { roundId, personId: owner.personId }, 'consent');
      }
      return changed.length > 0;
    });
  }

  /**
   * The strategies they were asked about, each in the version of the last time, the newest asking
   * first. A collision that was put to them is of an asking before, and brings nothing new.
   */
  async function strategies(owner: Owner): Promise<readonly AskedStrategy[]> {
    const askedVersion = isAskedVersion(schema);
    const rows = await db
      .select({ strategyId: rounds.strategyId, content: strategyVersions.content })
      .from(prompts)
      .innerJoin(rounds, eq(rounds.id, prompts.roundId))
      .innerJoin(strategyVersions, askedVersion)
      .where(and(promptsOf(owner), eq(prompts.state, 'sent'), isNull(rounds.aboutRoundId)))
      .orderBy(desc(rounds.openedAt), rounds.id);
    const last = new Map([...rows].reverse().map((row) => [row.strategyId, row]));
    return [...last.values()].reverse();
  }

  return { list, erase, setMayQuote, strategies };
}

/** Somebody, looking at what is their own. */
export type Owner = { readonly workspaceId: string; readonly personId: string };

/** What a person answered in a round, as it stands now. */
export type OwnAnswer = {
  readonly roundId: string;
  /** Null for somebody who was not asked. */
  readonly promptId: string | null;
  /** Null where they only picked. */
  readonly replyId: string | null;
  /** As Slack escapes it; empty where they only picked, or for a clip that was not made out. */
  readonly text: string;
  readonly isLate: boolean;
  readonly mayQuote: boolean;
  readonly at: Date;
  readonly picked: readonly StructuredAnswer[];
};

/** A strategy that somebody was asked about. */
export type AskedStrategy = { readonly strategyId: string; readonly content: Strategy };
