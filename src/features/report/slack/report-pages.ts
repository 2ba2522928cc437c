import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Deps } from '../../../deps.ts';
import { onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { readable } from '../../../slack/readable.ts';
import { showPage } from '../../../slack/views.ts';
import { openReport, type ShownReport } from '../open-report.ts';
import { pageAndKey, REPORT } from './report-actions.ts';
import { breakdownView, flagsView, frozenView, quotesView } from './report-views.ts';
import { REPORT_GONE } from './show-report.ts';

const MOST_FROZEN = 20;

/** The pages of a report: flags, breakdowns, quotes, and the reports that were frozen. */
export function registerReportPages(app: App, deps: Deps): void {
  const pages: readonly (readonly [string, (shown: ShownReport, page: number) => ModalView])[] = [
    [REPORT.flags, flagsView],
    [REPORT.quotes, quotesView],
    [`${REPORT.by}_(?:function|level|priority)`, breakdownView],
  ];
  for (const [actionId, viewOf] of pages) {
    const pressed = new RegExp(`^${actionId}(?:_page_(?:back|on))?$`);
    onPress(app, deps, pressed, async (press) => {
      const { page, key } = pageAndKey(press.value);
      const which = readable('which report it is', key);
      const shown = await openReport(deps, press.workspaceId, which);
      const view = shown ? viewOf(shown, page) : noticeView('Report', REPORT_GONE);
      await showPage(press, view);
    });
  }

  onPress(app, deps, REPORT.frozen, async (press) => {
    const lines = await deps.frozen.list(press.workspaceId, MOST_FROZEN);
    await showPage(press, frozenView(lines, press.responseUrl ?? ''));
  });
}
