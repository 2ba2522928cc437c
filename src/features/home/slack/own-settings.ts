import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { onPress } from '../../../slack/guard.ts';
import { onForm } from '../../../slack/sent-form.ts';
import { openView } from '../../../slack/views.ts';
import { AWAY_PROBLEMS } from '../../answers/slack/answer-words.ts';
import { describeOwnSettings, type SettingsFailure, saveOwnSettings } from '../own-settings.ts';
import { HOME_SETTINGS, TIME_PROBLEM } from './home-actions.ts';
import {
  BACK_FIELD,
  SETTINGS_FORM,
  settingsForm,
  TIME_FIELD,
  WHENEVER,
} from './settings-blocks.ts';

/** One's own settings on the Home tab: the form. */
export function registerOwnSettings(app: App, deps: Deps): void {
  const { wake } = deps.worker;
  onPress(app, deps, HOME_SETTINGS, async (press) => {
    const view = settingsForm(await describeOwnSettings(deps, press));
    await openView(press.client, press.triggerId, view);
  });

  onForm(app, deps, SETTINGS_FORM, async ({ form, ...owner }) => {
    const time = form.one(TIME_FIELD);
    const preferredTime = time === WHENEVER ? '' : time;
    const wish = { preferredTime, backOn: form.one(BACK_FIELD) };
    const saved = await saveOwnSettings(deps, owner, wish);
    if (!saved.ok) return { kind: 'problems', problems: problemsOf(saved.error) };
    return { kind: 'done', after: async () => wake() };
  });
}

function problemsOf(failure: SettingsFailure): Record<string, string> {
  return failure.about === 'time'
    ? { [TIME_FIELD]: TIME_PROBLEM }
    : { [BACK_FIELD]: AWAY_PROBLEMS[failure.why] };
}
