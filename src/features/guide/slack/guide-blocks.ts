import type { KnownBlock } from '@slack/types';
import { shorten } from '../../../domain/words.ts';
import { firstThatFit, LARGEST_MESSAGE, sizeOf } from '../../../slack/fit.ts';
import { actions, pressButton } from '../../../slack/pages.ts';
import { plain, type SlackMessage } from '../../../slack/slack-message.ts';
import {
  escapeMrkdwn,
  escapeShort,
  line,
  quote,
  richText,
  smallPrint,
} from '../../../slack/text.ts';
import type { Guidance } from '../ask-guide.ts';
import type { Answer, ArticleCard, Excerpt } from '../library/article.ts';
import { READ_ARTICLE } from './article-view.ts';

const LONGEST_EXCERPT = 1500;
const LONGEST_ADDRESS = 1000;
/** Room for the question above the excerpts and the line below them. */
const AROUND_EXCERPTS = 600;
/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const LONGEST_VALUE = 2000;

/** The buttons under an excerpt. */
export const SHARE_EXCERPT = 'guide_share';
export const EXCERPT_HELPED = 'guide_helped';
export const EXCERPT_DID_NOT = 'guide_did_not_help';

/** The answer of the guide: excerpts with their source, or an honest "nothing here answers that". */
export function guideBlocks(question: string, guidance: Guidance): SlackMessage {
  const { answer, questionId, answered: before } = guidance;
  const known = before.slice(0, 1).map(answeredBefore);
  const found = answer.answered
    ? answered(question, questionId, answer.excerpts, LARGEST_MESSAGE - sizeOf(known))
    : unanswered(question, answer);
  const [first] = before;
  const text = first === undefined ? found.text : escapeShort(first.answer, 1000);
  return { text, blocks: [...known, ...found.blocks] };
}

/** What was answered to those who asked the same of a strategy; it comes before any article. */
function answeredBefore({ question, answer }: Guidance['answered'][number]): KnownBlock {
  return richText([
    line('This was asked before:', { bold: true }),
    quote(shorten(question, 600)),
    line(shorten(answer, 2000)),
  ]);
}

function answered(
  question: string,
  questionId: string,
  excerpts: readonly Excerpt[],
  room: number,
) {
  const pieces = excerpts
    .slice(0, 3)
    .map((excerpt) => [...sourcedExcerpt(excerpt), excerptButtons(questionId, excerpt)]);
  return {
    text: escapeShort(excerpts[0]?.text ?? question, 1000),
    blocks: [
      smallPrint(`You asked: ${escapeShort(question, 300)}`),
      ...firstThatFit(pieces, room - AROUND_EXCERPTS).flat(),
      smallPrint('Only you can see this.'),
    ],
  };
}

/** An excerpt that somebody shares with a channel: the words and where they come from. */
export function sharedExcerpt(personId: string, excerpt: SharedExcerpt): SlackMessage {
  const { title, text, attribution, url } = excerpt;
  const source = [sourceLink(url), escapeShort(attribution, 400)].filter((part) => part !== '');
  return {
    text: escapeShort(`${title}: ${text}`, 1000),
    blocks: [
      smallPrint(`<@${personId}> shares a passage from the library`),
      richText([line(shorten(title, 200), { bold: true }), quote(shorten(text, LONGEST_EXCERPT))]),
      ...(source.length > 0 ? [smallPrint(source.join(' · '))] : []),
    ],
  };
}

/** What the button "Share here" carries. */
export type SharedExcerpt = {
  readonly title: string;
  readonly text: string;
  readonly attribution: string;
  readonly url: string;
};

function excerptButtons(questionId: string, { article, text }: Excerpt): KnownBlock {
  const vote = `${questionId} ${article.stem}`.slice(0, LONGEST_VALUE);
  return actions(
    pressButton(READ_ARTICLE, 'Read the article', article.stem.slice(0, LONGEST_VALUE)),
    pressButton(SHARE_EXCERPT, 'Share here', sharedValue(article, text)),
    pressButton(EXCERPT_HELPED, 'This helped', vote),
    pressButton(EXCERPT_DID_NOT, 'It did not', vote),
  );
}

/**
 * Quotes and backslashes take two letters in JSON, so the words are cut until the value is short
 * enough; a source that leaves them no room is dropped.
 */
function sharedValue({ title, attribution, url }: ArticleCard, text: string): string {
  const source = { attribution: shorten(attribution, 300), url };
  for (const from of [source, { attribution: '', url: '' }]) {
    for (let keep = 1200; keep >= 100; keep -= 100) {
      const shared = { title: shorten(title, 150), text: shorten(text, keep), ...from };
      const value = JSON.stringify(shared satisfies SharedExcerpt);
      if (value.length <= LONGEST_VALUE) return value;
    }
  }
  return JSON.stringify({ title: '', text: '', attribution: '', url: '' } satisfies SharedExcerpt);
}

function sourcedExcerpt({ article, text }: Excerpt): readonly KnownBlock[] {
  const parts = [
    escapeShort(article.dimension, 100),
    escapeShort(article.readingTime, 50),
    sourceLink(article.url),
    escapeShort(article.attribution, 400),
  ];
  return [
    richText([
      line(shorten(article.title, 200), { bold: true }),
      quote(shorten(text, LONGEST_EXCERPT)),
    ]),
    smallPrint(parts.filter((part) => part !== '').join(' · ') || '…'),
  ];
}

/** A link to a web address, or '' for anything else. */
function sourceLink(address: string): string {
  if (!URL.canParse(address)) return '';
  const { protocol, href } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:') return '';
  const inLink = escapeMrkdwn(href.replace(/[<>|]/g, encodeURIComponent));
  return inLink.length > LONGEST_ADDRESS ? '' : `<${inLink}|Source>`;
}

function unanswered(question: string, { nearest }: Answer): SlackMessage {
  const titles = nearest.slice(0, 3).map((article) => `• ${escapeShort(article.title, 200)}`);
  const near = titles.length === 0 ? '' : `\nThe nearest I have:\n${titles.join('\n')}`;
  return plain(`Nothing in the library answers this yet: “${escapeShort(question, 300)}”${near}`);
}
