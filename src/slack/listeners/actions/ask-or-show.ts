import type { WebClient } from '@slack/web-api';
import type { ReportKey } from '../../../services/reports/report-key.ts';
import { type AnswerPlace, answerAt } from '../../answer-at.ts';
import { plain } from '../../blocks/message-blocks.ts';
import { beliefBlocks } from '../../blocks/report/belief-blocks.ts';
import { showReport } from '../../show-report.ts';
import type { SlackServices } from '../../slack-services.ts';

/** Who wants to see a report, and where. */
export type Viewer = AnswerPlace & { readonly workspaceId: string; readonly client: WebClient };

/** What somebody reads whose report is gone. */
export const REPORT_GONE =
  'This report is no longer there. `/alignment-report` shows the newest one.';

/** Shows an executive a report; the first time they are asked what they expect instead. */
export async function askOrShow(
  services: SlackServices,
  viewer: Viewer,
  key: ReportKey,
): Promise<void> {
  const { workspaceId, personId, client } = viewer;
  const question = await services.reportDesk.beliefToAsk(workspaceId, personId, key);
  if (question === null) await openFor(services, viewer, key);
  else await answerAt(viewer, client, beliefBlocks(question, key));
}

/** Shows a report without asking anything before. */
export async function openFor(
  { reportDesk }: SlackServices,
  viewer: Viewer,
  key: ReportKey,
): Promise<void> {
  const { workspaceId, client } = viewer;
  const shown = await reportDesk.open(workspaceId, key);
  if (shown === undefined) return await answerAt(viewer, client, plain(REPORT_GONE));
  await showReport(client, viewer, shown, await reportDesk.picture(shown));
}
