import type { WebClient } from '@slack/web-api';

/** A file for one person, with a word that stands above it. */
export type FileToSend = {
  readonly name: string;
  readonly title: string;
  readonly content: string;
  readonly words: string;
};

/** Sends a file into somebody's direct messages with the app. Throws where Slack does not take it. */
export async function sendFile(
  client: WebClient,
  personId: string,
  { name, title, content, words }: FileToSend,
): Promise<void> {
  const { channel } = await client.conversations.open({ users: personId });
  if (channel?.id === undefined) throw new Error('Slack opened no direct channel.');
  await client.filesUploadV2({
    channel_id: channel.id,
    initial_comment: words,
    filename: name,
    title,
    // As bytes: a text of Slack's client goes through its own log of arguments.
    file: Buffer.from(content, 'utf8'),
  });
}
