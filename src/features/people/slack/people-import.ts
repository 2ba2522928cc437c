import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { counted } from '../../../domain/words.ts';
import { onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { onForm } from '../../../slack/sent-form.ts';
import { pushForm, renewPage } from '../../../slack/views.ts';
import { describePeople } from '../describe-people.ts';
import { applyImport, previewImport } from '../import-people.ts';
import { APPLY_FORM, importPreview, UPLOAD_FORM, uploadForm } from './import-views.ts';
import { PEOPLE_UPLOAD, peoplePage } from './people-page.ts';

const GONE =
  'This list has been applied already, or it is more than a day old. If in doubt, upload it again: what is known already does not change.';

/** A list of people: uploaded, looked at, applied. */
export function registerPeopleImport(app: App, deps: Deps): void {
  onPress(app, deps, PEOPLE_UPLOAD, (press) => pushForm(press, uploadForm()));

  onForm(app, deps, UPLOAD_FORM, async ({ workspaceId, form }) => {
    const [file] = form.files('file');
    if (file === undefined) return { kind: 'problems', problems: { file: 'Please add a file.' } };
    return {
      kind: 'later',
      meanwhile: 'The list is being read …',
      async work() {
        const preview = await previewImport(deps, workspaceId, file.id);
        return preview.ok
          ? { kind: 'show', view: importPreview(preview.value) }
          : { kind: 'problems', problems: { file: preview.error } };
      },
    };
  });

  onForm(app, deps, APPLY_FORM, async (sent) => {
    const { workspaceId, view } = sent;
    const applied = await applyImport(deps, workspaceId, view.private_metadata);
    if (!applied.ok) return { kind: 'show', view: noticeView('Nothing to apply', GONE) };
    const note = `Done: ${counted(applied.value.changed, 'person has', 'people have')} changed.`;
    const page = async () => peoplePage(await describePeople(deps, workspaceId), 0, note);
    return { kind: 'done', after: async (client) => renewPage(client, sent, await page()) };
  });
}
