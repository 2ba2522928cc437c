import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../../deps.ts';
import { onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { showPage } from '../../../slack/views.ts';
import type { ShownReport } from '../open-report.ts';
import { createReportDesk } from '../report-desk.ts';
import { REPORT_GONE } from './ask-or-show.ts';
import { breakdownView } from './breakdown-view.ts';
import { flagsView } from './flags-view.ts';
import { frozenView } from './frozen-view.ts';
import { quotesView } from './quotes-view.ts';
import { pageAndKey, REPORT } from './report-actions.ts';

/** The pages of a report: flags, breakdowns, quotes, and the reports that were frozen. */
export function registerReportPages(app: App, deps: Deps): void {
  const reportDesk = createReportDesk(deps);
  const pages: readonly (readonly [string, (shown: ShownReport, page: number) => ModalView])[] = [
    [REPORT.flags, flagsView],
    [REPORT.quotes, quotesView],
    [`${REPORT.by}_(?:function|level|priority)`, breakdownView],
  ];
  for (const [actionId, viewOf] of pages) {
    const pressed = new RegExp(`^${actionId}(?:_page_(?:back|on))?$`);
    onPress(app, deps, 'executive', pressed, async (press) => {
      const { page, key } = pageAndKey(press.value);
      const shown = key && (await reportDesk.open(press.workspaceId, key));
      const view = shown ? viewOf(shown, page) : noticeView('Report', REPORT_GONE);
      await showPage(press, view);
    });
  }

  onPress(app, deps, 'executive', REPORT.frozen, async (press) => {
    const lines = await reportDesk.listFrozen(press.workspaceId);
    await showPage(press, frozenView(lines, press.responseUrl ?? ''));
  });
}
