import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { causeOf } from '../../../domain/cause-of.ts';
import type { IncomingMessage, MessagePlace } from '../../../domain/reply.ts';
import { onEvent } from '../../../slack/listen.ts';
import { plainWords } from '../../../slack/text.ts';
import { askGuide } from '../../guide/ask-guide.ts';
import { describeGuide } from '../../guide/describe-guide.ts';
import { guideBlocks } from '../../guide/slack/guide-blocks.ts';
import { topicBlocks } from '../../guide/slack/topic-blocks.ts';
import { guideQuestion, isForGuide } from '../guide-words.ts';
import { eraseMessage, recordReply } from '../take-in-replies.ts';
import { parseMessageEvent } from './parse-message.ts';

const fileChanged = z.object({ file_id: z.string() });

/** What becomes of a message that leaves something to do at once. */
const MAKES_WORK: ReadonlySet<string> = new Set([
  'recorded',
  'revised',
  'only-files',
  'no-own-words',
  'which-prompt',
]);

/** What people write: replies, edits and deletions; and files that change after they were sent. */
export function registerMessages(app: App, deps: Deps): void {
  const { log } = deps;
  // Slack says that a file changed, and no more: it may be a clip whose transcript is ready now.
  onEvent(app, deps, 'file_change', fileChanged, async ({ file_id }, workspaceId) => {
    const isOurs = await deps.clips.hasten(workspaceId, file_id, deps.clock());
    if (isOurs) deps.worker.wake();
  });

  // Slack is acknowledged when this is done, and not at all where it throws.
  onEvent(app, deps, 'message', z.looseObject({}), async (event, workspaceId, client) => {
    const parsed = parseMessageEvent(workspaceId, event);
    switch (parsed.kind) {
      case 'ignored': {
        const { subtype } = event;
        log.info({ subtype: typeof subtype === 'string' ? subtype : undefined }, 'message ignored');
        return;
      }
      case 'deleted': {
        const { channelId, messageTs } = parsed;
        const place = { workspaceId, channelId, messageTs };
        return await deps.unkept.keep(`deleted ${keyOf(place)}`, async () => {
          await eraseMessage(deps, place);
        });
      }
      case 'written':
        return await hear(deps, parsed.message, client);
    }
  });
}

async function hear(deps: Deps, message: IncomingMessage, client: WebClient): Promise<void> {
  if (await isForGuide(deps, message)) {
    // Articles are the organisation's own.
    if (message.editedTs !== null || (await deps.replies.isOutsider(message))) return;
    // Slack must not wait for it: it would ask again.
    void answerFromGuide(deps, message, client);
    return;
  }
  await deps.unkept.keep(`written ${keyOf(message)} ${message.editedTs ?? ''}`, async () => {
    const outcome = await recordNow(deps, message);
    if (MAKES_WORK.has(outcome.kind)) deps.worker.wake();
  });
}

function keyOf({ workspaceId, channelId, messageTs }: MessagePlace): string {
  return `${workspaceId} ${channelId} ${messageTs}`;
}

/** Slack shows a prompt before we have noted that it was sent, and some people answer fast. */
async function recordNow(deps: Deps, message: IncomingMessage) {
  const outcome = await recordReply(deps, message);
  if (outcome.kind !== 'not-a-reply') return outcome;
  await deps.worker.settled();
  return await recordReply(deps, message);
}

async function answerFromGuide(
  deps: Deps,
  message: IncomingMessage,
  client: WebClient,
): Promise<void> {
  try {
    const question = plainWords(guideQuestion(message) ?? '');
    const { text, blocks } = await guideSays(deps, message.workspaceId, question);
    const { channelId: channel, messageTs: thread_ts } = message;
    const shown = { text, blocks: [...blocks], unfurl_links: false };
    await client.chat.postMessage({ channel, thread_ts, ...shown });
  } catch (error) {
    deps.log.error(causeOf(error), 'a question to the guide was not answered');
  }
}

async function guideSays(deps: Deps, workspaceId: string, question: string) {
  return question === ''
    ? topicBlocks(await describeGuide(deps, workspaceId))
    : guideBlocks(question, await askGuide(deps, workspaceId, question));
}
