import type { App, BlockAction, ButtonAction, StaticSelectAction } from '@slack/bolt';
import type { SettingsFailure } from '../../../services/leader/own-settings.ts';
import { noticeView } from '../../blocks/admin/notice-view.ts';
import { AWAY_PROBLEMS } from '../../blocks/answer/answer-words.ts';
import {
  HOME_SETTINGS,
  HOME_STRATEGY,
  HOME_STRATEGY_PAGE,
} from '../../blocks/home/home-actions.ts';
import {
  BACK_FIELD,
  SETTINGS_FORM,
  settingsForm,
  TIME_FIELD,
  WHENEVER,
} from '../../blocks/home/settings-blocks.ts';
import { strategyView } from '../../blocks/home/strategy-blocks.ts';
import { openView } from '../../open-view.ts';
import { readForm } from '../../read-form.ts';
import type { SlackServices } from '../../slack-services.ts';
import { halves } from '../actions/halves.ts';
import { whoIs } from '../views/answer-form.ts';

const NOT_ASKED = 'You are not asked about this strategy any more.';

/** One's own settings on the Home tab: the form. */
export function listenToOwnSettings(app: App, { leaderDesk, wake }: SlackServices): void {
  app.action<BlockAction>(HOME_SETTINGS, async ({ ack, body, client }) => {
    await ack();
    const view = settingsForm(await leaderDesk.settings(whoIs(body)));
    await openView(client, body.trigger_id, view);
  });

  app.view(SETTINGS_FORM, async ({ ack, body, view }) => {
    const form = readForm(view.state.values);
    const time = form.one(TIME_FIELD);
    const preferredTime = time === WHENEVER ? '' : time;
    const wish = { preferredTime, backOn: form.one(BACK_FIELD) };
    const saved = await leaderDesk.saveSettings(whoIs(body), wish);
    if (!saved.ok) return await ack({ response_action: 'errors', errors: problemsOf(saved.error) });
    await ack();
    wake();
  });
}

function problemsOf(failure: SettingsFailure): Record<string, string> {
  return failure.about === 'time'
    ? { [TIME_FIELD]: 'Please pick one of the times.' }
    : { [BACK_FIELD]: AWAY_PROBLEMS[failure.why] };
}

/** The strategies on the Home tab: shown in a modal, page by page. */
export function listenToOwnStrategies(app: App, { leaderDesk }: SlackServices): void {
  type Shown = BlockAction<ButtonAction | StaticSelectAction>;
  app.action<Shown>(HOME_STRATEGY, async ({ ack, body, action, client }) => {
    await ack();
    const picked = action.type === 'button' ? action.value : action.selected_option?.value;
    const strategy = await leaderDesk.strategy(whoIs(body), picked ?? '');
    const view =
      strategy === undefined ? noticeView('Not here', NOT_ASKED) : strategyView(strategy, 0);
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
      const view = strategyView(strategy, Number(page));
      await client.views.update({ view_id: body.view.id, view });
    },
  );
}
