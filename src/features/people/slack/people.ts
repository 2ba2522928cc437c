import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import {
  type ButtonPress,
  type FormOutcome,
  onForm,
  onPress,
  type SentForm,
} from '../../../slack/guard.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { pushForm, renewPage, showPage } from '../../../slack/views.ts';
import { createPeopleDesk } from '../people-desk.ts';
import { PEOPLE_PAGE, PERSON_EDIT, PERSON_PICK, peoplePage } from './people-page.ts';
import { PERSON_FORM, PERSON_PICK_FORM, personForm, personPickForm } from './person-form.ts';

const metadataSchema = z.object({ personId: z.string(), page: z.number() });

/** The page of people, and the form of one. */
export function registerPeople(app: App, deps: Deps): void {
  const peopleDesk = createPeopleDesk(deps);
  const pageFor = async (workspaceId: string, page: number) =>
    peoplePage(await peopleDesk.describePeople(workspaceId), page);

  onPress(app, deps, 'admin', hubAction('people'), async (press) =>
    showPage(press, await pageFor(press.workspaceId, 0)),
  );
  onPress(app, deps, 'admin', new RegExp(`^${PEOPLE_PAGE}_`), async (press) =>
    showPage(press, await pageFor(press.workspaceId, Number(press.value))),
  );
  onPress(app, deps, 'admin', PERSON_PICK, (press) =>
    pushForm(press, personPickForm(String(pageOfPress(press)))),
  );
  onPress(app, deps, 'admin', PERSON_EDIT, async (press) => {
    const form = await formOf(deps, press.workspaceId, press.value, pageOfPress(press));
    if (form !== undefined) await pushForm(press, form);
  });
  onForm(app, deps, 'admin', PERSON_PICK_FORM, (sent) => picked(deps, sent));
  onForm(app, deps, 'admin', PERSON_FORM, async (sent) => {
    const { workspaceId } = sent;
    const { personId, page } = metadataSchema.parse(JSON.parse(sent.view.private_metadata));
    const problems = await save(deps, sent, personId);
    if (problems !== undefined) return { kind: 'problems', problems };
    deps.worker.wake();
    return { kind: 'done', after: async () => renewPage(sent, await pageFor(workspaceId, page)) };
  });
}

async function formOf(deps: Deps, workspaceId: string, personId: string, page: number) {
  const peopleDesk = createPeopleDesk(deps);
  const described = await peopleDesk.describePerson(workspaceId, personId);
  if (described === undefined || described.person.standing === 'bot') return undefined;
  const functions = await peopleDesk.knownFunctions(workspaceId);
  return personForm(described, functions, JSON.stringify({ personId, page }));
}

async function picked(deps: Deps, { workspaceId, form, view }: SentForm): Promise<FormOutcome> {
  const page = Number(view.private_metadata) || 0;
  const next = await formOf(deps, workspaceId, form.one('person'), page);
  if (next !== undefined) return { kind: 'show', view: next };
  const person =
    'This is an app, or somebody whom I do not know yet. Please pick a person; whoever has just joined is known in a minute.';
  return { kind: 'problems', problems: { person } };
}

async function save(
  deps: Deps,
  { workspaceId, personId: actorId, form }: SentForm,
  personId: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const peopleDesk = createPeopleDesk(deps);
  const roles = form.many('roles');
  const saved = await peopleDesk.changePerson(workspaceId, actorId, personId, {
    function: form.one('function').replace(/\s+/g, ' '),
    level: form.one('level'),
    region: form.one('region'),
    lastDayOff: form.one('lastDayOff'),
    isBack: form.many('isBack').length > 0,
    isAdmin: roles.includes('admin'),
    isExecutive: roles.includes('executive'),
  });
  if (saved.ok) return undefined;
  const { isAdmin, ...rest } = saved.error;
  return { ...rest, ...(isAdmin === undefined ? {} : { roles: isAdmin }) };
}

function pageOfPress({ view }: ButtonPress): number {
  return Number(view?.private_metadata) || 0;
}
