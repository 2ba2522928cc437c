import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { counted } from '../../../domain/words.ts';
import { onCommand } from '../../../slack/listen.ts';
import { plain, type SlackMessage } from '../../../slack/slack-message.ts';
import { escapeMrkdwn } from '../../../slack/text.ts';
import type { ReportFailure } from '../build-report.ts';
import { findReport } from '../open-report.ts';
import { parseReportRequest } from '../report-request.ts';
import { askOrShow } from './show-report.ts';

/**
 * `/alignment-report [strategy] [round 2|latest|since 2026-10-01] [by function|level|priority]`: shown
 * only to the executive who asks.
 */
export function registerAlignmentReport(app: App, deps: Deps): void {
  onCommand(app, deps, '/alignment-report', async (typed) => {
    const { workspaceId, text, answer } = typed;
    const request = parseReportRequest(text);
    if (!request.ok) return await answer(plain(escapeMrkdwn(request.error)));
    const found = await findReport(deps, workspaceId, request.value);
    if (found.ok) return await askOrShow(deps, typed, found.value);
    await answer(failed(found.error, request.value.strategy));
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
