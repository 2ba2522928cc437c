import type {
  App,
  BlockAction,
  ButtonAction,
  OverflowAction,
  StaticSelectAction,
  ViewOutput,
  ViewResponseAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Rights } from '../domain/person.ts';
import { noticeView } from './notice-view.ts';
import { openView } from './open-view.ts';
import { type FormReader, readForm } from './read-form.ts';

/** Knows what somebody may do. */
export type RightsSource = {
  readonly people: { rightsOf(workspaceId: string, personId: string): Promise<Rights> };
};

/** Who acts, and what is needed to answer. */
type Actor = {
  readonly workspaceId: string;
  readonly personId: string;
  readonly client: WebClient;
};

/** A button or menu that an admin used. */
export type AdminPress = Actor & {
  readonly actionId: string;
  /** The value of the button or of the option picked. */
  readonly value: string;
  readonly triggerId: string;
  /** The modal that it stands in; undefined in a message or on the Home tab. */
  readonly view: ViewOutput | undefined;
  /** What stands in the fields of that view. */
  readonly form: FormReader;
};

/** A form that an admin has sent. */
export type AdminForm = Actor & {
  readonly view: ViewOutput;
  readonly form: FormReader;
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

/** What somebody who is no admin reads. */
export const FOR_ADMINS =
  'This is for the admins of Throughline, so that nobody is asked by accident. If you should be one, ask the person who set it up to add you.';

/** Listens to a button or menu that only admins may use; others get a kind word and nothing happens. */
export function onAdminPress(
  app: App,
  deps: RightsSource,
  actionId: string | RegExp,
  work: (press: AdminPress) => Promise<void>,
): void {
  type Used = BlockAction<ButtonAction | StaticSelectAction | OverflowAction>;
  app.action<Used>(actionId, async ({ ack, body, action, client }) => {
    await ack();
    const workspaceId = body.team?.id ?? body.user.team_id ?? '';
    const personId = body.user.id;
    const press: AdminPress = {
      workspaceId,
      personId,
      client,
      actionId: action.action_id,
      value:
        action.type === 'button' ? (action.value ?? '') : (action.selected_option?.value ?? ''),
      triggerId: body.trigger_id,
      view: body.view,
      form: readForm(body.view?.state?.values),
    };
    const { mayAdminister } = await deps.people.rightsOf(workspaceId, personId);
    if (mayAdminister) await work(press);
    else await showPage(press, noticeView('For admins', FOR_ADMINS));
  });
}

/** Listens to a form that only admins may send. */
export function onAdminForm(
  app: App,
  deps: RightsSource,
  callbackId: string,
  work: (form: AdminForm) => Promise<FormOutcome>,
): void {
  app.view(callbackId, async ({ ack, body, view, client }) => {
    const workspaceId = body.team?.id ?? view.team_id;
    const personId = body.user.id;
    const { mayAdminister } = await deps.people.rightsOf(workspaceId, personId);
    const outcome: FormOutcome = mayAdminister
      ? await work({ workspaceId, personId, client, view, form: readForm(view.state.values) })
      : { kind: 'show', view: noticeView('For admins', FOR_ADMINS) };
    await ack(responseTo(outcome));
    if (outcome.kind === 'done') await outcome.after?.();
  });
}

/** What Slack is told about a form that was sent. */
export function responseTo(outcome: FormOutcome): ViewResponseAction | undefined {
  switch (outcome.kind) {
    case 'problems':
      return { response_action: 'errors', errors: { ...outcome.problems } };
    case 'show':
      return { response_action: 'update', view: outcome.view };
    case 'done':
      return undefined;
  }
}

/** Shows a page: in place of the modal that the button stands in, or as a new one. */
export async function showPage(
  { client, view, triggerId }: Pick<AdminPress, 'client' | 'view' | 'triggerId'>,
  page: ModalView,
): Promise<void> {
  if (view?.type === 'modal') await client.views.update({ view_id: view.id, view: page });
  else await openView(client, triggerId, page);
}

/** Lays a form over the page that the button stands in. Slack allows three views on one another. */
export async function pushForm(
  { client, view, triggerId }: Pick<AdminPress, 'client' | 'view' | 'triggerId'>,
  form: ModalView,
): Promise<void> {
  if (view?.type === 'modal') await openView(client, triggerId, form, 'push');
  else await openView(client, triggerId, form);
}

/** Renews the page under a form that has been sent; does nothing where there is none any more. */
export async function renewPage({ client, view }: AdminForm, page: ModalView): Promise<void> {
  const below = view.previous_view_id;
  if (!below) return;
  await client.views.update({ view_id: below, view: page }).catch(() => undefined);
}
