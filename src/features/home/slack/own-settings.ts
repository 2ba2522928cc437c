import type { App, BlockAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { readForm } from '../../../slack/form-values.ts';
import { whoIs } from '../../../slack/guard.ts';
import { openView } from '../../../slack/views.ts';
import { AWAY_PROBLEMS } from '../../answers/slack/answer-words.ts';
import { createLeaderDesk } from '../leader-desk.ts';
import type { SettingsFailure } from '../own-settings.ts';
import { HOME_SETTINGS } from './home-actions.ts';
import { TIME_PROBLEM } from './home-words.ts';
import {
  BACK_FIELD,
  SETTINGS_FORM,
  settingsForm,
  TIME_FIELD,
  WHENEVER,
} from './settings-blocks.ts';

/** One's own settings on the Home tab: the form. */
export function registerOwnSettings(app: App, deps: Deps): void {
  const leaderDesk = createLeaderDesk(deps);
  const { wake } = deps.worker;
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
