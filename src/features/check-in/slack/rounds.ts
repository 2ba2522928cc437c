import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { type ButtonPress, onPress } from '../../../slack/guard.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { anyPage, halves, pageNumber } from '../../../slack/pages.ts';
import { showPage } from '../../../slack/views.ts';
import { SCHEDULE } from '../../schedules/slack/schedule-page.ts';
import { showSchedule } from '../../schedules/slack/schedules.ts';
import { SCHEDULE_GONE } from '../../schedules/slack/schedules-page.ts';
import { describeRound, describeRounds } from '../describe-rounds.ts';
import { type AskNowOutcome, askNow } from '../open-rounds.ts';
import { ROUNDS, ROUNDS_PER_PAGE, roundPage, roundsPage } from './rounds-page.ts';

const ASKED: Readonly<Record<AskNowOutcome['kind'], string>> = {
  opened:
    ':white_check_mark: On its way: everybody in the schedule is asked as soon as it is working time for them.',
  known: 'They have been asked a moment ago.',
  wait: 'Slack does not say right now who is in the audience. Please try again in a minute.',
  skipped: 'Nobody was asked: the strategy is gone, or there is nobody in the audience.',
  unknown: SCHEDULE_GONE,
};

/** The rounds: asking now, which are open, who answered, who could not be asked, closing one early. */
export function registerRounds(app: App, deps: Deps): void {
  onPress(app, deps, hubAction('rounds'), (press) => showRounds(deps, press, 0));
  onPress(app, deps, anyPage(ROUNDS.page), (press) =>
    showRounds(deps, press, pageNumber(press.value)),
  );
  onPress(app, deps, ROUNDS.open, (press) => showRound(deps, press));
  onPress(app, deps, anyPage(ROUNDS.people), (press) => showRound(deps, press));
  onPress(app, deps, ROUNDS.close, async (press) => {
    await deps.rounds.endNow(press.workspaceId, press.value, deps.clock());
    deps.worker.wake();
    const notice =
      ':white_check_mark: It is closing now. Executives get a note, and `/alignment-report` shows what came in.';
    await showRound(deps, press, notice);
  });
  onPress(app, deps, SCHEDULE.ask, async (press) => {
    const { kind } = await askNow(deps, press.workspaceId, press.value);
    deps.worker.wake();
    await showSchedule(deps, press, ASKED[kind]);
  });
}

async function showRounds(deps: Deps, press: ButtonPress, page: number): Promise<void> {
  const rounds = await describeRounds(deps, press.workspaceId, page, ROUNDS_PER_PAGE);
  await showPage(press, roundsPage(rounds));
}

async function showRound(deps: Deps, press: ButtonPress, notice?: string): Promise<void> {
  const [id, page] = halves(press.value, press.value.indexOf(' '));
  const state = await describeRound(deps, press.workspaceId, id);
  if (state === undefined) await showRounds(deps, press, 0);
  else await showPage(press, roundPage(state, pageNumber(page), notice));
}
