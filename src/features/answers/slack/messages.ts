import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Deps } from '../../../deps.ts';
import type { IncomingMessage } from '../../../domain/reply.ts';
import { plainWords } from '../../../slack/text.ts';
import { askGuide } from '../../guide/ask-guide.ts';
import { describeGuide } from '../../guide/describe-guide.ts';
import { guideBlocks } from '../../guide/slack/guide-blocks.ts';
import { topicBlocks } from '../../guide/slack/topic-blocks.ts';
import { describeOpenQuestions } from '../describe-open-questions.ts';
import { eraseMessage } from '../erase-message.ts';
import { recordReply } from '../record-reply.ts';
import { parseMessageEvent } from './parse-message.ts';
import { whichQuestionBlocks } from './which-question-blocks.ts';

/** What becomes of a message that leaves something to do at once. */
const MAKES_WORK: ReadonlySet<string> = new Set(['recorded', 'revised', 'only-files']);

/** Listens to what people write: replies, edits and deletions. */
export function registerMessages(app: App, deps: Deps): void {
  const { log } = deps;
  app.event('message', async ({ event, body, client }) => {
    const parsed = parseMessageEvent(body.team_id, event);
    switch (parsed.kind) {
      case 'ignored':
        log.info({ subtype: 'subtype' in event ? event.subtype : undefined }, 'message ignored');
        return;
      case 'deleted':
        await eraseMessage(deps, { workspaceId: body.team_id, ...parsed });
        return;
      case 'written': {
        const question = guideQuestion(parsed.message);
        if (question !== undefined) {
          await answerInThread(client, deps, parsed.message, question);
          return;
        }
        const outcome = await recordNow(deps, parsed.message);
        if (MAKES_WORK.has(outcome.kind)) deps.worker.wake();
        if (outcome.kind === 'which-prompt') {
          await askWhich(client, deps, parsed.message);
        }
      }
    }
  });
}

async function askWhich(client: WebClient, deps: Deps, message: IncomingMessage): Promise<void> {
  const { workspaceId, authorId, channelId, messageTs } = message;
  const questions = await describeOpenQuestions(deps, {
    workspaceId: workspaceId,
    personId: authorId,
  });
  const { text, blocks } = whichQuestionBlocks(questions, { channelId, messageTs });
  await client.chat.postMessage({
    channel: channelId,
    thread_ts: messageTs,
    text,
    blocks: [...blocks],
  });
}

/** What somebody asks the guide in a direct message that starts with "guide", '' for "guide" alone; threads are for answers. */
function guideQuestion({
  isDirect,
  threadTs,
  text,
  editedTs,
}: IncomingMessage): string | undefined {
  if (!isDirect || threadTs !== null || editedTs !== null) return undefined;
  const match = /^\/?guide\b[:,]?(?:\s+([\s\S]*))?$/i.exec(text.trim());
  return match === null ? undefined : (match[1] ?? '').trim();
}

async function answerInThread(
  client: WebClient,
  deps: Deps,
  { workspaceId, channelId, messageTs }: IncomingMessage,
  question: string,
): Promise<void> {
  const { text, blocks } = await guideSays(deps, workspaceId, plainWords(question));
  await client.chat.postMessage({
    channel: channelId,
    thread_ts: messageTs,
    text,
    blocks: [...blocks],
    unfurl_links: false,
  });
}

async function guideSays(deps: Deps, workspaceId: string, question: string) {
  return question === ''
    ? topicBlocks(await describeGuide(deps, workspaceId))
    : guideBlocks(question, await askGuide(deps, workspaceId, question));
}

/** Slack shows a prompt before we have noted that it was sent, and some people answer fast. */
async function recordNow(deps: Deps, message: IncomingMessage) {
  const outcome = await recordReply(deps, message);
  if (outcome.kind !== 'not-a-reply') return outcome;
  await deps.worker.settled();
  return await recordReply(deps, message);
}
