import type { ModalView } from '@slack/types';
import { counted } from '../../../domain/words.ts';
import type { ShownReport } from '../../../services/reports/open-report.ts';
import { isDone } from '../../../services/reports/standing-flags.ts';
import { pageButtons, pageOf, pressButton, row } from '../admin/pages.ts';
import { plainText } from '../form-fields.ts';
import { keyValue, pageValue, REPORT } from '../report/report-actions.ts';
import { escapeShort, paragraph } from '../text.ts';
import { FLAG } from './flag-actions.ts';
import { standingLine, summaryOf } from './flag-words.ts';

const ON_A_PAGE = 8;

/** All that came up in a round, a page of it; what is settled stands at the end. */
export function flagsView({ report, flags, key }: ShownReport, wanted: number): ModalView {
  const shown = pageOf(flags, wanted, ON_A_PAGE);
  const settled = flags.filter(isDone).length;
  const done = settled > 0 ? `, ${settled} of them settled` : '';
  return {
    type: 'modal',
    callback_id: 'flags',
    title: plainText('All that came up'),
    close: plainText('Close'),
    private_metadata: keyValue(key),
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
  };
}
