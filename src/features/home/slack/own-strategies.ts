import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { halves } from '../../../slack/pages.ts';
import { openView, showPage } from '../../../slack/views.ts';
import { findAskedStrategy } from '../describe-home.ts';
import { HOME_STRATEGY, HOME_STRATEGY_PAGE, HOME_WORDS } from './home-actions.ts';
import { strategyView } from './strategy-blocks.ts';

/** The strategies on the Home tab: shown in a modal, page by page. */
export function registerOwnStrategies(app: App, deps: Deps): void {
  onPress(app, deps, 'anybody', HOME_STRATEGY, async (press) => {
    const strategy = await findAskedStrategy(deps, press, press.value);
    const view =
      strategy === undefined
        ? noticeView('Not here', HOME_WORDS.notAsked)
        : strategyView(strategy, 0);
    await openView(press.client, press.triggerId, view);
  });

  onPress(app, deps, 'anybody', new RegExp(`^${HOME_STRATEGY_PAGE}_`), async (press) => {
    const [page, strategyId] = halves(press.value, press.value.indexOf(' '));
    const strategy = await findAskedStrategy(deps, press, strategyId);
    if (strategy !== undefined) await showPage(press, strategyView(strategy, Number(page) || 0));
  });
}
