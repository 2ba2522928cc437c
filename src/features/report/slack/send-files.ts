import type { WebClient } from '@slack/web-api';
import type { ReportFile } from '../report-files-port.ts';

/** Sends files into somebody's direct messages with the app, in one message. False where Slack does not take them. */
export async function sendFiles(
  client: WebClient,
  personId: string,
  files: readonly ReportFile[],
  words: string,
): Promise<boolean> {
  try {
    const { channel } = await client.conversations.open({ users: personId });
    if (channel?.id === undefined) return false;
    await client.filesUploadV2({
      channel_id: channel.id,
      initial_comment: words,
      // As bytes: a text of Slack's client goes through its own log of arguments.
      file_uploads: files.map(({ name, content }) => ({
        filename: name,
        title: name,
        file: Buffer.from(content),
      })),
    });
    return true;
  } catch {
    return false;
  }
}
