import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { noticeView } from '../../../slack/notice-view.ts';
import { openView } from '../../../slack/open-view.ts';
import type { Respond } from '../../../slack/respond-with.ts';
import { parseAnswerValue } from '../../check-in/slack/answer-actions.ts';
import type { Press } from '../find-asked.ts';

/** A button or menu under a question that somebody used. */
export type AnswerPress = {
  readonly press: Press;
  /** What the button says beside what it is about. */
  readonly said: string;
  readonly client: WebClient;
  /** Answers only them: where the button stands, or above the Home tab. */
  readonly respond: Respond;
  readonly triggerId: string;
};

const containerSchema = z.object({
  channel_id: z.string().min(1),
  message_ts: z.string().min(1),
  thread_ts: z.string().nullish(),
});

/** Listens to a button or menu under a question. A value of an unknown shape is ignored. */
export function onAnswerPress(
  app: App,
  actionId: string | RegExp,
  work: (press: AnswerPress) => Promise<void>,
): void {
  type Used = BlockAction<ButtonAction | StaticSelectAction>;
  app.action<Used>(actionId, async ({ ack, body, action, client, respond }) => {
    await ack();
    const value =
      action.type === 'button' ? (action.value ?? '') : (action.selected_option?.value ?? '');
    const parsed = parseAnswerValue(value);
    if (parsed === undefined) return;
    const press: Press = {
      workspaceId: body.team?.id ?? body.user.team_id ?? '',
      personId: body.user.id,
      subject: parsed.subject,
      place: placeOf(body.container),
    };
    const triggerId = body.trigger_id;
    // Nothing can be said on a Home tab itself.
    const answer = body.view?.type === 'home' ? noticeAbove(client, triggerId) : respond;
    await work({ press, said: parsed.said, client, respond: answer, triggerId });
  });
}

function noticeAbove(client: WebClient, triggerId: string): Respond {
  return ({ text = '' }) => openView(client, triggerId, noticeView('Throughline', text));
}

function placeOf(container: unknown): Press['place'] {
  const parsed = containerSchema.safeParse(container);
  if (!parsed.success) return null;
  const { channel_id: channelId, message_ts, thread_ts } = parsed.data;
  return { channelId, messageTs: thread_ts ?? message_ts };
}
