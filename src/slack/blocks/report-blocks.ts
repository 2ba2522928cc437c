import type { KnownBlock } from '@slack/types';
import { CAUSE_WORDS } from '../../domain/cause.ts';
import type { FlagContent, FlagQuote } from '../../domain/flag.ts';
import type { Report, ReportPriority, ReportRule } from '../../domain/report.ts';
import { counted, shorten } from '../../domain/words.ts';
import type { Advice, FullReport } from '../../services/reports/build-report.ts';
import type { SlackMessage } from './message-blocks.ts';
import {
  escapeMrkdwn,
  line,
  moment,
  paragraph,
  quote,
  richText,
  smallPrint,
  title,
} from './text.ts';

const MOST_FLAGS = 5;
const MOST_QUOTES = 2;
const QUOTE_LENGTH = 260;

/** The executive's report. It stays within Slack's limits whatever the strategy and replies. */
export function reportBlocks({ report, advice }: FullReport): SlackMessage {
  const { name } = report.strategy;
  return {
    text: `${name}: ${report.headline}`,
    blocks: [
      title(`${shorten(name, 100)}: where it parts`),
      paragraph(`*${escapeMrkdwn(report.headline)}*`),
      smallPrint(responseLine(report)),
      { type: 'divider' },
      ...report.priorities.slice(0, 6).flatMap(priorityBlocks),
      { type: 'divider' },
      ...flagBlocks(report.flags),
      ...adviceBlocks(advice),
    ],
  };
}

function responseLine({ response, round }: Report): string {
  const { replied, asked, late, unread, uncounted, unreached } = response;
  const parts = [
    `${replied} of ${asked} answered`,
    late > 0 ? `${late} late` : '',
    unread > 0 ? `${unread} still to be read` : '',
    uncounted > 0
      ? `${counted(uncounted, 'answer', 'answers')} from people not asked, kept apart`
      : '',
    unreached > 0 ? `${counted(unreached, 'person', 'people')} could not be reached` : '',
    round.isClosed ? `opened ${moment(round.openedAt)}` : `open until ${moment(round.closesAt)}`,
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

function priorityBlocks(priority: ReportPriority): readonly KnownBlock[] {
  return [
    paragraph(`*${escapeMrkdwn(shorten(priority.title, 200))}*`),
    ...priority.rules.slice(0, 4).map(ruleBlock),
  ];
}

function ruleBlock(rule: ReportRule): KnownBlock {
  const { tally, byFunction } = rule;
  const where = (side: 'prefer' | 'over' | 'split') => {
    const functions = byFunction.filter((f) => f.tally[side] > 0).map((f) => f.function);
    return functions.length === 0 ? '' : ` (${escapeMrkdwn(shorten(functions.join(', '), 120))})`;
  };
  return paragraph(
    [
      `${escapeMrkdwn(shorten(rule.prefer, 200))} _over_ ${escapeMrkdwn(shorten(rule.over, 200))}`,
      `:large_blue_circle: ${tally.prefer} put it first${where('prefer')}`,
      `:large_orange_circle: ${tally.over} choose the other side${where('over')}`,
      `:white_circle: ${tally.split} want both${where('split')}`,
      `:heavy_minus_sign: ${tally.silent} say nothing on it, ${tally.none} did not answer`,
    ].join('\n'),
  );
}

function flagBlocks(flags: readonly FlagContent[]): readonly KnownBlock[] {
  if (flags.length === 0)
    return [paragraph('*Nothing to step in for.* No plan collides with the strategy.')];
  const shown = flags.slice(0, MOST_FLAGS);
  const more = flags.length - shown.length;
  return [
    paragraph('*Where to look first*'),
    ...shown.map(flagBlock),
    ...(more > 0
      ? [smallPrint(`And ${counted(more, 'more sign', 'more signs')} of less weight.`)]
      : []),
  ];
}

function flagBlock(flag: FlagContent): KnownBlock {
  return richText([
    line(shorten(flag.summary, 400), { bold: true }),
    ...pickQuotes(flag.quotes).flatMap((q) => [
      line(`${q.personName}, ${q.function}:`),
      quote(shorten(q.quote, QUOTE_LENGTH)),
    ]),
    line(`Behind it: ${CAUSE_WORDS[flag.cause]}.`, { italic: true }),
  ]);
}

/** One quote of each side where there are two, else the first ones. */
function pickQuotes(quotes: readonly FlagQuote[]): readonly FlagQuote[] {
  const over = quotes.find((q) => q.side === 'over');
  const prefer = quotes.find((q) => q.side === 'prefer');
  return over && prefer ? [over, prefer] : quotes.slice(0, MOST_QUOTES);
}

function adviceBlocks(advice: readonly Advice[]): readonly KnownBlock[] {
  const found = advice.flatMap(({ excerpt }) => (excerpt === null ? [] : [excerpt]));
  if (found.length === 0) return [];
  return [
    { type: 'divider' },
    paragraph('*What to read, and do, first*'),
    ...found
      .slice(0, 3)
      .map((excerpt) =>
        richText([
          line(`${excerpt.article.title} (${excerpt.article.readingTime})`, { bold: true }),
          quote(shorten(excerpt.text, 600)),
        ]),
      ),
  ];
}
