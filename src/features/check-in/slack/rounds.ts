import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { type AdminPress, onAdminPress, showPage } from '../../../slack/for-admins.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { createScheduleDesk } from '../../schedules/schedule-desk.ts';
import { ROUNDS, ROUNDS_PER_PAGE, roundPage, roundsPage } from './rounds-page.ts';

/** The rounds: which are open, who answered, who could not be asked, and closing one early. */
export function registerRounds(app: App, deps: Deps): void {
  const scheduleDesk = createScheduleDesk(deps);
  const { wake } = deps.worker;

  async function showRounds(press: AdminPress, page: number): Promise<void> {
    const rounds = await scheduleDesk.rounds(press.workspaceId, page, ROUNDS_PER_PAGE);
    await showPage(press, roundsPage(rounds));
  }

  async function showRound(press: AdminPress, value: string, notice?: string): Promise<void> {
    const [id = '', page = '0'] = value.split(' ');
    const state = await scheduleDesk.round(press.workspaceId, id);
    if (state === undefined) await showRounds(press, 0);
    else await showPage(press, roundPage(state, Number(page), notice));
  }

  onAdminPress(app, deps, hubAction('rounds'), (press) => showRounds(press, 0));
  onAdminPress(app, deps, anyPage(ROUNDS.page), (press) => showRounds(press, Number(press.value)));
  onAdminPress(app, deps, ROUNDS.open, (press) => showRound(press, press.value));
  onAdminPress(app, deps, anyPage(ROUNDS.people), (press) => showRound(press, press.value));
  onAdminPress(app, deps, ROUNDS.close, async (press) => {
    await scheduleDesk.closeNow(press.workspaceId, press.value);
    wake();
    const notice =
      ':white_check_mark: It is closing now. Executives get a note, and `/alignment-report` shows what came in.';
    await showRound(press, press.value, notice);
  });
}

/** The action ids of both buttons that turn the pages of a list. */
export function anyPage(actionId: string): RegExp {
  return new RegExp(`^${actionId}_(back|on)$`);
}
