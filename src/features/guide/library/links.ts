import type { Article, ArticleCard } from './article.ts';

/** A link to an article that is not there. */
export type BrokenLink = { readonly stem: string; readonly line: number; readonly target: string };

/** The other articles that an article links to, each once, in the order of its links. */
export function relatedCards(article: Article, shelf: ReadonlyMap<string, Article>) {
  const linked = article.links.flatMap(({ target }) => findLinked(target, shelf) ?? []);
  return [...new Set(linked)].filter(({ stem }) => stem !== article.card.stem);
}

/**
 * Relative links to Markdown files that name no article of the shelf. Links into a web site ("/x.md",
 * "https://…") are somebody else's and not looked at.
 */
export function brokenLinks(articles: readonly Article[]): readonly BrokenLink[] {
  const shelf = new Map(articles.map((article) => [article.card.stem, article]));
  return articles.flatMap(({ card, links }) =>
    links
      .filter(({ target }) => isRelativeFile(target) && findLinked(target, shelf) === undefined)
      .map(({ target, line }) => ({ stem: card.stem, line, target })),
  );
}

function findLinked(target: string, shelf: ReadonlyMap<string, Article>): ArticleCard | undefined {
  if (isElsewhere(target)) return undefined;
  const name = nameOf(target).replace(/^(?:\.{0,2}\/)+/, '');
  const short = name.slice(name.lastIndexOf('/') + 1);
  return (shelf.get(name) ?? shelf.get(short))?.card;
}

function isRelativeFile(target: string): boolean {
  return (
    !isElsewhere(target) &&
    !target.startsWith('/') &&
    /\.(?:mdx?|markdown)$/i.test(withoutEnd(target))
  );
}

/** With a scheme or a host of its own, or a place in the same article. */
function isElsewhere(target: string): boolean {
  return /^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(target);
}

function nameOf(target: string): string {
  const name = withoutEnd(target)
    .replace(/\.(?:mdx?|markdown)$/i, '')
    .replace(/\/$/, '');
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function withoutEnd(target: string): string {
  return target.replace(/[?#].*$/, '');
}
