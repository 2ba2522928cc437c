import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { onPress } from '../../../slack/guard.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { onEvent } from '../../../slack/listen.ts';
import { noticeView } from '../../../slack/modal.ts';
import { halves, pageNumber } from '../../../slack/pages.ts';
import { onForm } from '../../../slack/sent-form.ts';
import { openView, showPage } from '../../../slack/views.ts';
import { hubHere } from '../../checklist/slack/hub-here.ts';
import { askGuide } from '../../guide/ask-guide.ts';
import {
  ASK_GUIDE,
  askGuideView,
  GUIDE_FORM,
  guideAnswerView,
  QUESTION_INPUT,
} from '../../guide/slack/ask-guide-view.ts';
import { guideBlocks } from '../../guide/slack/guide-blocks.ts';
import { mayOpenSetUp } from '../../people/first-admin.ts';
import { findAskedStrategy } from '../describe-home.ts';
import { HOME_STRATEGY, HOME_STRATEGY_PAGE, HOME_WORDS } from './home-actions.ts';
import { createHomeTabs, renewHome } from './home-tabs.ts';
import { registerOwnAnswers } from './own-answers.ts';
import { registerOwnSettings } from './own-settings.ts';
import { strategyView } from './strategy-blocks.ts';

const openedTab = z.object({ tab: z.string(), user: z.string().min(1) });

/** The Home tab: one's own place, the guide, and the way to the hub. */
export function registerHome(app: App, deps: Deps): void {
  const tabs = createHomeTabs(deps);
  renewHome(app, tabs);
  registerOwnAnswers(app, deps, tabs);
  registerOwnSettings(app, deps);
  registerOwnStrategies(app, deps);
  onPress(app, deps, hubAction('home'), async (press) => {
    if (await mayOpenSetUp(deps, press))
      await showPage(press, await hubHere(deps, press.workspaceId));
  });
  onEvent(app, deps, 'app_home_opened', openedTab, async (event, workspaceId, client) => {
    if (event.tab !== 'home') return;
    await tabs.show(client, { workspaceId, personId: event.user }, 0);
  });

  onPress(app, deps, ASK_GUIDE, async ({ client, triggerId }) => {
    await openView(client, triggerId, askGuideView());
  });
  onForm(app, deps, GUIDE_FORM, async ({ form, workspaceId }) => {
    const question = form.one(QUESTION_INPUT);
    return {
      kind: 'later',
      meanwhile: 'I am looking …',
      async work() {
        const { blocks } = guideBlocks(question, await askGuide(deps, workspaceId, question));
        return { kind: 'show', view: guideAnswerView(blocks) };
      },
    };
  });
}

/** The strategies on the Home tab: shown in a modal, page by page. */
function registerOwnStrategies(app: App, deps: Deps): void {
  onPress(app, deps, HOME_STRATEGY, async (press) => {
    const strategy = await findAskedStrategy(deps, press, press.value);
    const view =
      strategy === undefined
        ? noticeView('Not here', HOME_WORDS.notAsked)
        : strategyView(strategy, 0);
    await openView(press.client, press.triggerId, view);
  });

  onPress(app, deps, new RegExp(`^${HOME_STRATEGY_PAGE}_`), async (press) => {
    const [page, strategyId] = halves(press.value, press.value.indexOf(' '));
    const strategy = await findAskedStrategy(deps, press, strategyId);
    if (strategy !== undefined) await showPage(press, strategyView(strategy, pageNumber(page)));
  });
}
