import type { ModalView } from '@slack/types';
import { counted } from '../../../domain/words.ts';
import { plainText } from '../../../slack/form-fields.ts';
import { pageButtons, pageOf, pressButton, row } from '../../../slack/pages.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';
import { FLAG } from '../../flags/slack/flag-actions.ts';
import { standingLine, summaryOf } from '../../flags/slack/flag-words.ts';
import { isDone } from '../../flags/standing-flags.ts';
import type { ShownReport } from '../open-report.ts';
import { keyValue, pageValue, REPORT } from './report-actions.ts';

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
