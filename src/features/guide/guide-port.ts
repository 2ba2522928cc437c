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
export type GuideFeedback = {
  /** The newest questions that nothing answered, each wording once. */
  readonly unanswered: readonly string[];
  /** The newest questions whose answer did not help, each wording once. */
  readonly unhelpful: readonly string[];
  /** The articles that helped most often, the most helpful first. */
  readonly helpful: readonly { readonly stem: string; readonly votes: number }[];
};

/** Keeps questions to the guide and whether the answers helped. */
export type GuideStore = {
  add(question: AskedQuestion): Promise<void>;
  /** One vote of a person on an answer; a second one replaces the first. */
  vote(vote: {
    readonly questionId: string;
    readonly stem: string;
    readonly personId: string;
    readonly isHelpful: boolean;
  }): Promise<void>;
  feedback(workspaceId: string, most: number): Promise<GuideFeedback>;
  /** The newest questions that were answered, with the articles, the newest first. */
  answered(
    workspaceId: string,
    most: number,
  ): Promise<readonly Pick<AskedQuestion, 'question' | 'stems'>[]>;
};
