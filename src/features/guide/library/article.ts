/** An article of the library as a list shows it. `stem` names it; texts are '' where the file says nothing. */
export type ArticleCard = {
  readonly stem: string;
  readonly title: string;
  readonly dimension: string;
  /** For people, such as "5 min". */
  readonly readingTime: string;
  readonly url: string;
  /** Who wrote it and under what terms. */
  readonly attribution: string;
};

/** A part of an article, short enough to be one thought. */
export type Passage = {
  /** The nearest heading above it; '' for an opening without one. */
  readonly heading: string;
  /** Plain text: blocks are separated by an empty line, list items and table rows by a line end. */
  readonly text: string;
  /** False for tables, which are searched but read badly when quoted. */
  readonly quotable: boolean;
};

/** A link of an article as it was written, with its line in the file (from 1). */
export type ArticleLink = {
  readonly target: string;
  readonly label: string;
  readonly line: number;
};

/** One document of the library, cut into passages. */
export type Article = {
  readonly card: ArticleCard;
  /** Whether its author says that nobody is to see it yet. */
  readonly isDraft: boolean;
  readonly tags: readonly string[];
  /** What the front matter says it is about, in a sentence or two; '' without. */
  readonly summary: string;
  /** The whole text as Markdown, front matter removed, line ends as `\n`. */
  readonly markdown: string;
  readonly passages: readonly Passage[];
  readonly links: readonly ArticleLink[];
};

/** Why a file, or a line of it, could not be used. `line` counts from 1; 1 where no line is to blame. */
export type FileProblem = {
  readonly file: string;
  readonly line: number;
  readonly message: string;
};

/** Whole sentences of a passage that answer, as they stand in it. */
export type Excerpt = {
  readonly article: ArticleCard;
  readonly heading: string;
  readonly text: string;
  readonly score: number;
};

/** What the library says to a question. `nearest` is filled whether or not it answers. */
export type Answer = {
  readonly answered: boolean;
  readonly excerpts: readonly Excerpt[];
  readonly nearest: readonly ArticleCard[];
};
