import type { WebClient } from '@slack/web-api';
import type { Deps } from '../../../deps.ts';
import { type AnswerPlace, answerAt, answerThere, plain } from '../../../slack/slack-message.ts';
import { predictionToAsk } from '../ask-prediction.ts';
import type { ReportPicture } from '../files/report-files.ts';
import { openReport, type ShownReport } from '../open-report.ts';
import type { ReportKey } from '../report-request.ts';
import { predictionBlocks } from './prediction-blocks.ts';
import { reportBlocks } from './report-blocks.ts';
import { sharePicture, uploadPicture } from './upload-files.ts';

/** Who wants to see a report, and where. */
export type Viewer = AnswerPlace & { readonly workspaceId: string; readonly client: WebClient };

/** What somebody reads whose report is gone. */
export const REPORT_GONE =
  'This report is no longer there. `/alignment-report` shows the newest one.';

/** Shows an executive a report; the first time they are asked what they expect instead. */
export async function askOrShow(deps: Deps, viewer: Viewer, key: ReportKey): Promise<void> {
  const { workspaceId, personId, client } = viewer;
  const question = await predictionToAsk(deps, workspaceId, personId, key);
  if (question === null) await openFor(deps, viewer, key);
  else await answerAt(viewer, client, predictionBlocks(question, key));
}

/** Shows a report without asking anything before. */
export async function openFor(deps: Deps, viewer: Viewer, key: ReportKey): Promise<void> {
  const { workspaceId, client } = viewer;
  const shown = await openReport(deps, workspaceId, key);
  if (shown === undefined) return await answerAt(viewer, client, plain(REPORT_GONE));
  await showReport(client, viewer, shown, await deps.reportFiles.heatMap(shown));
}

/**
 * Shows somebody a report so that nobody else sees it. Where Slack does not show the picture in the
 * report, the report comes without it and the picture goes to their direct messages.
 */
async function showReport(
  client: WebClient,
  place: AnswerPlace,
  shown: ShownReport,
  picture: ReportPicture | undefined,
): Promise<void> {
  const uploaded = picture && (await uploadPicture(client, picture));
  if (uploaded && (await answerThere(place, client, reportBlocks(shown, uploaded)))) return;
  await answerAt(place, client, reportBlocks(shown));
  if (picture === undefined) return;
  const { channel } = await client.conversations.open({ users: place.personId });
  if (channel?.id !== undefined) await sharePicture(client, picture, channel.id);
}
