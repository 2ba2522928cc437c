import type { App } from '@slack/bolt';
import { hubAction } from '../../blocks/admin/hub-view.ts';
import {
  ROUNDS,
  ROUNDS_PER_PAGE,
  roundPage,
  roundsPage,
} from '../../blocks/admin/plans/rounds-page.ts';
import type { SlackServices } from '../../slack-services.ts';
import { type AdminPress, onAdminPress, showPage } from './for-admins.ts';

/** The rounds: which are open, who answered, who could not be asked, and closing one early. */
export function listenToRounds(app: App, services: SlackServices): void {
  const { scheduleDesk, wake } = services;

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

  onAdminPress(app, services, hubAction('rounds'), (press) => showRounds(press, 0));
  onAdminPress(app, services, anyPage(ROUNDS.page), (press) =>
    showRounds(press, Number(press.value)),
  );
  onAdminPress(app, services, ROUNDS.open, (press) => showRound(press, press.value));
  onAdminPress(app, services, anyPage(ROUNDS.people), (press) => showRound(press, press.value));
  onAdminPress(app, services, ROUNDS.close, async (press) => {
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
