import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { onPress } from '../../../slack/guard.ts';
import { hubAction, pageIn } from '../../../slack/hub-view.ts';
import { metadataOf } from '../../../slack/modal.ts';
import { anyPage, pageNumber } from '../../../slack/pages.ts';
import { type FormOutcome, onForm, type SentForm } from '../../../slack/sent-form.ts';
import { pushForm, renewPage, showPage } from '../../../slack/views.ts';
import { functionsOf } from '../audiences.ts';
import { changePerson } from '../change-person.ts';
import { describePeople, describePerson } from '../describe-people.ts';
import { PEOPLE_PAGE, PERSON_EDIT, PERSON_PICK, peoplePage } from './people-page.ts';
import {
  PERSON_FORM,
  PERSON_PICK_FORM,
  personForm,
  personPickForm,
  personPlaceSchema,
  personWordsIn,
} from './person-form.ts';

/** The page of people, and the form of one. */
export function registerPeople(app: App, deps: Deps): void {
  // The button of the hub has no value: it shows the first page.
  for (const actionId of [hubAction('people'), anyPage(PEOPLE_PAGE)])
    onPress(app, deps, actionId, async (press) =>
      showPage(press, await pageFor(deps, press.workspaceId, pageNumber(press.value))),
    );
  onPress(app, deps, PERSON_PICK, (press) =>
    pushForm(press, personPickForm(String(pageIn(press.view)))),
  );
  onPress(app, deps, PERSON_EDIT, async (press) => {
    const form = await formOf(deps, press.workspaceId, press.value, pageIn(press.view));
    if (form !== undefined) await pushForm(press, form);
  });
  onForm(app, deps, PERSON_PICK_FORM, (sent) => showPicked(deps, sent));
  onForm(app, deps, PERSON_FORM, (sent) => savePerson(deps, sent));
}

async function pageFor(deps: Deps, workspaceId: string, page: number) {
  return peoplePage(await describePeople(deps, workspaceId), page);
}

async function formOf(deps: Deps, workspaceId: string, personId: string, page: number) {
  const described = await describePerson(deps, workspaceId, personId);
  if (described === undefined || described.person.standing === 'bot') return undefined;
  const functions = functionsOf(await deps.people.all(workspaceId));
  return personForm(described, functions, { personId, page });
}

async function showPicked(deps: Deps, { workspaceId, form, view }: SentForm): Promise<FormOutcome> {
  const next = await formOf(deps, workspaceId, form.one('person'), pageIn(view));
  if (next !== undefined) return { kind: 'show', view: next };
  const person =
    'This is an app, or somebody whom I do not know yet. Please pick a person; whoever has just joined is known in a minute.';
  return { kind: 'problems', problems: { person } };
}

async function savePerson(deps: Deps, sent: SentForm): Promise<FormOutcome> {
  const { workspaceId, personId: actorId, view, form } = sent;
  const { personId, page } = metadataOf(view, personPlaceSchema);
  const saved = await changePerson(deps, workspaceId, actorId, personId, personWordsIn(form));
  if (!saved.ok) {
    const { isAdmin, ...problems } = saved.error;
    const roles = isAdmin === undefined ? {} : { roles: isAdmin };
    return { kind: 'problems', problems: { ...problems, ...roles } };
  }
  deps.worker.wake();
  return {
    kind: 'done',
    after: async (client) => renewPage(client, sent, await pageFor(deps, workspaceId, page)),
  };
}
