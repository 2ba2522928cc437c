import type { KnownBlock } from '@slack/types';
import { paragraph } from './text.ts';

/** A Slack message: its blocks, and the plain text for notifications and screen readers. */
export type SlackMessage = { readonly text: string; readonly blocks: readonly KnownBlock[] };

/** A message of one paragraph. The caller escapes what it did not write itself. */
export function plain(mrkdwn: string): SlackMessage {
  return { text: mrkdwn, blocks: [paragraph(mrkdwn)] };
}
