import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { IncomingMessage } from '../../../domain/reply.ts';
import type { Log } from '../../../services/ports/log.ts';
import { guideBlocks } from '../../blocks/guide-blocks.ts';
import { plainWords } from '../../blocks/text.ts';
import { topicBlocks } from '../../blocks/topic-blocks.ts';
import { whichQuestionBlocks } from '../../blocks/which-question-blocks.ts';
import { parseMessageEvent } from '../../parse-message.ts';
import type { SlackServices } from '../../slack-services.ts';

/** What becomes of a message that leaves something to do at once. */
const MAKES_WORK: ReadonlySet<string> = new Set(['recorded', 'revised', 'only-files']);

/** Listens to what people write: replies, edits and deletions. */
export function listenToMessages(app: App, services: SlackServices, log: Log): void {
  app.event('message', async ({ event, body, client }) => {
    const parsed = parseMessageEvent(body.team_id, event);
    switch (parsed.kind) {
      case 'ignored':
        log.info({ subtype: 'subtype' in event ? event.subtype : undefined }, 'message ignored');
        return;
      case 'deleted':
        await services.eraseMessage({ workspaceId: body.team_id, ...parsed });
        return;
      case 'written': {
        const question = guideQuestion(parsed.message);
        if (question !== undefined) {
          await answerInThread(client, services, parsed.message, question);
          return;
        }
        const outcome = await services.recordReply(parsed.message);
        if (MAKES_WORK.has(outcome.kind)) services.wake();
        if (outcome.kind === 'which-prompt') {
          await askWhich(client, services, parsed.message);
        }
      }
    }
  });
}

async function askWhich(
  client: WebClient,
  services: SlackServices,
  message: IncomingMessage,
): Promise<void> {
  const { workspaceId, authorId, channelId, messageTs } = message;
  const questions = await services.openQuestions(workspaceId, authorId);
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
  services: SlackServices,
  { workspaceId, channelId, messageTs }: IncomingMessage,
  question: string,
): Promise<void> {
  const { text, blocks } = await guideSays(services, workspaceId, plainWords(question));
  await client.chat.postMessage({
    channel: channelId,
    thread_ts: messageTs,
    text,
    blocks: [...blocks],
    unfurl_links: false,
  });
}

async function guideSays(services: SlackServices, workspaceId: string, question: string) {
  return question === ''
    ? topicBlocks(await services.describeGuide(workspaceId))
    : guideBlocks(question, await services.askGuide(workspaceId, question));
}
