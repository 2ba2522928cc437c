import type { ModalView } from '@slack/types';
import { plainText } from '../../../slack/form-fields.ts';
import { pressButton, row } from '../../../slack/pages.ts';
import { escapeShort, moment, paragraph } from '../../../slack/text.ts';
import type { FrozenLine } from '../frozen-report-store.ts';
import { keyValue, REPORT } from './report-actions.ts';

/** The reports that were frozen, each with a way to open it again. `metadata` says where it then goes. */
export function frozenView(lines: readonly FrozenLine[], metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'frozen',
    title: plainText('Frozen reports'),
    close: plainText('Close'),
    private_metadata: metadata,
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
  };
}
