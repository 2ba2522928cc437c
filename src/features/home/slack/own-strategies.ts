import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { whoIs } from '../../../slack/guard.ts';
import { halves } from '../../../slack/halves.ts';
import { noticeView } from '../../../slack/modal.ts';
import { openView } from '../../../slack/views.ts';
import { createLeaderDesk } from '../leader-desk.ts';
import { HOME_STRATEGY, HOME_STRATEGY_PAGE } from './home-actions.ts';
import { HOME_WORDS } from './home-words.ts';
import { strategyView } from './strategy-blocks.ts';

/** The strategies on the Home tab: shown in a modal, page by page. */
export function registerOwnStrategies(app: App, deps: Deps): void {
  const leaderDesk = createLeaderDesk(deps);
  type Shown = BlockAction<ButtonAction | StaticSelectAction>;
  app.action<Shown>(HOME_STRATEGY, async ({ ack, body, action, client }) => {
    await ack();
    const picked = action.type === 'button' ? action.value : action.selected_option?.value;
    const strategy = await leaderDesk.strategy(whoIs(body), picked ?? '');
    const view =
      strategy === undefined
        ? noticeView('Not here', HOME_WORDS.notAsked)
        : strategyView(strategy, 0);
    await openView(client, body.trigger_id, view);
  });

  app.action<BlockAction<ButtonAction>>(
    new RegExp(`^${HOME_STRATEGY_PAGE}_`),
    async ({ ack, body, action, client }) => {
      await ack();
      const value = action.value ?? '';
      const [page, strategyId] = halves(value, value.indexOf(' '));
      const strategy = await leaderDesk.strategy(whoIs(body), strategyId);
      if (strategy === undefined || body.view === undefined) return;
      const view = strategyView(strategy, Number(page) || 0);
      await client.views.update({ view_id: body.view.id, view });
    },
  );
}
