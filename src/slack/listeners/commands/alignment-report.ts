import type { App } from '@slack/bolt';
import { counted } from '../../../domain/words.ts';
import type { ReportFailure } from '../../../services/reports/build-report.ts';
import { parseReportRequest } from '../../../services/reports/report-request.ts';
import { plain, type SlackMessage } from '../../blocks/message-blocks.ts';
import { reportBlocks } from '../../blocks/report-blocks.ts';
import { escapeMrkdwn } from '../../blocks/text.ts';
import { respondWith } from '../../respond-with.ts';
import type { SlackServices } from '../../slack-services.ts';

/** `/alignment-report [strategy]`: the newest round, shown only to the executive who asks. */
export function listenToAlignmentReport(app: App, services: SlackServices): void {
  app.command('/alignment-report', async ({ ack, command, respond }) => {
    await ack();
    const { team_id, user_id, text } = command;
    const { maySeeReports } = await services.rightsOf(team_id, user_id);
    if (!maySeeReports) {
      await respondWith(respond, FOR_EXECUTIVES);
      return;
    }
    const request = parseReportRequest(text);
    if (!request.ok) {
      await respondWith(respond, plain(escapeMrkdwn(request.error)));
      return;
    }
    const built = await services.buildReport(team_id, request.value);
    const { strategy } = request.value;
    await respondWith(
      respond,
      built.ok ? reportBlocks(built.value) : failed(built.error, strategy),
    );
  });
}

/** What somebody reads who may not see reports. */
export const FOR_EXECUTIVES = plain(
  'This report is for the executives who own the strategy, so that people can answer openly. If you should see it, ask the admin who set Throughline up to add you.',
);

function failed(failure: ReportFailure, wanted: string): SlackMessage {
  if (failure.kind === 'no-round') {
    return plain(
      'There is nothing to report yet: nobody has been asked. `/strategy-check` shows what is planned.',
    );
  }
  if (failure.kind === 'unknown-round') {
    return plain(
      `There is no such round: ${counted(failure.rounds, 'round', 'rounds')} on this strategy so far. Write for instance \`round 1\` or \`since 2026-10-01\`.`,
    );
  }
  const known = failure.known.map((name) => `• ${escapeMrkdwn(name)}`).join('\n');
  return plain(
    `I know no strategy called “${escapeMrkdwn(wanted.slice(0, 100))}”. These are the ones I know:\n${known}`,
  );
}
