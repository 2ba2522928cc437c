import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { ShownReport } from '../../../services/reports/open-report.ts';
import { noticeView } from '../../blocks/admin/notice-view.ts';
import { flagsView } from '../../blocks/flags/flags-view.ts';
import { breakdownView } from '../../blocks/report/breakdown-view.ts';
import { frozenView } from '../../blocks/report/frozen-view.ts';
import { quotesView } from '../../blocks/report/quotes-view.ts';
import { pageAndKey, REPORT } from '../../blocks/report/report-actions.ts';
import type { SlackServices } from '../../slack-services.ts';
import { showPage } from '../admin/for-admins.ts';
import { onExecutivePress } from '../for-executives.ts';
import { REPORT_GONE } from './ask-or-show.ts';

/** The pages of a report: flags, breakdowns, quotes, and the reports that were frozen. */
export function listenToReportPages(app: App, services: SlackServices): void {
  const { reportDesk } = services;
  const pages: readonly (readonly [string, (shown: ShownReport, page: number) => ModalView])[] = [
    [REPORT.flags, flagsView],
    [REPORT.quotes, quotesView],
    [`${REPORT.by}_(?:function|level|priority)`, breakdownView],
  ];
  for (const [actionId, viewOf] of pages) {
    const pressed = new RegExp(`^${actionId}(?:_page_(?:back|on))?$`);
    onExecutivePress(app, services, pressed, async (press) => {
      const { page, key } = pageAndKey(press.value);
      const shown = key && (await reportDesk.open(press.workspaceId, key));
      const view = shown ? viewOf(shown, page) : noticeView('Report', REPORT_GONE);
      await showPage(press, view);
    });
  }

  onExecutivePress(app, services, REPORT.frozen, async (press) => {
    const lines = await reportDesk.listFrozen(press.workspaceId);
    await showPage(press, frozenView(lines, press.responseUrl ?? ''));
  });
}
