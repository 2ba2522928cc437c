import type { App, BlockAction } from '@slack/bolt';
import type { SettingsFailure } from '../../../services/leader/own-settings.ts';
import { AWAY_PROBLEMS } from '../../blocks/answer/answer-words.ts';
import { HOME_SETTINGS } from '../../blocks/home/home-actions.ts';
import { TIME_PROBLEM } from '../../blocks/home/home-words.ts';
import {
  BACK_FIELD,
  SETTINGS_FORM,
  settingsForm,
  TIME_FIELD,
  WHENEVER,
} from '../../blocks/home/settings-blocks.ts';
import { openView } from '../../open-view.ts';
import { readForm } from '../../read-form.ts';
import type { SlackServices } from '../../slack-services.ts';
import { whoIs } from '../views/answer-form.ts';

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
    ? { [TIME_FIELD]: TIME_PROBLEM }
    : { [BACK_FIELD]: AWAY_PROBLEMS[failure.why] };
}
