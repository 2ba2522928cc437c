import type { WebClient } from '@slack/web-api';
import type { Deps } from '../../../deps.ts';
import { type AnswerPlace, answerAt, plain } from '../../../slack/slack-message.ts';
import { createReportDesk } from '../report-desk.ts';
import type { ReportKey } from '../report-key.ts';
import { beliefBlocks } from './belief-blocks.ts';
import { showReport } from './show-report.ts';

/** Who wants to see a report, and where. */
export type Viewer = AnswerPlace & { readonly workspaceId: string; readonly client: WebClient };

/** What somebody reads whose report is gone. */
export const REPORT_GONE =
  'This report is no longer there. `/alignment-report` shows the newest one.';

/** Shows an executive a report; the first time they are asked what they expect instead. */
export async function askOrShow(deps: Deps, viewer: Viewer, key: ReportKey): Promise<void> {
  const { workspaceId, personId, client } = viewer;
  const question = await createReportDesk(deps).beliefToAsk(workspaceId, personId, key);
  if (question === null) await openFor(deps, viewer, key);
  else await answerAt(viewer, client, beliefBlocks(question, key));
}

/** Shows a report without asking anything before. */
export async function openFor(deps: Deps, viewer: Viewer, key: ReportKey): Promise<void> {
  const reportDesk = createReportDesk(deps);
  const { workspaceId, client } = viewer;
  const shown = await reportDesk.open(workspaceId, key);
  if (shown === undefined) return await answerAt(viewer, client, plain(REPORT_GONE));
  await showReport(client, viewer, shown, await reportDesk.picture(shown));
}
