import type { Article } from './article.ts';
import { type ArticleSearch, createArticleSearch } from './article-search.ts';
import type { SearchTools } from './document-search.ts';
import { loadArticles } from './load-articles.ts';
import { passagesOfText } from './passages.ts';

/** A document of a plain corpus. */
export type CorpusDocument = { readonly id: string; readonly title: string; readonly text: string };

/**
 * Makes a corpus of plain texts searchable exactly as a library is; stems are the documents' ids.
 * A text that begins with its title is taken without it.
 */
export function createCorpusSearch(documents: readonly CorpusDocument[], tools: SearchTools) {
  return createArticleSearch(documents.map(toArticle), tools);
}

function toArticle({ id, title, text }: CorpusDocument): Article {
  const card = { stem: id, title, dimension: '', readingTime: '', url: '', attribution: '' };
  const body = title !== '' && text.startsWith(title) ? text.slice(title.length) : text;
  return {
    card,
    isDraft: false,
    tags: [],
    summary: '',
    markdown: text,
    passages: passagesOfText(body),
    links: [],
  };
}

/** Makes the Markdown of one folder searchable as it is now; files that do not load are left out. */
export async function searchFolder(folder: string, tools: SearchTools): Promise<ArticleSearch> {
  const { articles } = await loadArticles([folder]);
  return await createArticleSearch(articles, tools);
}
