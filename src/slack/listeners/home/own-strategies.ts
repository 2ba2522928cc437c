import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import { noticeView } from '../../blocks/admin/notice-view.ts';
import { HOME_STRATEGY, HOME_STRATEGY_PAGE } from '../../blocks/home/home-actions.ts';
import { HOME_WORDS } from '../../blocks/home/home-words.ts';
import { strategyView } from '../../blocks/home/strategy-blocks.ts';
import { openView } from '../../open-view.ts';
import type { SlackServices } from '../../slack-services.ts';
import { halves } from '../actions/halves.ts';
import { whoIs } from '../views/answer-form.ts';

/** The strategies on the Home tab: shown in a modal, page by page. */
export function listenToOwnStrategies(app: App, { leaderDesk }: SlackServices): void {
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
