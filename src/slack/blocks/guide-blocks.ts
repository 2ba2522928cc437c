import type { KnownBlock } from '@slack/types';
import type { ArticleCard, Excerpt, GuideAnswer } from '../../services/ports/library.ts';
import { plain, type SlackMessage } from './message-blocks.ts';
import { escapeMrkdwn, line, paragraph, quote, richText, smallPrint } from './text.ts';

/** The answer of the guide: excerpts with their source, or an honest "nothing here answers that". */
export function guideBlocks(question: string, answer: GuideAnswer): SlackMessage {
  return answer.answered ? answered(question, answer.excerpts) : unanswered(question, answer);
}

/** What one may ask: the topics of the library by dimension. */
export function topicBlocks(
  topics: readonly { readonly dimension: string; readonly articles: readonly ArticleCard[] }[],
): SlackMessage {
  if (topics.length === 0) return plain('The library is empty: no article could be loaded.');
  return {
    text: 'Ask me in your own words',
    blocks: [
      paragraph(
        '*Ask in your own words*, for example: `/strategy-guide sales keeps closing small deals because the bonus pays for them`',
      ),
      ...topics.slice(0, 20).map(topicBlock),
    ],
  };
}

function topicBlock({
  dimension,
  articles,
}: {
  readonly dimension: string;
  readonly articles: readonly ArticleCard[];
}): KnownBlock {
  const shown = articles.slice(0, 12).map((article) => `• ${escapeMrkdwn(article.title)}`);
  return paragraph([`*${escapeMrkdwn(dimension)}*`, ...shown].join('\n').slice(0, 2900));
}

function answered(question: string, excerpts: readonly Excerpt[]): SlackMessage {
  return {
    text: excerpts[0]?.text ?? question,
    blocks: [
      smallPrint(`You asked: ${escapeMrkdwn(question.slice(0, 300))}`),
      ...excerpts.slice(0, 3).flatMap(excerptBlocks),
      smallPrint('Only you can see this.'),
    ],
  };
}

function excerptBlocks({ article, text }: Excerpt): readonly KnownBlock[] {
  const source = article.url === '' ? '' : ` · <${encodeURI(article.url)}|Source>`;
  const rights = article.attribution === '' ? '' : ` · ${escapeMrkdwn(article.attribution)}`;
  return [
    richText([line(article.title, { bold: true }), quote(text)]),
    smallPrint(
      `${escapeMrkdwn(article.dimension)} · ${escapeMrkdwn(article.readingTime)}${source}${rights}`,
    ),
  ];
}

function unanswered(question: string, { nearest }: GuideAnswer): SlackMessage {
  const titles = nearest.slice(0, 3).map((article) => `• ${escapeMrkdwn(article.title)}`);
  const near = titles.length === 0 ? '' : `\nThe nearest that I have:\n${titles.join('\n')}`;
  return plain(
    `Nothing in the library answers that: “${escapeMrkdwn(question.slice(0, 300))}”.${near}`,
  );
}
