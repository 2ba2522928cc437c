import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { onPress } from '../../../slack/guard.ts';
import { metadataOf, readFields } from '../../../slack/modal.ts';
import { onForm } from '../../../slack/sent-form.ts';
import { pushForm } from '../../../slack/views.ts';
import { PERSON_ERASE } from '../../people/slack/person-form.ts';
import { erasePerson, findToErase, NOT_ERASED } from '../erase-person.ts';
import {
  ERASE_FIELDS,
  ERASE_FORM,
  ERASE_SURE_FORM,
  eraseForm,
  erasePlaceSchema,
  eraseSureForm,
  receiptView,
} from './erase-forms.ts';

/** Erasing a person from the pages about people: whom, how much there is, and then for good. */
export function registerErasePerson(app: App, deps: Deps): void {
  onPress(app, deps, PERSON_ERASE, (press) => pushForm(press, eraseForm(press.value)));

  onForm(app, deps, ERASE_FORM, async ({ workspaceId, form }) => {
    const { who } = readFields(ERASE_FIELDS, form);
    const found = await findToErase(deps, workspaceId, who);
    if (!found.ok) return { kind: 'problems', problems: { who: NOT_ERASED[found.error] } };
    return { kind: 'show', view: eraseSureForm(who, found.value) };
  });

  onForm(app, deps, ERASE_SURE_FORM, async ({ workspaceId, view }) => {
    const { who } = metadataOf(view, erasePlaceSchema);
    return {
      kind: 'later',
      meanwhile: 'Erasing …',
      async work() {
        const erased = await erasePerson(deps, workspaceId, who);
        return erased.ok
          ? { kind: 'show', view: receiptView(erased.value) }
          : { kind: 'problems', problems: { '': NOT_ERASED[erased.error] } };
      },
    };
  });
}
