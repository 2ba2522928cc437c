import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import type { Result } from '../../../domain/result.ts';
import { counted } from '../../../domain/words.ts';
import { type FormOutcome, onForm, onPress, type SentForm } from '../../../slack/guard.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { pushForm, renewPage, showPage } from '../../../slack/views.ts';
import type { FieldProblems } from '../parse-settings.ts';
import { createPeopleDesk } from '../people-desk.ts';
import { PROFILE_FIELDS_FORM, profileFieldsForm } from './profile-fields-form.ts';
import {
  PROFILE_FIELDS_EDIT,
  settingsPage,
  VISIBILITY_EDIT,
  VISIBILITY_FORM,
  visibilityForm,
  WORK_TIMES_EDIT,
  WORK_TIMES_FORM,
  workTimesForm,
} from './settings-views.ts';

/** The page of the settings, and its two forms. */
export function registerSettings(app: App, deps: Deps): void {
  const peopleDesk = createPeopleDesk(deps);
  const settingsOf = async (workspaceId: string) =>
    (await peopleDesk.describeSettings(workspaceId)).settings;
  const outcomeOf = (form: SentForm, saved: Result<null, FieldProblems>): FormOutcome => {
    if (!saved.ok) return { kind: 'problems', problems: saved.error };
    deps.worker.wake();
    const page = async () => settingsPage(await peopleDesk.describeSettings(form.workspaceId));
    return { kind: 'done', after: async () => renewPage(form, await page()) };
  };

  onPress(app, deps, 'admin', hubAction('settings'), async (press) =>
    showPage(press, settingsPage(await peopleDesk.describeSettings(press.workspaceId))),
  );
  onPress(app, deps, 'admin', WORK_TIMES_EDIT, async (press) =>
    pushForm(press, workTimesForm(await settingsOf(press.workspaceId))),
  );
  onPress(app, deps, 'admin', VISIBILITY_EDIT, async (press) =>
    pushForm(press, visibilityForm(await settingsOf(press.workspaceId))),
  );

  onForm(app, deps, 'admin', WORK_TIMES_FORM, async (sent) => {
    const { form, workspaceId } = sent;
    const words = {
      from: form.one('from'),
      to: form.one('to'),
      region: form.one('region'),
      weekend: form.many('weekend'),
      quietDays: form.one('quietDays'),
      extraHolidays: form.one('extraHolidays'),
      noHolidays: form.one('noHolidays'),
    };
    return outcomeOf(sent, await peopleDesk.saveWorkTimes(workspaceId, words));
  });
  onPress(app, deps, 'admin', PROFILE_FIELDS_EDIT, async (press) =>
    pushForm(press, profileFieldsForm(await settingsOf(press.workspaceId))),
  );
  onForm(app, deps, 'admin', PROFILE_FIELDS_FORM, (sent) => takeProfileFields(deps, sent));
  onForm(app, deps, 'admin', VISIBILITY_FORM, async (sent) => {
    const { form, workspaceId } = sent;
    const words = {
      disclosure: form.one('disclosure'),
      smallestGroup: form.one('smallestGroup'),
    };
    return outcomeOf(sent, await peopleDesk.saveVisibility(workspaceId, words));
  });
}

async function takeProfileFields(deps: Deps, sent: SentForm): Promise<FormOutcome> {
  const peopleDesk = createPeopleDesk(deps);
  const { form, workspaceId } = sent;
  const words = { function: form.one('profileFunction'), level: form.one('profileLevel') };
  const saved = await peopleDesk.saveProfileFields(workspaceId, words);
  if (!saved.ok) return { kind: 'problems', problems: saved.error };
  const renew = async (note: string) =>
    renewPage(sent, settingsPage(await peopleDesk.describeSettings(workspaceId), note));
  const after = async () => {
    if (words.function === '' && words.level === '') return await renew('');
    await renew('Reading the profiles …');
    const { changed, unread } = await peopleDesk.readAllProfiles(workspaceId);
    const missed =
      unread === 0
        ? ''
        : ` ${counted(unread, 'profile', 'profiles')} could not be read; save once more to try again.`;
    await renew(
      `Profiles are read: ${counted(changed, 'person has', 'people have')} changed.${missed}`,
    );
  };
  return { kind: 'done', after };
}
