import type { KnownBlock, ModalView } from '@slack/types';
import { shorten, wholeSentences } from '../../../domain/words.ts';
import { modal } from '../../../slack/modal.ts';
import { actions, pressButton } from '../../../slack/pages.ts';
import { escapeShort, line, paragraph, quote, richText, smallPrint } from '../../../slack/text.ts';
import type { FlagPage } from '../../flags/describe-flag.ts';
import type { FlagAct } from '../../flags/flag-workflow.ts';
import { FLAG } from '../../flags/slack/flag-actions.ts';
import { eventWords, quoteLines, standingLine, summaryOf } from '../../flags/slack/flag-words.ts';
import { keyOf, REPORT } from './report-actions.ts';
import { articleButton } from './step-blocks.ts';

const MOST_QUOTES = 6;
const MOST_EVENTS = 12;

/** The page of a flag. `back` is the value of the list that it was opened from; '' for none. */
export function flagView(page: FlagPage, back = ''): ModalView {
  const { flag, strategyName, history } = page;
  const { content } = flag;
  const quotes = quoteLines(content.quotes.slice(0, MOST_QUOTES));
  return modal({
    callbackId: 'flag',
    title: 'What came up',
    metadata: back,
    blocks: [
      paragraph(`*${escapeShort(strategyName, 150)}*\n${summaryOf(content)}`),
      smallPrint(standingLine({ content, kept: flag })),
      ...ruleBlocks(page),
      ...(quotes.length === 0 ? [] : [richText(quotes)]),
      ...moreQuotes(content.quotes.length),
      ...excerptBlocks(page),
      ...actBlocks(page),
      paragraph(
        ['*What happened*', ...history.slice(0, MOST_EVENTS).map((e) => `• ${eventWords(e)}`)].join(
          '\n',
        ),
      ),
      ...backBlocks(back),
    ],
  });
}

function ruleBlocks({ rule }: FlagPage): readonly KnownBlock[] {
  if (rule === null) return [];
  const { prefer, over, evenIf } = rule;
  const evenSo = evenIf === '' ? '' : `, even if ${escapeShort(evenIf, 200)}`;
  return [
    smallPrint(
      `The strategy: ${escapeShort(prefer, 250)} _over_ ${escapeShort(over, 250)}${evenSo}`,
    ),
  ];
}

function moreQuotes(quotes: number): readonly KnownBlock[] {
  const more = quotes - MOST_QUOTES;
  return more > 0 ? [smallPrint(`And ${more} more.`)] : [];
}

function excerptBlocks({ excerpt }: FlagPage): readonly KnownBlock[] {
  if (excerpt === null) return [];
  const { text } = excerpt;
  return [
    richText([
      line('What helps', { bold: true }),
      quote(wholeSentences(text, 900) || shorten(text, 900)),
    ]),
    actions(articleButton(excerpt)),
  ];
}

const LABELS: readonly (readonly [FlagAct['kind'] | 'askThem', string])[] = [
  ['acknowledge', 'I have seen it'],
  ['askThem', 'Ask them'],
  ['re-ask', 'Put it to people again'],
  ['decide', 'Decide and tell them'],
  ['assign', 'Ask somebody to look after it'],
  ['resolve', 'Resolved'],
  ['dismiss', 'Dismiss'],
  ['reopen', 'Open it again'],
];

/** Those concerned can be asked with the next round too: then that is no button of its own. */
function actBlocks({ acts, mayAskThem, flag }: FlagPage): readonly KnownBlock[] {
  const open = LABELS.filter(([kind]) => {
    if (kind === 'askThem') return mayAskThem;
    return acts.has(kind) && (kind !== 're-ask' || !mayAskThem);
  });
  if (open.length === 0) return [];
  return [
    {
      type: 'actions',
      elements: open.map(([kind, label]) => pressButton(FLAG[kind], label, flag.id)),
    },
  ];
}

function backBlocks(back: string): readonly KnownBlock[] {
  if (keyOf(back) === undefined) return [];
  return [{ type: 'actions', elements: [pressButton(REPORT.flags, 'All of them', back)] }];
}
