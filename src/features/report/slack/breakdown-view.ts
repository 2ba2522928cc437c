import type { ModalView } from '@slack/types';
import { plainText } from '../../../slack/form-fields.ts';
import { pageButtons, pageOf } from '../../../slack/pages.ts';
import { paragraph } from '../../../slack/text.ts';
import type { ShownReport } from '../open-report.ts';
import { keyValue, pageValue, REPORT } from './report-actions.ts';
import { BREAKDOWN_LABELS } from './report-buttons.ts';
import { breakdownBlocks } from './rule-blocks.ts';

const ON_A_PAGE = 6;

/** Every trade-off broken down in the way of the key, page by page. */
export function breakdownView({ report, key }: ShownReport, wanted: number): ModalView {
  const { breakdown } = key;
  const shown = pageOf(breakdownBlocks(report, breakdown), wanted, ON_A_PAGE);
  const blocks = shown.items.flat();
  return {
    type: 'modal',
    callback_id: 'breakdown',
    title: plainText(BREAKDOWN_LABELS[breakdown]),
    close: plainText('Close'),
    private_metadata: keyValue(key),
    blocks: [
      ...(blocks.length === 0 ? [paragraph('There is nothing to show here.')] : blocks),
      ...pageButtons(`${REPORT.by}_${breakdown}_page`, shown, pageValue(key)),
    ],
  };
}
