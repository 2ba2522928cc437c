import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import type { FormValues } from '../../../slack/form-values.ts';
import { metadataOf, noticeView } from '../../../slack/modal.ts';
import {
  type FormOutcome,
  type FormProblems,
  onForm,
  type SentForm,
} from '../../../slack/sent-form.ts';
import { audienceChoices } from '../../people/audiences.ts';
import { eachOf, PROFILE_FIELDS, PROFILE_SOURCES } from '../../people/person-fields.ts';
import { audienceProblems } from '../../people/slack/audiences.ts';
import { type PeoplePicked, previewPeople, takePeople } from '../preview-people.ts';
import { stepForm } from './checklist-blocks.ts';
import { PEOPLE_FORM, peopleView, previewView } from './people-views.ts';
import { stepDone } from './step-done.ts';

const keptSchema = z.object({
  importId: z.string(),
  userGroups: z.array(z.string()),
  channels: z.array(z.string()),
  profileFields: z.object({ function: z.string(), level: z.string() }),
});

/** The people: chosen, looked at, taken. */
export function registerPeopleStep(app: App, deps: Deps): void {
  onForm(app, deps, PEOPLE_FORM, async (sent) => {
    const picked = pickedIn(sent.form);
    const { people, userGroups, channels, lines } = picked;
    if (people.length + userGroups.length + channels.length === 0 && lines === '')
      return { kind: 'problems', problems: { people: NOBODY } };
    return {
      kind: 'later',
      meanwhile: 'I am looking who that is …',
      work: () => look(deps, sent.workspaceId, picked),
    };
  });
  onForm(app, deps, stepForm('people'), (sent) => take(deps, sent));
}

const NOBODY = 'Pick people, a user group or a channel, or paste a list.';

/** Asks whom to ask. Without an answer of Slack the form does without its groups and profiles. */
export async function peopleForm(deps: Deps, workspaceId: string): Promise<ModalView> {
  const [{ userGroups }, fields] = await Promise.all([
    audienceChoices(deps, workspaceId),
    deps.profiles.fields().catch(() => new Map<string, string>()),
  ]);
  return peopleView(userGroups, [...fields.keys()]);
}

function pickedIn(form: FormValues): PeoplePicked {
  return {
    people: form.many('people'),
    userGroups: form.ifThere.many('userGroups'),
    channels: form.many('channels'),
    lines: form.one('lines'),
    profileFields: eachOf(PROFILE_FIELDS, (field) =>
      form.ifThere.one(PROFILE_SOURCES[field].input),
    ),
  };
}

async function look(deps: Deps, workspaceId: string, picked: PeoplePicked) {
  const preview = await previewPeople(deps, workspaceId, picked);
  if (!preview.ok) {
    const failure = preview.error;
    const problems: FormProblems =
      failure.kind === 'lines' ? { lines: failure.message } : audienceProblems(failure);
    return { kind: 'problems', problems } as const;
  }
  const { asked, problems } = preview.value;
  if (asked.length > 0) return { kind: 'show', view: previewView(preview.value) } as const;
  const lines = problems.slice(0, 5).map(({ line, why }) => `Line ${line}: ${why}.`);
  return { kind: 'problems', problems: { people: [NOBODY_FOUND, ...lines].join('\n') } } as const;
}

const NOBODY_FOUND = 'Nobody of these can be asked.';

async function take(deps: Deps, sent: SentForm): Promise<FormOutcome> {
  const kept = metadataOf(sent.view, keptSchema);
  const taken = await takePeople(deps, sent.workspaceId, kept);
  if (taken === undefined) return { kind: 'show', view: GONE };
  return stepDone(deps, sent, taken.later);
}

const GONE = noticeView(
  'The people',
  'This list has been taken already, or it is more than a day old. If in doubt, choose the people again.',
);
