/** An article of the library as a list shows it. `stem` is its file name without extension. */
export type ArticleCard = {
  readonly stem: string;
  readonly title: string;
  readonly dimension: string;
  readonly readingTime: string;
  readonly url: string;
  /** Who wrote it and under what terms, if its front matter says so; '' otherwise. */
  readonly attribution: string;
};

/** The exact sentences of an article that answer: whole sentences, 40 to 90 words where the passage has them. */
export type Excerpt = {
  readonly article: ArticleCard;
  /** Heading of the passage it was cut from; '' for an opening without one. */
  readonly heading: string;
  readonly text: string;
  readonly score: number;
};

/** An answer, or an honest "nothing here answers that" with the nearest topics. */
export type GuideAnswer = {
  readonly answered: boolean;
  readonly excerpts: readonly Excerpt[];
  /** Titles near the question, offered where nothing answers. */
  readonly nearest: readonly ArticleCard[];
};

/** A file of the library that could not be used. `line` counts from 1. */
export type LibraryProblem = {
  readonly file: string;
  readonly line: number;
  readonly message: string;
};

/** Finds the passage that helps. */
export type Library = {
  search(question: string, limit: number): Promise<GuideAnswer>;
  topics(): readonly { readonly dimension: string; readonly articles: readonly ArticleCard[] }[];
  /** The whole article as Markdown (front matter removed), or undefined for an unknown stem. */
  article(stem: string): { readonly card: ArticleCard; readonly markdown: string } | undefined;
  /** The articles that an article links to, in order; none for an unknown stem. */
  related(stem: string): readonly ArticleCard[];
  /** Takes up what has changed on disk; cheap where nothing has. */
  refresh(): Promise<{
    readonly changed: boolean;
    readonly newProblems: readonly LibraryProblem[];
  }>;
};
