import { type ArticleSearch, createArticleSearch } from './article-search.ts';
import type { SearchTools } from './document-search.ts';
import { loadArticles } from './load-articles.ts';

/** Makes the Markdown of one folder searchable as it is now; files that do not load are left out. */
export async function searchFolder(folder: string, tools: SearchTools): Promise<ArticleSearch> {
  const { articles } = await loadArticles([folder]);
  return await createArticleSearch(articles, tools);
}
