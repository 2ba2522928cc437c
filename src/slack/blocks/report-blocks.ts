import type { KnownBlock } from '@slack/types';
import type { Report } from '../../domain/report.ts';
import { counted, shorten } from '../../domain/words.ts';
import type { Advice, FullReport } from '../../services/reports/build-report.ts';
import { LARGEST_MESSAGE, MOST_BLOCKS, sizeOf } from './fit.ts';
import { flagBlocks } from './flag-blocks.ts';
import type { SlackMessage } from './message-blocks.ts';
import { ruleBlocks } from './rule-blocks.ts';
import {
  escapeMrkdwn,
  escapeShort,
  line,
  moment,
  paragraph,
  quote,
  richText,
  smallPrint,
  title,
} from './text.ts';

/** What flags may take of the message, so that the rules keep room. */
const ROOM_FOR_FLAGS = 5000;

/**
 * The executive's report. It stays within Slack's limits whatever the strategy and replies;
 * what does not fit is counted in a line of its own.
 */
export function reportBlocks({ report, advice }: FullReport): SlackMessage {
  const { name } = report.strategy;
  const head = [
    title(`${shorten(name, 100)}: where it parts`),
    paragraph(`*${escapeMrkdwn(report.headline)}*`),
    smallPrint(responseLine(report)),
    { type: 'divider' } as const,
  ];
  if (report.hidden !== null) {
    return { text: escapeShort(`${name}: ${report.headline}`, 1000), blocks: head.slice(0, 3) };
  }
  const tail = [
    { type: 'divider' } as const,
    ...flagBlocks(report.flags, ROOM_FOR_FLAGS),
    ...adviceBlocks(advice),
  ];
  const room = LARGEST_MESSAGE - sizeOf(head) - sizeOf(tail);
  const rules = ruleBlocks(report.priorities, room, MOST_BLOCKS - head.length - tail.length);
  return {
    text: escapeShort(`${name}: ${report.headline}`, 1000),
    blocks: [...head, ...rules, ...tail],
  };
}

function responseLine({ response, round, readBy }: Report): string {
  const { replied, asked, late, unread, uncounted, unreached } = response;
  const parts = [
    `${replied} of ${asked} answered`,
    late > 0 ? `${late} late` : '',
    unread > 0 ? `${unread} still to be read` : '',
    uncounted > 0
      ? `${counted(uncounted, 'answer', 'answers')} from people not asked, kept apart`
      : '',
    unreached > 0 ? `${counted(unreached, 'person', 'people')} could not be reached` : '',
    readBy.length > 0
      ? `read by ${readBy.map((r) => `${escapeShort(r.reader, 60)} (${r.replies})`).join(', ')}`
      : '',
    round.isClosed ? `opened ${moment(round.openedAt)}` : `open until ${moment(round.closesAt)}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function adviceBlocks(advice: readonly Advice[]): readonly KnownBlock[] {
  const found = advice.flatMap(({ excerpt }) => (excerpt === null ? [] : [excerpt]));
  if (found.length === 0) return [];
  return [
    { type: 'divider' },
    paragraph('*What to read, and do, first*'),
    ...found.slice(0, 3).flatMap(({ article, text }) => [
      richText([
        line(`${shorten(article.title, 150)} (${shorten(article.readingTime, 30)})`, {
          bold: true,
        }),
        quote(shorten(text, 600)),
      ]),
      ...(article.attribution === '' ? [] : [smallPrint(escapeShort(article.attribution, 400))]),
    ]),
  ];
}
