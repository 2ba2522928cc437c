import type { RespondArguments } from '@slack/bolt';
import type { SlackMessage } from './slack-message.ts';

/** A way to answer somebody where they are; Bolt hands one out with whatever can be answered. */
export type Respond = (message: RespondArguments) => Promise<unknown>;

/** Answers only the person who asked, leaving what they asked from in its place. */
export async function respondWith(respond: Respond, message: SlackMessage): Promise<void> {
  await respond({
    response_type: 'ephemeral',
    replace_original: false,
    text: message.text,
    blocks: [...message.blocks],
  });
}
