import type { ArticleCard } from './article.ts';

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
