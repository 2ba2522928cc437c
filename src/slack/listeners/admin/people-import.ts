import type { App } from '@slack/bolt';
import { counted } from '../../../domain/words.ts';
import { noticeView } from '../../blocks/admin/notice-view.ts';
import {
  APPLY_FORM,
  importPreview,
  UPLOAD_FORM,
  uploadForm,
} from '../../blocks/admin/people/import-views.ts';
import { PEOPLE_UPLOAD, peoplePage } from '../../blocks/admin/people/people-page.ts';
import type { SlackServices } from '../../slack-services.ts';
import { onAdminForm, onAdminPress, pushForm, renewPage } from './for-admins.ts';

const GONE =
  'This list has been applied already, or it is more than a day old. If in doubt, upload it again: what is known already does not change.';

/** A list of people: uploaded, looked at, applied. */
export function listenToPeopleImport(app: App, services: SlackServices): void {
  const { peopleDesk } = services;

  onAdminPress(app, services, PEOPLE_UPLOAD, (press) => pushForm(press, uploadForm()));

  onAdminForm(app, services, UPLOAD_FORM, async ({ workspaceId, form }) => {
    const [file] = form.files('file');
    if (file === undefined) return { kind: 'problems', problems: { file: 'Please add a file.' } };
    const preview = await peopleDesk.previewImport(workspaceId, file.id);
    return preview.ok
      ? { kind: 'show', view: importPreview(preview.value) }
      : { kind: 'problems', problems: { file: preview.error } };
  });

  onAdminForm(app, services, APPLY_FORM, async (sent) => {
    const { workspaceId, view } = sent;
    const applied = await peopleDesk.applyImport(workspaceId, view.private_metadata);
    if (!applied.ok) return { kind: 'show', view: noticeView('Nothing to apply', GONE) };
    const note = `Done: ${counted(applied.value.changed, 'person has', 'people have')} changed.`;
    const page = async () => peoplePage(await peopleDesk.describePeople(workspaceId), 0, note);
    return { kind: 'done', after: async () => renewPage(sent, await page()) };
  });
}
