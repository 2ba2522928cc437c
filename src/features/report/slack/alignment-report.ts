import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { counted } from '../../../domain/words.ts';
import { FOR_EXECUTIVES } from '../../../slack/guard.ts';
import { answerAt, plain, type SlackMessage } from '../../../slack/slack-message.ts';
import { escapeMrkdwn, typedWords } from '../../../slack/text.ts';
import type { ReportFailure } from '../build-report.ts';
import { findReport } from '../open-report.ts';
import { parseReportRequest } from '../report-request.ts';
import { askOrShow } from './show-report.ts';

/**
 * `/alignment-report [strategy] [round 2|latest|since 2026-10-01] [by function|level|priority]`: shown
 * only to the executive who asks.
 */
export function registerAlignmentReport(app: App, deps: Deps): void {
  app.command('/alignment-report', async ({ ack, command, client }) => {
    await ack();
    const { team_id: workspaceId, user_id: personId, text, response_url: responseUrl } = command;
    const viewer = { workspaceId, personId, responseUrl, client };
    const { maySeeReports } = await deps.people.rightsOf(workspaceId, personId);
    if (!maySeeReports) return await answerAt(viewer, client, plain(FOR_EXECUTIVES));
    const request = parseReportRequest(typedWords(text));
    if (!request.ok) return await answerAt(viewer, client, plain(escapeMrkdwn(request.error)));
    const found = await findReport(deps, workspaceId, request.value);
    if (found.ok) return await askOrShow(deps, viewer, found.value);
    await answerAt(viewer, client, failed(found.error, request.value.strategy));
  });
}

/** Why there is no report, and what to write instead. */
export function failed(failure: ReportFailure, wanted: string): SlackMessage {
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
