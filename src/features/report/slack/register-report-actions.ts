import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { counted } from '../../../domain/words.ts';
import { type ButtonPress, onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { readable } from '../../../slack/readable.ts';
import { answerAt, plain, type SlackMessage } from '../../../slack/slack-message.ts';
import { showPage } from '../../../slack/views.ts';
import { freezeReport } from '../freeze-report.ts';
import { notesAnswer } from '../messages/round-closed.ts';
import { findReport, findReportOfRound, openReport } from '../open-report.ts';
import type { ReportKey } from '../report-request.ts';
import { LATEST } from '../report-request.ts';
import { failed } from './alignment-report.ts';
import { keyOf, REPORT } from './report-actions.ts';
import { askOrShow, REPORT_GONE } from './show-report.ts';
import { sendFiles } from './upload-files.ts';

/** The buttons that do something with a report: show, download, freeze, and the notes about it. */
export function registerReportActions(app: App, deps: Deps): void {
  onPress(app, deps, REPORT.show, async (press) => {
    const key = await wantedKey(deps, press);
    if (!('source' in key)) return await tell(press, key);
    // A list in a modal has nowhere of its own to answer; its metadata says where it was opened.
    const responseUrl = press.responseUrl ?? (press.view?.private_metadata || null);
    if (press.view?.type === 'modal') await showPage(press, noticeView('Report', ON_ITS_WAY));
    await askOrShow(deps, { ...press, responseUrl }, key);
  });

  onPress(app, deps, REPORT.download, async (press) => {
    const key = readable('which report it is', keyOf(press.value));
    const shown = await openReport(deps, press.workspaceId, key);
    if (shown === undefined) return await tell(press, plain(REPORT_GONE));
    const files = await deps.reportFiles.write(shown);
    const words = `The report on ${shown.report.strategy.name}, as you may see it. Please keep it to those who may.`;
    const isSent = await sendFiles(press.client, press.personId, files, words);
    const told = isSent
      ? `You find ${counted(files.length, 'file', 'files')} in your direct messages with me.`
      : 'Slack did not take the files. Please try again in a moment.';
    await tell(press, plain(told));
  });

  onPress(app, deps, REPORT.freeze, async (press) => {
    const { workspaceId, personId } = press;
    const key = readable('which report it is', keyOf(press.value));
    const frozen = await freezeReport(deps, workspaceId, personId, key);
    const told = frozen
      ? 'Frozen as it stands. It can be opened again under _Frozen reports_.'
      : REPORT_GONE;
    await tell(press, plain(told));
  });

  onPress(app, deps, REPORT.notes, async (press) => {
    const isWanted = readable('what a button says', wantedOf(press.value));
    await deps.closingNotes.want(press.workspaceId, press.personId, isWanted, deps.clock());
    await tell(press, notesAnswer(isWanted));
  });
}

function wantedOf(value: string): boolean | undefined {
  return { on: true, off: false }[value];
}

const ON_ITS_WAY = 'The report comes where you asked for it, so that only you see it.';

async function tell(press: ButtonPress, message: SlackMessage): Promise<void> {
  await answerAt(press, press.client, message);
}

/** The report that a button is about. A note knows the round alone; the Home tab means the newest. */
async function wantedKey(
  deps: Deps,
  { value, workspaceId }: ButtonPress,
): Promise<ReportKey | SlackMessage> {
  if (value !== '') {
    const key = readable('which report it is', keyOf(value));
    if (key.source.kind === 'frozen') return key;
    const found = await findReportOfRound(deps, workspaceId, key.source.roundId);
    return found ?? plain(REPORT_GONE);
  }
  const latest = await findReport(deps, workspaceId, LATEST);
  return latest.ok ? latest.value : failed(latest.error, '');
}
