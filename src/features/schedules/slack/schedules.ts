import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { type AdminPress, onAdminPress, showPage } from '../../../slack/for-admins.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { anyPage } from '../../check-in/slack/rounds.ts';
import { createScheduleDesk } from '../schedule-desk.ts';
import { SCHEDULE, schedulePage } from './schedule-page.ts';
import { SCHEDULE_GONE, SCHEDULES, schedulesPage } from './schedules-page.ts';

type AskNowOutcome = Awaited<ReturnType<ReturnType<typeof createScheduleDesk>['askNow']>>;

const ASKED: Readonly<Record<AskNowOutcome['kind'], string>> = {
  opened:
    ':white_check_mark: On its way: everybody in the schedule is asked as soon as it is working time for them.',
  known: 'They have been asked a moment ago.',
  wait: 'Slack does not say right now who is in the audience. Please try again in a minute.',
  skipped: 'Nobody was asked: the strategy is gone, or there is nobody in the audience.',
  unknown: SCHEDULE_GONE,
};

/** The schedules: the list, one of them, and what can be done about it. The form is elsewhere. */
export function registerSchedules(app: App, deps: Deps): void {
  const scheduleDesk = createScheduleDesk(deps);
  const { wake } = deps.worker;

  async function showAll(press: AdminPress, page = 0, notice?: string): Promise<void> {
    const lines = await scheduleDesk.schedules(press.workspaceId);
    await showPage(press, schedulesPage(lines, page, notice));
  }

  /** A button of one schedule: what it did is told above the schedule as it then is. */
  function onPress(actionId: string, work: (press: AdminPress) => Promise<string | undefined>) {
    onAdminPress(app, deps, actionId, async (press) => {
      const notice = await work(press);
      const detail = await scheduleDesk.schedule(press.workspaceId, press.value);
      if (detail === undefined) await showAll(press, 0, notice ?? SCHEDULE_GONE);
      else await showPage(press, schedulePage(detail, notice));
    });
  }

  onAdminPress(app, deps, hubAction('schedules'), (press) => showAll(press));
  onAdminPress(app, deps, anyPage(SCHEDULES.page), (press) => showAll(press, Number(press.value)));
  onPress(SCHEDULES.open, async () => undefined);
  onPress(SCHEDULE.pause, async ({ workspaceId, value }) => {
    await scheduleDesk.pause(workspaceId, value, true);
    return ':double_vertical_bar: Paused. Nobody is asked until you resume it.';
  });
  onPress(SCHEDULE.resume, async ({ workspaceId, value }) => {
    await scheduleDesk.pause(workspaceId, value, false);
    return ':arrow_forward: It goes on. What would have come in between is left out.';
  });
  onPress(SCHEDULE.skip, async ({ workspaceId, value }) => {
    const skipped = await scheduleDesk.skipNext(workspaceId, value);
    return skipped === undefined
      ? 'There is nothing to skip.'
      : ':fast_forward: The next time is left out.';
  });
  onPress(SCHEDULE.ask, async ({ workspaceId, value }) => {
    const { kind } = await scheduleDesk.askNow(workspaceId, value);
    wake();
    return ASKED[kind];
  });
  onPress(SCHEDULE.sample, async ({ workspaceId, personId, value }) => {
    const isQueued = await scheduleDesk.sendSample(workspaceId, value, personId);
    wake();
    return isQueued ? SAMPLE_SENT : undefined;
  });
  onPress(SCHEDULE.remove, async ({ workspaceId, value }) => {
    await scheduleDesk.remove(workspaceId, value);
    return ':white_check_mark: Removed. What was asked and answered stays.';
  });
}

const SAMPLE_SENT =
  ':white_check_mark: A sample of the next questions is on its way to you alone, in your messages with me.';
