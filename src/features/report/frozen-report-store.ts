import { and, desc, eq } from 'drizzle-orm';
import type { Db, StoreContext } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import { isAskedVersion } from '../check-in/round-rows.ts';
import { forgetInFlags } from '../flags/flag-rows.ts';
import {
  type Forgotten,
  type FrozenInput,
  type FrozenReport,
  thaw,
  withoutAgainOf,
  withoutWordsOf,
} from './frozen.ts';

/** Changes what every frozen report of a round is made from: for erasures, which reach everywhere. */
export async function changeFrozen(
  tx: Db,
  { frozenReports }: Schema,
  roundId: string,
  change: (input: FrozenInput) => FrozenInput,
): Promise<void> {
  const rows = await tx
    .select({ id: frozenReports.id, input: frozenReports.input })
    .from(frozenReports)
    .where(eq(frozenReports.roundId, roundId));
  for (const { id, input } of rows) {
    await tx
      .update(frozenReports)
      .set({ input: change(inputOf(input)) })
      .where(eq(frozenReports.id, id));
  }
}

/** What the store itself has put into the column. */
function inputOf(kept: unknown): FrozenInput {
  return kept as FrozenInput;
}

/** Takes what somebody said when a collision was put to them out of the reports that it counts in. */
export async function changeFrozenAbout(
  tx: Db,
  schema: Schema,
  asked: { readonly roundId: string; readonly personId: string },
  what: Forgotten,
): Promise<void> {
  const about = await aboutOf(tx, schema, asked);
  if (about === undefined) return;
  const { roundId, promptId, ruleId } = about;
  await changeFrozen(tx, schema, roundId, (input) => withoutAgainOf(input, promptId, ruleId, what));
}

/** The collision that a round put to somebody, and their prompt in the round where it came up. */
async function aboutOf(
  tx: Db,
  { rounds, prompts }: Schema,
  { roundId, personId }: { readonly roundId: string; readonly personId: string },
) {
  const [row] = await tx
    .select({ questions: rounds.questions, roundId: prompts.roundId, promptId: prompts.id })
    .from(rounds)
    .innerJoin(
      prompts,
      and(eq(prompts.roundId, rounds.aboutRoundId), eq(prompts.personId, personId)),
    )
    .where(eq(rounds.id, roundId));
  const ruleId = row?.questions[0]?.ruleId;
  return row && ruleId ? { roundId: row.roundId, promptId: row.promptId, ruleId } : undefined;
}

/**
 * Takes the words of a reply out of all that was made from them: the quotes of flags, and what frozen
 * reports are made from, those of the round that it was asked about too. In the transaction that
 * erases the words themselves, and before it does.
 */
export async function eraseFromFlagsAndReports(
  tx: Db,
  schema: Schema,
  replyId: string,
): Promise<void> {
  const { replies, revisions, rounds } = schema;
  const [reply] = await tx
    .select({
      roundId: replies.roundId,
      promptId: replies.promptId,
      personId: replies.personId,
      aboutRoundId: rounds.aboutRoundId,
    })
    .from(replies)
    .innerJoin(rounds, eq(rounds.id, replies.roundId))
    .where(eq(replies.id, replyId));
  if (reply === undefined) return;
  const { roundId, promptId, aboutRoundId } = reply;
  const wordings = await tx
    .select({ text: revisions.text })
    .from(revisions)
    .where(eq(revisions.replyId, replyId));
  const words = wordings.map(({ text }) => text);
  await forgetInFlags(tx, schema, aboutRoundId ?? roundId, words);
  await changeFrozenAbout(tx, schema, reply, 'words');
  if (promptId === null) return;
  await changeFrozen(tx, schema, roundId, (input) => withoutWordsOf(input, promptId));
}

/** Reports that were frozen, so that they can be made again as they were. */
export function createFrozenReportStore({ db, transact, schema }: StoreContext) {
  const { frozenReports, rounds, strategyVersions } = schema;
  return {
    /** Keeps a report as it is. */
    async keep(workspaceId: string, report: FrozenReport): Promise<void> {
      await transact((tx) => tx.insert(frozenReports).values({ workspaceId, ...report }));
    },

    /** A frozen report, or undefined. */
    async find(workspaceId: string, id: string): Promise<FrozenReport | undefined> {
      const [row] = await db
        .select()
        .from(frozenReports)
        .where(and(eq(frozenReports.workspaceId, workspaceId), eq(frozenReports.id, id)));
      if (row === undefined) return undefined;
      const { workspaceId: _, ...report } = row;
      return { ...report, input: thaw(inputOf(report.input)) };
    },

    /** What is frozen, without what it is made from, the newest first. */
    async list(workspaceId: string, limit: number): Promise<readonly FrozenLine[]> {
      const rows = await db
        .select({
          id: frozenReports.id,
          frozenAt: frozenReports.frozenAt,
          frozenBy: frozenReports.frozenBy,
          openedAt: rounds.openedAt,
          strategy: strategyVersions.content,
        })
        .from(frozenReports)
        .innerJoin(rounds, eq(rounds.id, frozenReports.roundId))
        .innerJoin(strategyVersions, isAskedVersion(schema))
        .where(eq(frozenReports.workspaceId, workspaceId))
        .orderBy(desc(frozenReports.frozenAt), frozenReports.id)
        .limit(limit);
      return rows.map(({ strategy, ...line }) => ({ ...line, strategyName: strategy.name }));
    },
  };
}

/** A frozen report as a list shows it. */
export type FrozenLine = Pick<FrozenReport, 'id' | 'frozenAt' | 'frozenBy'> & {
  readonly strategyName: string;
  readonly openedAt: Date;
};
