import type { KnownBlock } from '@slack/types';
import { counted } from '../../../domain/words.ts';
import { firstThatFit, LARGEST_MESSAGE, MOST_BLOCKS } from '../../../slack/fit.ts';
import { plain, type SlackMessage } from '../../../slack/slack-message.ts';
import { escapeShort, paragraph, smallPrint } from '../../../slack/text.ts';
import type { GuideOverview } from '../describe-guide.ts';

const MOST_TITLES = 12;
/** Room and blocks for what stands before and after the topics. */
const AROUND_TOPICS = { size: 3500, blocks: 4 };
const MOST_LINES = 5;

type Topic = GuideOverview['topics'][number];

/** What one may ask: what others ask, what helped them, and the topics of the library by dimension. */
export function topicBlocks({ topics, othersAsk, helpful }: GuideOverview): SlackMessage {
  if (topics.length === 0)
    return plain('There is no article in the library yet. An admin can add some.');
  const pieces = topics.map((topic) => [topicBlock(topic)]);
  const shown = firstThatFit(
    pieces,
    LARGEST_MESSAGE - AROUND_TOPICS.size,
    MOST_BLOCKS - AROUND_TOPICS.blocks,
  );
  const more = topics.length - shown.length;
  return {
    text: 'Ask me in your own words',
    blocks: [
      paragraph(
        '*Ask in your own words*, for example: `/strategy-guide sales keeps closing small deals because the bonus pays for them`',
      ),
      ...listBlock('What others ask', othersAsk),
      ...listBlock(
        'What helped others',
        helpful.map(({ title }) => title),
      ),
      ...shown.flat(),
      ...(more > 0 ? [smallPrint(`And ${counted(more, 'more topic', 'more topics')}.`)] : []),
    ],
  };
}

function listBlock(heading: string, lines: readonly string[]): readonly KnownBlock[] {
  if (lines.length === 0) return [];
  const items = lines.slice(0, MOST_LINES).map((words) => `• ${escapeShort(words, 200)}`);
  return [paragraph([`*${heading}*`, ...items].join('\n'))];
}

function topicBlock({ dimension, articles }: Topic): KnownBlock {
  const shown = articles.slice(0, MOST_TITLES).map(({ title }) => `• ${escapeShort(title, 150)}`);
  const more = articles.length - shown.length;
  return paragraph(
    [
      `*${escapeShort(dimension, 150)}*`,
      ...shown,
      ...(more > 0 ? [`… and ${more} more`] : []),
    ].join('\n'),
  );
}
