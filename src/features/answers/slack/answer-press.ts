import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { type ButtonPress, onPress } from '../../../slack/guard.ts';
import { parseAnswerValue } from '../../check-in/slack/answer-actions.ts';
import type { Press } from '../find-asked.ts';

/** A button or menu under a question that somebody used. */
export type AnswerPress = Pick<ButtonPress, 'client' | 'respond' | 'triggerId'> & {
  readonly press: Press;
  /** What the button says beside what it is about. */
  readonly said: string;
};

const containerSchema = z.object({
  channel_id: z.string().min(1),
  message_ts: z.string().min(1),
  thread_ts: z.string().nullish(),
});

/** Registers a button or menu under a question. A value of an unknown shape is ignored. */
export function onAnswerPress(
  app: App,
  deps: Deps,
  actionId: string | RegExp,
  work: (press: AnswerPress) => Promise<void>,
): void {
  onPress(app, deps, 'anybody', actionId, async (used) => {
    const parsed = parseAnswerValue(used.value);
    if (parsed === undefined) return;
    const { workspaceId, personId, client, respond, triggerId } = used;
    const { subject, said } = parsed;
    const press: Press = { workspaceId, personId, subject, place: placeOf(used.container) };
    await work({ press, said, client, respond, triggerId });
  });
}

function placeOf(container: unknown): Press['place'] {
  const parsed = containerSchema.safeParse(container);
  if (!parsed.success) return null;
  const { channel_id: channelId, message_ts, thread_ts } = parsed.data;
  return { channelId, messageTs: thread_ts ?? message_ts };
}
