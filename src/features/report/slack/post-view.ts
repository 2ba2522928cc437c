import type { KnownBlock, ModalView } from '@slack/types';
import { shorten } from '../../../domain/words.ts';
import { modal } from '../../../slack/modal.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import {
  escapeMrkdwn,
  escapeShort,
  paragraph,
  plainText,
  smallPrint,
  title,
  toOption,
} from '../../../slack/text.ts';
import { collisionCards, MOST_CARDS } from '../collision-cards.ts';
import type { ShownReport } from '../open-report.ts';
import { ofAll } from '../report-words.ts';
import { cardBlocks } from './card-blocks.ts';
import { POST_FORM, REPORT } from './report-actions.ts';
import { responseLine } from './summary-lines.ts';

export const CHANNEL_FIELD = 'channel';

/** What a channel gets to see of a report. */
export function postedBlocks(
  shown: ShownReport,
  poster: string,
  withQuotes: boolean,
): SlackMessage {
  const { report } = shown;
  const { name } = report.strategy;
  const cards = report.hidden === null ? collisionCards(shown).slice(0, MOST_CARDS) : [];
  const view = { phrase: withQuotes ? 350 : 600, quote: 350, mayAct: false, withQuotes };
  return {
    text: escapeShort(`${name}: ${report.headline}`, 1000),
    blocks: [
      title(`${shorten(name, 100)}: where it parts`),
      paragraph(`*${escapeMrkdwn(report.headline)}*`),
      smallPrint(responseLine({ ...report, readBy: [] })),
      ...cards.flatMap((card, index) => cardBlocks(card, index + 1, view)),
      ...(report.hidden === null ? findings(report) : []),
      smallPrint(`Shared by <@${escapeShort(poster, 30)}>. Nobody is named.`),
    ],
  };
}

function findings({ demonstrated }: ShownReport['report']): readonly KnownBlock[] {
  return [
    paragraph(
      `*${ofAll(demonstrated)}* plan what the strategy puts first, and nothing against it.`,
    ),
  ];
}

/** How a report is posted: what it would look like, what may be ticked, and where it goes. */
export type Posting = {
  readonly shown: ShownReport;
  readonly poster: string;
  readonly withQuotes: boolean;
  /** Quotes may be added only where people were told that their answers are seen by name. */
  readonly mayQuote: boolean;
  readonly pictureAlt: string | null;
  readonly metadata: string;
};

/** The form to post a report with, showing exactly what the channel will see. */
export function postView(posting: Posting): ModalView {
  const { shown, poster, withQuotes, pictureAlt, metadata } = posting;
  const { blocks } = postedBlocks(shown, poster, withQuotes);
  const picture =
    pictureAlt === null
      ? []
      : [smallPrint(`In its thread, a picture. ${escapeShort(pictureAlt, 1500)}`)];
  return modal({
    callbackId: POST_FORM,
    title: 'Post to a channel',
    submit: 'Post it',
    metadata,
    blocks: [
      channelField(),
      ...quoteTick(posting),
      { type: 'divider' },
      smallPrint('*This is what everybody in the channel will see:*'),
      ...blocks,
      ...picture,
    ],
  });
}

function channelField(): KnownBlock {
  return {
    type: 'input',
    block_id: CHANNEL_FIELD,
    label: plainText('Channel'),
    hint: plainText('I have to be in it: type /invite @Throughline there first.'),
    element: {
      type: 'conversations_select',
      action_id: CHANNEL_FIELD,
      filter: { include: ['public', 'private'], exclude_bot_users: true },
    },
  };
}

function quoteTick({ mayQuote, withQuotes }: Posting): readonly KnownBlock[] {
  const why =
    'Leaders were told that executives see their answers, and nobody else. Names and small groups are left out here.';
  if (!mayQuote) return [smallPrint(`${why} Quotes are left out.`)];
  const option = toOption({ value: 'quotes', label: 'With quotes, signed only with the function' });
  return [
    smallPrint(`${why} Please ask those whose words you quote.`),
    {
      type: 'actions',
      block_id: REPORT.withQuotes,
      elements: [
        {
          type: 'checkboxes',
          action_id: REPORT.withQuotes,
          options: [option],
          ...(withQuotes ? { initial_options: [option] } : {}),
        },
      ],
    },
  ];
}
