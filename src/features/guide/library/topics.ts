import type { Article, ArticleCard } from './article.ts';

/** The articles of one dimension, in the order of their titles. */
export type Topic = { readonly dimension: string; readonly articles: readonly ArticleCard[] };

/** Groups articles by dimension. */
export function topicsOf(articles: readonly Article[]): readonly Topic[] {
  const groups = new Map<string, ArticleCard[]>();
  for (const { card } of articles)
    groups.set(card.dimension, [...(groups.get(card.dimension) ?? []), card]);
  const sorted = [...groups].sort(([one], [other]) => one.localeCompare(other, 'en'));
  return sorted.map(([dimension, cards]) => ({
    dimension,
    articles: cards.sort((one, other) => one.title.localeCompare(other.title, 'en')),
  }));
}
