import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { counted } from '../../../domain/words.ts';
import { type ButtonPress, onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { answerAt, plain, type SlackMessage } from '../../../slack/slack-message.ts';
import { showPage } from '../../../slack/views.ts';
import { createReportDesk } from '../report-desk.ts';
import type { ReportKey } from '../report-key.ts';
import { LATEST } from '../report-request.ts';
import { failed } from './alignment-report.ts';
import { askOrShow, REPORT_GONE } from './ask-or-show.ts';
import { notesAnswer } from './note-blocks.ts';
import { keyOf, REPORT } from './report-actions.ts';
import { sendFiles } from './send-files.ts';

/** The buttons that do something with a report: show, download, freeze, and the notes about it. */
export function registerReportActions(app: App, deps: Deps): void {
  const reportDesk = createReportDesk(deps);

  onPress(app, deps, 'executive', REPORT.show, async (press) => {
    const key = await wantedKey(deps, press);
    if (!('source' in key)) return await tell(press, key);
    // A list in a modal has nowhere of its own to answer; its metadata says where it was opened.
    const responseUrl = press.responseUrl ?? (press.view?.private_metadata || null);
    if (press.view?.type === 'modal') await showPage(press, noticeView('Report', ON_ITS_WAY));
    await askOrShow(deps, { ...press, responseUrl }, key);
  });

  onPress(app, deps, 'executive', REPORT.download, async (press) => {
    const key = keyOf(press.value);
    const shown = key && (await reportDesk.open(press.workspaceId, key));
    if (shown === undefined) return await tell(press, plain(REPORT_GONE));
    const files = await reportDesk.files(shown);
    const words = `The report on ${shown.report.strategy.name}, as you may see it. Please keep it to those who may.`;
    const isSent = await sendFiles(press.client, press.personId, files, words);
    const told = isSent
      ? `You find ${counted(files.length, 'file', 'files')} in your direct messages with me.`
      : 'Slack did not take the files. Please try again in a moment.';
    await tell(press, plain(told));
  });

  onPress(app, deps, 'executive', REPORT.freeze, async (press) => {
    const { workspaceId, personId } = press;
    const key = keyOf(press.value);
    const frozen = key && (await reportDesk.freeze(workspaceId, personId, key));
    const told = frozen
      ? 'Frozen as it stands. It can be opened again under _Frozen reports_.'
      : REPORT_GONE;
    await tell(press, plain(told));
  });

  onPress(app, deps, 'executive', REPORT.notes, async (press) => {
    const isWanted = press.value === 'on';
    await reportDesk.wantNotes(press.workspaceId, press.personId, isWanted);
    await tell(press, notesAnswer(isWanted));
  });
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
  const reportDesk = createReportDesk(deps);
  const key = keyOf(value);
  if (key?.source.kind === 'frozen') return key;
  if (key !== undefined) {
    const { roundId } = key.source;
    const found = await reportDesk.ofRound(workspaceId, roundId);
    return found ?? plain(REPORT_GONE);
  }
  const latest = await reportDesk.find(workspaceId, LATEST);
  return latest.ok ? latest.value : failed(latest.error, '');
}
