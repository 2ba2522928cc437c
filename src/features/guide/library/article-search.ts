import type { Answer, Article } from './article.ts';
import {
  createDocumentSearch,
  type Found,
  type PassageFit,
  type SearchTools,
} from './document-search.ts';
import { countWords } from './prose-sentences.ts';
import { bestIndices } from './scores.ts';

/** Search over a fixed set of articles. */
export type ArticleSearch = {
  /** The stems of the best `top` articles, best first, whether or not they answer. */
  rank(question: string, top: number): Promise<readonly string[]>;
  /** At most `limit` excerpts, one an article, best article first; none where nothing answers. */
  answer(question: string, limit: number): Promise<Answer>;
};

const NEAREST = 5;
/** A passage that is one endless sentence is not quoted: it could not be cut. In words. */
const LONGEST_EXCERPT = 120;
/** How much the question's own words weigh against meaning when passages of an article compete. */
const COVERAGE_SHARE = 0.3;
/** An excerpt that fits this much worse than the best one only fills the page. */
const WORTH_SHOWING = 0.6;

/** Makes articles searchable. */
export async function createArticleSearch(
  articles: readonly Article[],
  tools: SearchTools,
): Promise<ArticleSearch> {
  const search = await createDocumentSearch(articles.map(toDocument), tools);
  const best = (found: Found, most: number) =>
    bestIndices(found.documents, most).flatMap((at) => {
      const article = articles[at];
      return article === undefined ? [] : [{ article, fits: found.fits(at) }];
    });
  return {
    async rank(question, top) {
      return best(await search.find(question), top).map(({ article }) => article.card.stem);
    },
    async answer(question, limit) {
      const found = await search.find(question);
      const excerpts = found.answerable ? best(found, limit).flatMap(bestExcerpt) : [];
      const needed = Math.max(0, ...excerpts.map(({ score }) => score)) * WORTH_SHOWING;
      return {
        answered: excerpts.length > 0,
        excerpts: excerpts.filter(({ score }) => score >= needed),
        nearest: best(found, NEAREST).map(({ article }) => article.card),
      };
    },
  };
}

function toDocument({ card, tags, summary, passages }: Article) {
  return { title: card.title, about: [...tags, summary].join('\n'), passages };
}

function bestExcerpt(candidate: { article: Article; fits: readonly PassageFit[] }) {
  const { article, fits } = candidate;
  const scores = Float64Array.from(article.passages, (passage, i) => {
    const quotable = passage.quotable && countWords(passage.text) <= LONGEST_EXCERPT;
    return quotable ? scoreOf(fits[i]) : Number.NEGATIVE_INFINITY;
  });
  const [at = -1] = bestIndices(scores, 1);
  const [passage, score = 0] = [article.passages[at], scores[at]];
  if (passage === undefined || score === Number.NEGATIVE_INFINITY) return [];
  return [{ article: article.card, heading: passage.heading, text: passage.text, score }];
}

/** 0 to 1: meaning first, then the question's own words; words alone without an encoder. */
function scoreOf(fit: PassageFit | undefined): number {
  const { nearness, coverage = 0 } = fit ?? {};
  if (nearness === undefined) return coverage;
  return Math.max(0, (nearness + COVERAGE_SHARE * coverage) / (1 + COVERAGE_SHARE));
}
