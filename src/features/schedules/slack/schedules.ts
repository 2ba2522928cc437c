import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { type ButtonPress, onPress } from '../../../slack/guard.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { anyPage, pageNumber } from '../../../slack/pages.ts';
import { showPage } from '../../../slack/views.ts';
import { pauseSchedule, sendSample, skipNext } from '../change-schedule.ts';
import { describeSchedule, listSchedules } from '../describe-schedules.ts';
import { SCHEDULE, schedulePage } from './schedule-page.ts';
import { SCHEDULE_GONE, SCHEDULES, schedulesPage } from './schedules-page.ts';

type Press = Pick<ButtonPress, 'workspaceId' | 'personId' | 'value'>;

/** What each button of a schedule does; the answer is what its admin reads above it. */
const WORK: Readonly<Record<string, (deps: Deps, press: Press) => Promise<string | undefined>>> = {
  [SCHEDULES.open]: async () => undefined,
  async [SCHEDULE.pause](deps, { workspaceId, value }) {
    await pauseSchedule(deps, workspaceId, value, true);
    return ':double_vertical_bar: Paused. Nobody is asked until you resume it.';
  },
  async [SCHEDULE.resume](deps, { workspaceId, value }) {
    await pauseSchedule(deps, workspaceId, value, false);
    return ':arrow_forward: It goes on. What would have come in between is left out.';
  },
  async [SCHEDULE.skip](deps, { workspaceId, value }) {
    const skipped = await skipNext(deps, workspaceId, value);
    return skipped === undefined
      ? 'There is nothing to skip.'
      : ':fast_forward: The next time is left out.';
  },
  async [SCHEDULE.sample](deps, { workspaceId, personId, value }) {
    const isQueued = await sendSample(deps, workspaceId, value, personId);
    deps.worker.wake();
    return isQueued
      ? ':white_check_mark: A sample of the next questions is on its way to you alone, in your messages with me.'
      : undefined;
  },
  async [SCHEDULE.remove]({ schedules }, { workspaceId, value }) {
    await schedules.remove(workspaceId, value);
    return ':white_check_mark: Removed. What was asked and answered stays.';
  },
};

/** The schedules: the list, one of them, and what can be done about it. The form is elsewhere. */
export function registerSchedules(app: App, deps: Deps): void {
  onPress(app, deps, hubAction('schedules'), (press) => showSchedules(deps, press));
  onPress(app, deps, anyPage(SCHEDULES.page), (press) =>
    showSchedules(deps, press, pageNumber(press.value)),
  );
  for (const [actionId, work] of Object.entries(WORK)) {
    onPress(app, deps, actionId, async (press) =>
      showSchedule(deps, press, await work(deps, press)),
    );
  }
}

/** Shows a page of the list of schedules, with a word on what was just done. */
export async function showSchedules(deps: Deps, press: ButtonPress, page = 0, notice?: string) {
  const lines = await listSchedules(deps, press.workspaceId);
  await showPage(press, schedulesPage(lines, page, notice));
}

/** Shows the schedule that a button names, as it is now; the list where it is gone. */
export async function showSchedule(deps: Deps, press: ButtonPress, notice?: string): Promise<void> {
  const detail = await describeSchedule(deps, press.workspaceId, press.value);
  if (detail === undefined) await showSchedules(deps, press, 0, notice ?? SCHEDULE_GONE);
  else await showPage(press, schedulePage(detail, notice));
}
