import type { RespondFn } from '@slack/bolt';
import type { SlackMessage } from './blocks/message-blocks.ts';

/** Answers only the person who asked, leaving what they asked from in its place. */
export async function respondWith(respond: RespondFn, message: SlackMessage): Promise<void> {
  await respond({
    response_type: 'ephemeral',
    replace_original: false,
    text: message.text,
    blocks: [...message.blocks],
  });
}
