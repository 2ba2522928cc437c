import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { type Actor, type ButtonPress, onPress } from '../../../slack/guard.ts';
import { metadataOf } from '../../../slack/modal.ts';
import { readable } from '../../../slack/readable.ts';
import { parseAnswerValue } from '../../check-in/slack/answer-buttons.ts';
import type { Press } from '../find-asked.ts';

/** A button or menu under a question that somebody used, and what it says beside what it is about. */
export type AnswerPress = Press &
  Pick<ButtonPress, 'client' | 'respond' | 'triggerId'> & { readonly said: string };

const containerSchema = z.object({
  channel_id: z.string().min(1),
  message_ts: z.string().min(1),
  thread_ts: z.string().nullish(),
});

/** Registers a button or menu under a question. */
export function onAnswerPress(
  app: App,
  deps: Deps,
  actionId: string | RegExp,
  work: (press: AnswerPress) => Promise<void>,
): void {
  onPress(app, deps, actionId, async (press) => {
    const parsed = readable('what a button is about', parseAnswerValue(press.value));
    await work({ ...press, ...parsed, place: placeOf(press.container) });
  });
}

function placeOf(container: unknown): Press['place'] {
  const parsed = containerSchema.safeParse(container);
  if (!parsed.success) return null;
  const { channel_id: channelId, message_ts, thread_ts } = parsed.data;
  return { channelId, messageTs: thread_ts ?? message_ts };
}

const metadataSchema = z.object({
  subject: z.union([
    z.object({ kind: z.enum(['prompt', 'round']), id: z.string() }),
    z.object({ kind: z.literal('sample') }),
  ]),
  place: z.object({ channelId: z.string(), messageTs: z.string() }).nullable(),
});

/** What a form remembers of the press that opened it. Who sends it is known from Slack alone. */
export function pressMetadata({ subject, place }: Press): string {
  return JSON.stringify({ subject, place });
}

/** The press that opened a form, now of the one who sends it. */
export function pressOf(
  view: { readonly private_metadata: string },
  { workspaceId, personId }: Actor,
): Press {
  return { ...metadataOf(view, metadataSchema), workspaceId, personId };
}
