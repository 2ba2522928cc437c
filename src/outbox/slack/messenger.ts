import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { MessageRef, MessageTarget } from '../../domain/outbox-message.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import {
  failureOf,
  mayBeEither,
  PERSON_LEFT,
  type SendFailure,
} from '../../slack/slack-failure.ts';
import type { SlackMessage } from '../../slack/slack-message.ts';

const METADATA_TYPE = 'throughline_message';

const postedSchema = z.object({ channel: z.string(), ts: z.string() });
const openedSchema = z.object({ channel: z.object({ id: z.string() }) });
const historySchema = z.object({
  response_metadata: z.object({ next_cursor: z.string() }).partial().optional(),
  messages: z.array(
    z.object({
      ts: z.string(),
      metadata: z
        .object({ event_payload: z.record(z.string(), z.unknown()) })
        .partial()
        .optional(),
    }),
  ),
});

/**
 * Posts through a client of its own that neither retries nor waits: retries belong to the
 * outbox, which knows whether a message may be in Slack already.
 */
export function createMessenger(client: WebClient) {
  async function channelOf(target: MessageTarget): Promise<string> {
    if (target.kind === 'channel') return target.channelId;
    const answer = await client.conversations.open({ users: target.personId });
    return openedSchema.parse(answer).channel.id;
  }

  /** A channel answers its newest messages first, a thread its oldest: that one is read to its end. */
  async function findIn(
    channel: string,
    thread: string | undefined,
    id: string,
  ): Promise<string | undefined> {
    const page = { channel, include_all_metadata: true, limit: 200 } as const;
    let cursor = {};
    for (;;) {
      const answer = historySchema.parse(
        thread === undefined
          ? await client.conversations.history(page)
          : await client.conversations.replies({ ...page, ts: thread, ...cursor }),
      );
      const found = answer.messages.find((m) => m.metadata?.event_payload?.['id'] === id);
      const next = answer.response_metadata?.next_cursor ?? '';
      if (found || next === '' || thread === undefined) return found?.ts;
      cursor = { cursor: next };
    }
  }

  async function attempt<Value extends MessageRef | null>(
    target: MessageTarget,
    call: () => Promise<Value>,
  ): Promise<Result<Value, SendFailure>> {
    try {
      return ok(await call());
    } catch (error) {
      const isToPerson = target.kind === 'person';
      const hasLeft = isToPerson && mayBeEither(error) && (await isTokenAlive());
      return err(hasLeft ? PERSON_LEFT : failureOf(error, isToPerson));
    }
  }

  /** Slack keeps no such message: it cannot be looked up again, and a second one does no harm. */
  async function postOnlyTo(
    user: string,
    target: Extract<MessageTarget, { kind: 'channel' }>,
    { text, blocks }: SlackMessage,
  ): Promise<MessageRef> {
    const channel = target.channelId;
    const answer = await client.chat.postEphemeral({
      channel,
      user,
      text,
      blocks: [...blocks],
      ...threadOf(target),
    });
    return { channelId: channel, messageTs: answer.message_ts ?? '' };
  }

  async function isTokenAlive(): Promise<boolean> {
    return await client.auth.test().then(
      () => true,
      () => false,
    );
  }

  return {
    /** Posts a message. `id` travels with it, so that it can be found again. */
    post: (id: string, target: MessageTarget, message: SlackMessage) =>
      attempt(target, async () => {
        const { text, blocks } = message;
        if (target.kind === 'channel' && target.onlyTo !== undefined) {
          return await postOnlyTo(target.onlyTo, target, message);
        }
        const answer = await client.chat.postMessage({
          // Slack opens the direct channel by itself, and opening one has a slower limit than posting.
          channel: target.kind === 'person' ? target.personId : target.channelId,
          text,
          blocks: [...blocks],
          unfurl_links: false,
          unfurl_media: false,
          metadata: { event_type: METADATA_TYPE, event_payload: { id } },
          ...threadOf(target),
        });
        const posted = postedSchema.parse(answer);
        return { channelId: posted.channel, messageTs: posted.ts };
      }),

    /** Puts a message in the place of one that was posted; doing it twice changes nothing. */
    update: (posted: MessageRef, message: SlackMessage) =>
      attempt({ kind: 'channel', channelId: posted.channelId, threadTs: null }, async () => {
        const { text, blocks } = message;
        const { channelId: channel, messageTs: ts } = posted;
        await client.chat.update({ channel, ts, text, blocks: [...blocks] });
        return posted;
      }),

    /** Takes back a message that was posted. */
    remove: (posted: MessageRef) =>
      attempt({ kind: 'channel', channelId: posted.channelId, threadTs: null }, async () => {
        await client.chat.delete({ channel: posted.channelId, ts: posted.messageTs });
        return posted;
      }),

    /** Looks for a message that may have been posted under this id. */
    findPosted: (id: string, target: MessageTarget) =>
      attempt(target, async (): Promise<MessageRef | null> => {
        const channel = await channelOf(target);
        const ts = await findIn(channel, threadOf(target).thread_ts, id);
        return ts === undefined ? null : { channelId: channel, messageTs: ts };
      }),
  };
}

export type Messenger = ReturnType<typeof createMessenger>;

function threadOf(target: MessageTarget): { thread_ts?: string } {
  return target.kind === 'channel' && target.threadTs !== null
    ? { thread_ts: target.threadTs }
    : {};
}
