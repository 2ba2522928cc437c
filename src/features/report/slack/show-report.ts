import type { WebClient } from '@slack/web-api';
import { type AnswerPlace, answerAt, answerThere } from '../../../slack/slack-message.ts';
import type { ShownReport } from '../open-report.ts';
import type { ReportPicture } from '../report-files-port.ts';
import { reportBlocks } from './report-blocks.ts';
import { sharePicture, uploadPicture } from './upload-picture.ts';

/**
 * Shows somebody a report so that nobody else sees it. Where Slack does not show the picture in the
 * report, the report comes without it and the picture goes to their direct messages.
 */
export async function showReport(
  client: WebClient,
  place: AnswerPlace,
  shown: ShownReport,
  picture: ReportPicture | undefined,
): Promise<void> {
  const uploaded = picture && (await uploadPicture(client, picture));
  if (uploaded && (await answerThere(place, reportBlocks(shown, uploaded)))) return;
  await answerAt(place, client, reportBlocks(shown));
  if (picture === undefined) return;
  const { channel } = await client.conversations.open({ users: place.personId });
  if (channel?.id !== undefined) await sharePicture(client, picture, channel.id);
}
