import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import { escapeMrkdwn } from '../../../slack/text.ts';
import type { ReportPicture } from '../files/report-files.ts';
import type { ShownPicture } from './report-blocks.ts';

const LOOKS = 4;
const BETWEEN_LOOKS_MS = 250;
/** A message of Slack shows ten files; uploads of fifteen ended in `internal_error`. */
const FILES_IN_MESSAGE = 10;

const uploadedSchema = z.object({
  files: z.array(z.object({ files: z.array(z.object({ id: z.string() })) })),
});
const infoSchema = z.object({ file: z.object({ mimetype: z.string().optional() }) });

/**
 * Uploads a picture that is shared with nobody: only the message that shows it makes it seen. Slack
 * looks at a new file for a moment before a message may show it (slackapi/node-slack-sdk issue 1865).
 * Undefined where it does not take it: the report says the same in words.
 */
export async function uploadPicture(
  client: WebClient,
  { name, png, alt }: ReportPicture,
): Promise<ShownPicture | undefined> {
  try {
    const file = Buffer.from(png);
    const answer = await client.filesUploadV2({ filename: name, title: name, file });
    const fileId = uploadedSchema.parse(answer).files[0]?.files[0]?.id;
    if (fileId === undefined || !(await isReady(client, fileId))) return undefined;
    return { fileId, alt };
  } catch {
    return undefined;
  }
}

async function isReady(client: WebClient, file: string): Promise<boolean> {
  for (let look = 1; look <= LOOKS; look += 1) {
    const { mimetype = '' } = infoSchema.parse(await client.files.info({ file })).file;
    if (mimetype !== '') return true;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
  }
  return false;
}

/**
 * Shares a picture with everybody in a channel, or with one person alone; in a thread where one is given.
 * What it shows stands beside it in words: the name under which Slack's client sends them for screen
 * readers is none that Slack knows.
 */
export async function sharePicture(
  client: WebClient,
  { name, png, alt }: ReportPicture,
  channel: string,
  threadTs?: string,
): Promise<void> {
  await client.filesUploadV2({
    channel_id: channel,
    filename: name,
    title: name,
    initial_comment: escapeMrkdwn(alt),
    file: Buffer.from(png),
    ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
  } as Parameters<WebClient['filesUploadV2']>[0]);
}

/**
 * Sends files into somebody's direct messages with the app, as few messages as Slack allows. False where
 * Slack does not take them.
 */
export async function sendFiles(
  client: WebClient,
  personId: string,
  files: readonly SentFile[],
  words: string,
): Promise<boolean> {
  try {
    const { channel } = await client.conversations.open({ users: personId });
    if (channel?.id === undefined) return false;
    for (let first = 0; first < files.length; first += FILES_IN_MESSAGE)
      await client.filesUploadV2({
        channel_id: channel.id,
        initial_comment: first === 0 ? words : 'And the rest:',
        file_uploads: files.slice(first, first + FILES_IN_MESSAGE).map(uploadOf),
      });
    return true;
  } catch {
    return false;
  }
}

type SentFile = { readonly name: string; readonly content: Uint8Array };

/** As bytes: a text of Slack's client goes through its own log of arguments. */
function uploadOf({ name, content }: SentFile) {
  return { filename: name, title: name, file: Buffer.from(content) };
}
