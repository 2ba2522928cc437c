import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import type { IncomingMessage } from '../../../domain/reply.ts';
import { onEvent } from '../../../slack/listen.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import { plainWords } from '../../../slack/text.ts';
import { askGuide } from '../../guide/ask-guide.ts';
import { describeGuide } from '../../guide/describe-guide.ts';
import { guideBlocks } from '../../guide/slack/guide-blocks.ts';
import { topicBlocks } from '../../guide/slack/topic-blocks.ts';
import { describeOpenQuestions } from '../find-asked.ts';
import { eraseMessage, recordReply } from '../take-in-replies.ts';
import { parseMessageEvent } from './parse-message.ts';
import { whichQuestionBlocks } from './which-question.ts';

const fileChanged = z.object({ file_id: z.string() });

/** What becomes of a message that leaves something to do at once. */
const MAKES_WORK: ReadonlySet<string> = new Set([
  'recorded',
  'revised',
  'only-files',
  'no-own-words',
]);

/** What people write: replies, edits and deletions; and files that change after they were sent. */
export function registerMessages(app: App, deps: Deps): void {
  const { log } = deps;
  // Slack says that a file changed, and no more: it may be a clip whose transcript is ready now.
  onEvent(app, deps, 'file_change', fileChanged, async ({ file_id }, workspaceId) => {
    const isOurs = await deps.clips.hasten(workspaceId, file_id, deps.clock());
    if (isOurs) deps.worker.wake();
  });

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
        return await eraseMessage(deps, { workspaceId, channelId, messageTs });
      }
      case 'written':
        return await takeIn(deps, parsed.message, client);
    }
  });
}

async function takeIn(deps: Deps, message: IncomingMessage, client: WebClient): Promise<void> {
  const { workspaceId, authorId: personId } = message;
  const question = guideQuestion(message);
  if (question !== undefined) {
    // Articles are the organisation's own.
    if (await deps.replies.isOutsider(message)) return;
    const answer = await guideSays(deps, workspaceId, plainWords(question));
    return await answerInThread(client, message, answer, { unfurl_links: false });
  }
  const outcome = await recordNow(deps, message);
  if (MAKES_WORK.has(outcome.kind)) deps.worker.wake();
  if (outcome.kind === 'which-prompt') {
    const questions = await describeOpenQuestions(deps, { workspaceId, personId });
    await answerInThread(client, message, whichQuestionBlocks(questions, message));
  }
}

/** Slack shows a prompt before we have noted that it was sent, and some people answer fast. */
async function recordNow(deps: Deps, message: IncomingMessage) {
  const outcome = await recordReply(deps, message);
  if (outcome.kind !== 'not-a-reply') return outcome;
  await deps.worker.settled();
  return await recordReply(deps, message);
}

/** "guide how …", "/guide: how …", "guide – how …", "“guide how …”". */
const ASKS_GUIDE = /^\/?guide\b[:,]?(?:\s*[-–—](?=\s))?(?:\s+([\s\S]*))?$/i;
const IN_QUOTES = /^["'“”„«‘’]([\s\S]*)["'“”»‘’]$/;

/** What somebody asks the guide in a direct message that starts with "guide", '' for "guide" alone; threads are for answers. */
function guideQuestion({
  isDirect,
  threadTs,
  text,
  editedTs,
}: IncomingMessage): string | undefined {
  if (!isDirect || threadTs !== null || editedTs !== null) return undefined;
  const match = ASKS_GUIDE.exec(text.trim().replace(IN_QUOTES, '$1').trim());
  return match === null ? undefined : (match[1] ?? '').trim();
}

async function guideSays(deps: Deps, workspaceId: string, question: string) {
  return question === ''
    ? topicBlocks(await describeGuide(deps, workspaceId))
    : guideBlocks(question, await askGuide(deps, workspaceId, question));
}

async function answerInThread(
  client: WebClient,
  { channelId: channel, messageTs: thread_ts }: IncomingMessage,
  { text, blocks }: SlackMessage,
  how: { readonly unfurl_links?: boolean } = {},
): Promise<void> {
  await client.chat.postMessage({ channel, thread_ts, text, blocks: [...blocks], ...how });
}
