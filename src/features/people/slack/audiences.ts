import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { type AudienceDefinition, EMPTY_AUDIENCE, LEVELS } from '../../../domain/person.ts';
import { formatList } from '../../../domain/words.ts';
import type { FormValues } from '../../../slack/form-values.ts';
import { type ButtonPress, NOTHING_DONE, onPress } from '../../../slack/guard.ts';
import { hubAction, pageIn } from '../../../slack/hub-view.ts';
import { metadataOf } from '../../../slack/modal.ts';
import { anyPage, pageNumber } from '../../../slack/pages.ts';
import { savedLater, savedNow } from '../../../slack/saving.ts';
import { type FormProblems, onForm } from '../../../slack/sent-form.ts';
import { escapeMrkdwn } from '../../../slack/text.ts';
import { pushForm, renewPage, showPage } from '../../../slack/views.ts';
import {
  type AudienceFailure,
  addAudience,
  audienceChoices,
  changeAudience,
  describeAudiences,
  removeAudience,
} from '../audiences.ts';
import { AUDIENCE_FORM, audienceForm } from './audience-form.ts';
import {
  AUDIENCE_EDIT,
  AUDIENCE_NEW,
  AUDIENCE_REMOVE,
  AUDIENCES_PAGE,
  audiencesPage,
} from './audiences-page.ts';

const metadataSchema = z.object({ id: z.string().nullable(), page: z.number() });

/** The page of audiences, and its form. */
export function registerAudiences(app: App, deps: Deps): void {
  const pageFor = async (workspaceId: string, page: number, note = '') =>
    audiencesPage(await describeAudiences(deps, workspaceId), page, note);

  // The button of the hub has no value: it shows the first page.
  for (const actionId of [hubAction('audiences'), anyPage(AUDIENCES_PAGE)])
    onPress(app, deps, actionId, async (press) =>
      showPage(press, await pageFor(press.workspaceId, pageNumber(press.value))),
    );
  onPress(app, deps, AUDIENCE_NEW, (press) => openForm(deps, press, null));
  onPress(app, deps, AUDIENCE_EDIT, (press) => openForm(deps, press, press.value));

  onPress(app, deps, AUDIENCE_REMOVE, async (press) => {
    const { workspaceId, value: id } = press;
    const removed = await removeAudience(deps, workspaceId, id);
    const note = removed.ok
      ? `Removed: ${escapeMrkdwn(id)}.`
      : inUse(id, removed.error.scheduleIds);
    await showPage(press, await pageFor(workspaceId, pageIn(press.view), note));
    return removed.ok ? undefined : NOTHING_DONE;
  });

  onForm(app, deps, AUDIENCE_FORM, async (form) => {
    const { id, page } = metadataOf(form.view, metadataSchema);
    const name = id ?? form.form.one('name').replace(/\s+/g, ' ');
    const definition = readDefinition(form.form);
    if (name === '') return { kind: 'problems', problems: { name: 'Please give it a name.' } };
    const { workspaceId } = form;
    const save = () => saveAudience(deps, workspaceId, { name, definition, isNew: id === null });
    const renewed = async (client: WebClient) =>
      renewPage(client, form, await pageFor(workspaceId, page));
    // Slack alone knows which channels the app sees.
    return definition.channels.length === 0
      ? await savedNow(save, renewed)
      : savedLater(save, renewed);
  });
}

async function openForm(deps: Deps, press: ButtonPress, id: string | null): Promise<void> {
  const { workspaceId } = press;
  const [definition = EMPTY_AUDIENCE, choices] = await Promise.all([
    id === null ? undefined : deps.audiences.find(workspaceId, id),
    audienceChoices(deps, workspaceId),
  ]);
  const place = { id, page: pageIn(press.view) };
  await pushForm(press, audienceForm(id, definition, choices, place));
}

type Named = {
  readonly name: string;
  readonly definition: AudienceDefinition;
  readonly isNew: boolean;
};

/** Saves the audience of a form; answers what is wrong with it, if anything is. */
async function saveAudience(
  deps: Deps,
  workspaceId: string,
  { name, definition, isNew }: Named,
): Promise<FormProblems | undefined> {
  const saved = isNew
    ? await addAudience(deps, workspaceId, name, definition)
    : await changeAudience(deps, workspaceId, name, definition);
  if (!saved.ok) return audienceProblems(saved.error);
  deps.worker.wake();
  return undefined;
}

function readDefinition(form: FormValues): AudienceDefinition {
  const levels = form.many('levels');
  return {
    people: form.many('people'),
    userGroups: form.ifThere.many('userGroups'),
    channels: form.many('channels'),
    functions: form.ifThere.many('functions'),
    levels: LEVELS.filter((level) => levels.includes(level)),
    except: form.many('except'),
  };
}

/** What is wrong with an audience, at the field that holds it. */
export function audienceProblems(failure: AudienceFailure): FormProblems {
  switch (failure.kind) {
    case 'name-taken':
      return { name: 'There is an audience of that name already. Please pick another name.' };
    case 'nothing-picked':
      return { people: 'Pick at least one person, group, channel, function or level.' };
    case 'channels-unseen':
      return {
        channels: `${failure.count === 1 ? 'One of these channels is' : `${failure.count} of these channels are`} private and I am not in it. Invite me to the channel first: type /invite @Throughline there.`,
      };
    case 'slack-silent':
      return { channels: 'Slack does not answer right now. Please try again in a minute.' };
  }
}

function inUse(id: string, scheduleIds: readonly string[]): string {
  const names = formatList(scheduleIds.map((schedule) => `*${escapeMrkdwn(schedule)}*`));
  const name = `*${escapeMrkdwn(id)}*`;
  return scheduleIds.length === 1
    ? `${name} stays: the plan ${names} asks it. Give that plan another audience first, or remove it.`
    : `${name} stays: the plans ${names} ask it. Give those plans another audience first, or remove them.`;
}
