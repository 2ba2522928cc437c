import type { KnownBlock, ModalView } from '@slack/types';
import { shorten } from '../../../domain/words.ts';
import { plainText } from '../../../slack/form-fields.ts';
import { pageButtons, pageOf } from '../../../slack/pages.ts';
import { line, paragraph, plainWords, quote, richText } from '../../../slack/text.ts';
import { signatureOf } from '../../flags/signature.ts';
import type { ShownReport } from '../open-report.ts';
import type { Report, ReportRule, ReportStand } from '../report.ts';
import { keyValue, pageValue, REPORT } from './report-actions.ts';

const ON_A_PAGE = 10;

const SIDE_WORDS: Readonly<Record<ReportStand['stand'], string>> = {
  prefer: 'puts it first',
  over: 'chooses the other side',
  split: 'wants both',
};

/** What people said on each trade-off, as far as it may be shown, page by page. */
export function quotesView({ report, key }: ShownReport, wanted: number): ModalView {
  const shown = pageOf(quotesIn(report), wanted, ON_A_PAGE);
  const none =
    'No words may be shown here: people were asked without being quoted, or nobody took a side.';
  return {
    type: 'modal',
    callback_id: 'quotes',
    title: plainText('In their own words'),
    close: plainText('Close'),
    private_metadata: keyValue(key),
    blocks: [
      ...(shown.items.length === 0 ? [paragraph(none)] : shown.items.map(quoteBlock)),
      ...pageButtons(`${REPORT.quotes}_page`, shown, pageValue(key)),
    ],
  };
}

type Said = { readonly rule: ReportRule; readonly stand: ReportStand; readonly isFirst: boolean };

function quotesIn({ priorities }: Report): readonly Said[] {
  return priorities
    .flatMap((priority) => priority.rules)
    .flatMap((rule) =>
      rule.stands
        .filter(({ quote: words }) => words !== null && words !== '')
        .map((stand, index) => ({ rule, stand, isFirst: index === 0 })),
    );
}

/** A page may begin within a rule: the rule then stands above its first quote there no more. */
function quoteBlock({ rule, stand, isFirst }: Said): KnownBlock {
  const doubt = stand.decided ? '' : '; not surely understood';
  return richText([
    ...(isFirst
      ? [line(`${shorten(rule.prefer, 180)}, over ${shorten(rule.over, 180)}`, { bold: true })]
      : []),
    line(`${shorten(signatureOf(stand), 140)} ${SIDE_WORDS[stand.stand]}${doubt}:`),
    quote(shorten(plainWords(stand.quote ?? ''), 600)),
  ]);
}
