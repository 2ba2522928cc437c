import type { KnownBlock, ModalView } from '@slack/types';
import { counted, shorten } from '../../../domain/words.ts';
import { modal } from '../../../slack/modal.ts';
import { pageButtons, pageOf, pressButton, row } from '../../../slack/pages.ts';
import { escapeShort, line, moment, paragraph, richText } from '../../../slack/text.ts';
import { isDone } from '../../flags/flag-workflow.ts';
import { FLAG } from '../../flags/slack/flag-actions.ts';
import { standingLine, summaryOf } from '../../flags/slack/flag-words.ts';
import type { FrozenLine } from '../frozen-report-store.ts';
import type { ShownReport } from '../open-report.ts';
import { type Report, type ReportRule, type ReportStand, rulesOf } from '../report.ts';
import { voiceOn } from '../rule-voices.ts';
import { voiceLines } from './card-blocks.ts';
import { keyValue, pageValue, REPORT } from './report-actions.ts';
import { BREAKDOWN_LABELS } from './report-buttons.ts';
import { breakdownBlocks } from './rule-blocks.ts';

const RULES_ON_A_PAGE = 6;
const FLAGS_ON_A_PAGE = 8;
const QUOTES_ON_A_PAGE = 10;
const LONGEST_QUOTE = 1500;

/** Every trade-off broken down in the way of the key, page by page. */
export function breakdownView({ report, key }: ShownReport, wanted: number): ModalView {
  const { breakdown } = key;
  const shown = pageOf(breakdownBlocks(report, breakdown), wanted, RULES_ON_A_PAGE);
  const blocks = shown.items.flat();
  return modal({
    callbackId: 'breakdown',
    title: BREAKDOWN_LABELS[breakdown],
    metadata: keyValue(key),
    blocks: [
      ...(blocks.length === 0 ? [paragraph('There is nothing to show here.')] : blocks),
      ...pageButtons(`${REPORT.by}_${breakdown}_page`, shown, pageValue(key)),
    ],
  });
}

/** All that came up in a round, a page of it; what is settled stands at the end. */
export function flagsView({ report, flags, key }: ShownReport, wanted: number): ModalView {
  const shown = pageOf(flags, wanted, FLAGS_ON_A_PAGE);
  const settled = flags.filter(isDone).length;
  const done = settled > 0 ? `, ${settled} of them settled` : '';
  return modal({
    callbackId: 'flags',
    title: 'All that came up',
    metadata: keyValue(key),
    blocks: [
      paragraph(
        `*${escapeShort(report.strategy.name, 150)}*: ${counted(flags.length, 'thing', 'things')} to look at${done}.`,
      ),
      ...shown.items.map((flag, index) =>
        row(
          `flag${index}`,
          `${isDone(flag) ? '' : '*'}${summaryOf(flag.content)}${isDone(flag) ? '' : '*'}\n${standingLine(flag)}`,
          flag.kept === null ? undefined : pressButton(FLAG.open, 'Look at it', flag.kept.id),
        ),
      ),
      ...pageButtons(`${REPORT.flags}_page`, shown, pageValue(key)),
    ],
  });
}

/** The reports that were frozen, each with a way to open it again. `metadata` says where it then goes. */
export function frozenView(lines: readonly FrozenLine[], metadata: string): ModalView {
  return modal({
    callbackId: 'frozen',
    title: 'Frozen reports',
    metadata,
    blocks:
      lines.length === 0
        ? [paragraph('None yet. _Freeze this report_ keeps one as it stands.')]
        : lines.map(({ id, frozenAt, frozenBy, strategyName, openedAt }) =>
            row(
              id,
              `*${escapeShort(strategyName, 150)}*, the round of ${moment(openedAt)}\nFrozen ${moment(frozenAt)} by <@${escapeShort(frozenBy, 30)}>`,
              pressButton(
                REPORT.show,
                'Open it',
                keyValue({ source: { kind: 'frozen', frozenId: id }, breakdown: 'function' }),
              ),
            ),
          ),
  });
}

const SIDE_WORDS: Readonly<Record<ReportStand['stand'], string>> = {
  prefer: 'Puts it first',
  over: 'Chooses the other side',
  split: 'Wants both',
};

/** What people said on each trade-off, as far as it may be shown, page by page. */
export function quotesView({ report, key }: ShownReport, wanted: number): ModalView {
  const shown = pageOf(quotesIn(report), wanted, QUOTES_ON_A_PAGE);
  const none =
    'No words may be shown here: people were asked without being quoted, or nobody took a side.';
  return modal({
    callbackId: 'quotes',
    title: 'In their own words',
    metadata: keyValue(key),
    blocks: [
      ...(shown.items.length === 0 ? [paragraph(none)] : shown.items.map(quoteBlock)),
      ...pageButtons(`${REPORT.quotes}_page`, shown, pageValue(key)),
    ],
  });
}

type Said = { readonly rule: ReportRule; readonly stand: ReportStand; readonly isFirst: boolean };

function quotesIn(report: Report): readonly Said[] {
  return rulesOf(report).flatMap((rule) =>
    rule.stands
      .filter(({ quote: words }) => words !== null && words !== '')
      .map((stand, index) => ({ rule, stand, isFirst: index === 0 })),
  );
}

/** A page may begin within a rule: the rule then stands above its first quote there no more. */
function quoteBlock({ rule, stand, isFirst }: Said): KnownBlock {
  return richText([
    ...(isFirst
      ? [line(`${shorten(rule.prefer, 400)}, over ${shorten(rule.over, 400)}`, { bold: true })]
      : []),
    line(`${SIDE_WORDS[stand.stand]}:`),
    ...voiceLines(voiceOn(stand), LONGEST_QUOTE),
  ]);
}
