import type {
  App,
  BlockAction,
  ButtonAction,
  CheckboxesAction,
  OverflowAction,
  StaticSelectAction,
  ViewOutput,
  ViewResponseAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Rights } from '../domain/person.ts';
import { type FormValues, readForm } from './form-values.ts';
import { noticeView } from './modal.ts';
import { answerAt, plain, type Respond } from './slack-message.ts';
import { openView, showPage } from './views.ts';

/** Knows what somebody may do. */
export type RightsSource = {
  readonly people: { rightsOf(workspaceId: string, personId: string): Promise<Rights> };
};

/** What somebody who is no admin reads. */
export const FOR_ADMINS =
  'This is for the admins of Throughline, so that nobody is asked by accident. If you should be one, ask the person who set it up to add you.';

/** What somebody reads who may not see reports. */
export const FOR_EXECUTIVES =
  'This report is for the executives who own the strategy, so that people can answer openly. If you should see it, ask the admin who set Throughline up to add you.';

type Refusal = {
  readonly right: keyof Rights;
  readonly title: string;
  readonly text: string;
  /** Whether the refusal goes into the conversation where the button stands in one. */
  readonly isSaidInPlace: boolean;
};

/** The right that each kind of user needs, and what others read; `null` needs none. */
const WHO = {
  anybody: null,
  admin: {
    right: 'mayAdminister',
    title: 'For admins',
    text: FOR_ADMINS,
    isSaidInPlace: false,
  },
  executive: {
    right: 'maySeeReports',
    title: 'For executives',
    text: FOR_EXECUTIVES,
    isSaidInPlace: true,
  },
} as const satisfies Readonly<Record<string, Refusal | null>>;

/** Who may press a button or send a form. */
export type Who = keyof typeof WHO;

/** A person in a workspace. */
export type Actor = { readonly workspaceId: string; readonly personId: string };

/** A button, menu or checkbox that somebody used. */
export type ButtonPress = Actor & {
  readonly client: WebClient;
  readonly actionId: string;
  /** The value of the button or of the option picked; '' for checkboxes. */
  readonly value: string;
  readonly triggerId: string;
  /** The modal or Home tab that it stands in; undefined in a message. */
  readonly view: ViewOutput | undefined;
  /** What stands in the fields of that view. */
  readonly form: FormValues;
  /** Where an answer that only they see can go; null where the button stands in no message. */
  readonly responseUrl: string | null;
  /** Answers only them: where the button stands, or above the Home tab. */
  readonly respond: Respond;
  /** The message that it stands in, as Slack describes it. */
  readonly container: unknown;
};

/** A form that somebody has sent. */
export type SentForm = Actor & {
  readonly client: WebClient;
  readonly view: ViewOutput;
  readonly form: FormValues;
};

/** What follows a form: problems by field name, nothing more, or another view in its place. */
export type FormOutcome =
  | { readonly kind: 'problems'; readonly problems: Readonly<Record<string, string>> }
  | {
      readonly kind: 'done';
      /** What may take longer than the three seconds that Slack waits for an answer. */
      readonly after?: () => Promise<void>;
    }
  | { readonly kind: 'show'; readonly view: ModalView };

type Pressed = BlockAction<ButtonAction | StaticSelectAction | OverflowAction | CheckboxesAction>;

/**
 * Registers a button, menu or checkbox that only some may use. Slack is acknowledged at once; who may
 * not use it reads why, and `work` is not called.
 */
export function onPress(
  app: App,
  deps: RightsSource,
  who: Who,
  actionId: string | RegExp,
  work: (press: ButtonPress) => Promise<void>,
): void {
  app.action<Pressed>(actionId, async ({ ack, body, action, client, respond }) => {
    await ack();
    const triggerId = body.trigger_id;
    const press: ButtonPress = {
      ...whoIs(body),
      client,
      actionId: action.action_id,
      value: pickedIn(action),
      triggerId,
      view: body.view,
      form: readForm(body.view?.state?.values),
      responseUrl: body.response_url || null,
      // Nothing can be said on a Home tab itself.
      respond: body.view?.type === 'home' ? noticeAbove(client, triggerId) : respond,
      container: body.container,
    };
    const refusal = await refusalFor(deps, who, press);
    if (refusal === null) await work(press);
    else await refuse(press, refusal);
  });
}

/** Registers a form that only some may send. Slack is acknowledged with the outcome of `work`. */
export function onForm(
  app: App,
  deps: RightsSource,
  who: Who,
  callbackId: string,
  work: (form: SentForm) => Promise<FormOutcome>,
): void {
  app.view(callbackId, async ({ ack, body, view, client }) => {
    const sent = { ...whoIs(body), client, view, form: readForm(view.state.values) };
    const refusal = await refusalFor(deps, who, sent);
    const outcome: FormOutcome =
      refusal === null
        ? await work(sent)
        : { kind: 'show', view: noticeView(refusal.title, refusal.text) };
    await ack(responseTo(outcome));
    if (outcome.kind === 'done') await outcome.after?.();
  });
}

/** Who uses a button or sends a form; an app installed for a whole organisation is told no team. */
export function whoIs(body: {
  readonly team?: { readonly id: string } | null;
  readonly user: { readonly id: string; readonly team_id?: string };
  readonly view?: { readonly team_id?: string | null } | undefined;
}): Actor {
  const workspaceId = body.team?.id ?? body.user.team_id ?? body.view?.team_id ?? '';
  return { workspaceId, personId: body.user.id };
}

/** What somebody is told who may not do this; null for those who may. */
async function refusalFor(
  { people }: RightsSource,
  who: Who,
  { workspaceId, personId }: Actor,
): Promise<Refusal | null> {
  const refusal = WHO[who];
  if (refusal === null) return null;
  const rights = await people.rightsOf(workspaceId, personId);
  return rights[refusal.right] ? null : refusal;
}

async function refuse(press: ButtonPress, { title, text, isSaidInPlace }: Refusal): Promise<void> {
  if (isSaidInPlace && press.responseUrl !== null) await answerAt(press, press.client, plain(text));
  else await showPage(press, noticeView(title, text));
}

function pickedIn(action: Pressed['actions'][number]): string {
  if (action.type === 'button') return action.value ?? '';
  return action.type === 'checkboxes' ? '' : (action.selected_option?.value ?? '');
}

function noticeAbove(client: WebClient, triggerId: string): Respond {
  return ({ text = '' }) => openView(client, triggerId, noticeView('Throughline', text));
}

function responseTo(outcome: FormOutcome): ViewResponseAction | undefined {
  switch (outcome.kind) {
    case 'problems':
      return { response_action: 'errors', errors: { ...outcome.problems } };
    case 'show':
      return { response_action: 'update', view: outcome.view };
    case 'done':
      return undefined;
  }
}
