import { and, count, desc, eq, max } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';

/** A question to the guide, without the name of who asked it. */
export type AskedQuestion = {
  readonly id: string;
  readonly workspaceId: string;
  readonly question: string;
  /** The articles it was answered from; empty where nothing answered. */
  readonly stems: readonly string[];
  readonly askedAt: Date;
};

/** What came back on the guide: what to write next, and what helps. */
export type GuideFeedback = Awaited<ReturnType<ReturnType<typeof createGuideStore>['feedback']>>;

/** Questions to the guide and the votes on its answers. */
export function createGuideStore({ db, transact, schema }: StoreContext) {
  const { guideQuestions, guideVotes } = schema;

  return {
    /** Keeps a question. */
    async add(question: AskedQuestion): Promise<void> {
      const isAnswered = question.stems.length > 0;
      await transact((tx) => tx.insert(guideQuestions).values({ ...question, isAnswered }));
    },

    /** Keeps a vote; a second one of the same person replaces it. A vote on a question unknown here is dropped. */
    async vote(vote: {
      readonly questionId: string;
      readonly stem: string;
      readonly personId: string;
      readonly isHelpful: boolean;
    }): Promise<void> {
      await transact(async (tx) => {
        const [known] = await tx
          .select({ id: guideQuestions.id })
          .from(guideQuestions)
          .where(eq(guideQuestions.id, vote.questionId));
        if (known === undefined) return;
        await tx
          .insert(guideVotes)
          .values(vote)
          .onConflictDoUpdate({
            target: [guideVotes.questionId, guideVotes.stem, guideVotes.personId],
            set: { isHelpful: vote.isHelpful },
          });
      });
    },

    /** What came back: at most `most` of each. */
    async feedback(workspaceId: string, most: number) {
      const ofWorkspace = eq(guideQuestions.workspaceId, workspaceId);
      const unanswered = await db
        .select({ question: guideQuestions.question, askedAt: max(guideQuestions.askedAt) })
        .from(guideQuestions)
        .where(and(ofWorkspace, eq(guideQuestions.isAnswered, false)))
        .groupBy(guideQuestions.question)
        .orderBy(desc(max(guideQuestions.askedAt)))
        .limit(most);
      const unhelpful = await db
        .select({ question: guideQuestions.question, askedAt: max(guideQuestions.askedAt) })
        .from(guideQuestions)
        .innerJoin(guideVotes, eq(guideVotes.questionId, guideQuestions.id))
        .where(and(ofWorkspace, eq(guideVotes.isHelpful, false)))
        .groupBy(guideQuestions.question)
        .orderBy(desc(max(guideQuestions.askedAt)))
        .limit(most);
      const votes = count(guideVotes.personId);
      const helpful = await db
        .select({ stem: guideVotes.stem, votes })
        .from(guideVotes)
        .innerJoin(guideQuestions, eq(guideQuestions.id, guideVotes.questionId))
        .where(and(ofWorkspace, eq(guideVotes.isHelpful, true)))
        .groupBy(guideVotes.stem)
        .orderBy(desc(votes), guideVotes.stem)
        .limit(most);
      return {
        /** The newest questions that nothing answered, each wording once. */
        unanswered: unanswered.map((row) => row.question),
        /** The newest questions whose answer did not help, each wording once. */
        unhelpful: unhelpful.map((row) => row.question),
        /** The articles that helped most often, the most helpful first. */
        helpful,
      };
    },

    /** The newest questions that were answered, the newest first. */
    async answered(workspaceId: string, most: number) {
      return await db
        .select({ question: guideQuestions.question, stems: guideQuestions.stems })
        .from(guideQuestions)
        .where(
          and(eq(guideQuestions.workspaceId, workspaceId), eq(guideQuestions.isAnswered, true)),
        )
        .orderBy(desc(guideQuestions.askedAt))
        .limit(most);
    },
  };
}
