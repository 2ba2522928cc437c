import type { ModalView } from '@slack/types';
import { plainText } from './form-fields.ts';
import { paragraph } from './text.ts';

/** A modal that only says something. `title` has at most 24 letters; `mrkdwn` is escaped by the caller. */
export function noticeView(title: string, mrkdwn: string): ModalView {
  return {
    type: 'modal',
    callback_id: 'notice',
    title: plainText(title),
    close: plainText('Close'),
    blocks: [paragraph(mrkdwn)],
  };
}
