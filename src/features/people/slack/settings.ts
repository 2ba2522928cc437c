import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Deps } from '../../../deps.ts';
import type { Result } from '../../../domain/result.ts';
import type { Settings } from '../../../domain/settings.ts';
import { counted } from '../../../domain/words.ts';
import { onPress } from '../../../slack/guard.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { readFields } from '../../../slack/modal.ts';
import { savedLater, savedNow } from '../../../slack/saving.ts';
import { type FormOutcome, onForm, type SentForm } from '../../../slack/sent-form.ts';
import { pushForm, renewPage, showPage } from '../../../slack/views.ts';
import { eachOf, PROFILE_FIELDS, PROFILE_SOURCES } from '../person-fields.ts';
import { readAllProfiles, saveProfileFields } from '../read-profiles.ts';
import {
  describeSettings,
  type FieldProblems,
  saveKeeping,
  saveVisibility,
  saveWorkTimes,
} from '../settings.ts';
import {
  KEEPING_FIELDS,
  KEEPING_FORM,
  keepingForm,
  PROFILE_FIELDS_FORM,
  profileFieldsForm,
  VISIBILITY_FIELDS,
  VISIBILITY_FORM,
  visibilityForm,
  WORK_TIMES_FIELDS,
  WORK_TIMES_FORM,
  workTimesForm,
} from './settings-forms.ts';
import {
  KEEPING_EDIT,
  PROFILE_FIELDS_EDIT,
  settingsPage,
  VISIBILITY_EDIT,
  WORK_TIMES_EDIT,
} from './settings-page.ts';

/** The form that each button of the page opens. */
const FORMS: Readonly<Record<string, (settings: Settings) => ModalView>> = {
  [WORK_TIMES_EDIT]: workTimesForm,
  [VISIBILITY_EDIT]: visibilityForm,
  [KEEPING_EDIT]: keepingForm,
  [PROFILE_FIELDS_EDIT]: profileFieldsForm,
};

/** The page of the settings, and its forms. */
export function registerSettings(app: App, deps: Deps): void {
  onPress(app, deps, hubAction('settings'), async (press) =>
    showPage(press, settingsPage(await describeSettings(deps, press.workspaceId))),
  );
  for (const [actionId, formOf] of Object.entries(FORMS)) {
    onPress(app, deps, actionId, async (press) =>
      pushForm(press, formOf((await describeSettings(deps, press.workspaceId)).settings)),
    );
  }
  onForm(app, deps, WORK_TIMES_FORM, async (sent) => {
    const words = readFields(WORK_TIMES_FIELDS, sent.form);
    return outcomeOf(deps, sent, await saveWorkTimes(deps, sent.workspaceId, words));
  });
  onForm(app, deps, VISIBILITY_FORM, async (sent) => {
    const words = readFields(VISIBILITY_FIELDS, sent.form);
    return outcomeOf(deps, sent, await saveVisibility(deps, sent.workspaceId, words));
  });
  onForm(app, deps, KEEPING_FORM, async (sent) => {
    const words = readFields(KEEPING_FIELDS, sent.form);
    return outcomeOf(deps, sent, await saveKeeping(deps, sent.workspaceId, words));
  });
  onForm(app, deps, PROFILE_FIELDS_FORM, (sent) => takeProfileFields(deps, sent));
}

function outcomeOf(deps: Deps, sent: SentForm, saved: Result<null, FieldProblems>): FormOutcome {
  if (!saved.ok) return { kind: 'problems', problems: saved.error };
  deps.worker.wake();
  return { kind: 'done', after: (client) => renew(deps, client, sent) };
}

async function renew(deps: Deps, client: WebClient, sent: SentForm, note = '') {
  await renewPage(client, sent, settingsPage(await describeSettings(deps, sent.workspaceId), note));
}

async function takeProfileFields(deps: Deps, sent: SentForm): Promise<FormOutcome> {
  const { form, workspaceId } = sent;
  const words = eachOf(PROFILE_FIELDS, (field) => form.one(PROFILE_SOURCES[field].input));
  const save = async () => {
    const saved = await saveProfileFields(deps, workspaceId, words);
    return saved.ok ? undefined : saved.error;
  };
  const after = async (client: WebClient) => {
    if (Object.values(words).every((label) => label === '')) return await renew(deps, client, sent);
    await renew(deps, client, sent, 'Reading the profiles …');
    const { changed, unread } = await readAllProfiles(deps, workspaceId);
    const missed =
      unread === 0
        ? ''
        : ` ${counted(unread, 'profile', 'profiles')} could not be read; save once more to try again.`;
    const done = `Profiles are read: ${counted(changed, 'person has', 'people have')} changed.`;
    await renew(deps, client, sent, `${done}${missed}`);
  };
  // Slack alone knows what its profiles are made of.
  const asksSlack = Object.values(words).some((label) => label !== '');
  return asksSlack ? savedLater(save, after) : await savedNow(save, after);
}
