import type { App, BlockAction, ButtonAction, CheckboxesAction, ViewOutput } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { whoIs } from '../features/answers/slack/answer-form.ts';
import { answerAt } from './answer-at.ts';
import { type FormOutcome, type RightsSource, responseTo, showPage } from './for-admins.ts';
import { noticeView } from './notice-view.ts';
import { type FormReader, readForm } from './read-form.ts';
import { plain } from './slack-message.ts';

/** Who acts, and how they are answered. */
type Actor = {
  readonly workspaceId: string;
  readonly personId: string;
  readonly client: WebClient;
};

/** A button that an executive pressed. */
export type ExecutivePress = Actor & {
  readonly actionId: string;
  readonly value: string;
  readonly triggerId: string;
  /** The modal or Home tab that it stands in; undefined in a message. */
  readonly view: ViewOutput | undefined;
  /** Where an answer that only they see can go; null where the button stands in no message. */
  readonly responseUrl: string | null;
  readonly form: FormReader;
};

/** A form that an executive sent. */
export type ExecutiveForm = Actor & { readonly view: ViewOutput; readonly form: FormReader };

/** What somebody reads who may not see reports. */
export const FOR_EXECUTIVES =
  'This report is for the executives who own the strategy, so that people can answer openly. If you should see it, ask the admin who set Throughline up to add you.';

/** Listens to a button that only executives may use; others get a kind word and nothing happens. */
export function onExecutivePress(
  app: App,
  deps: RightsSource,
  actionId: string | RegExp,
  work: (press: ExecutivePress) => Promise<void>,
): void {
  type Used = BlockAction<ButtonAction | CheckboxesAction>;
  app.action<Used>(actionId, async ({ ack, body, action, client }) => {
    await ack();
    const press: ExecutivePress = {
      ...whoIs(body),
      client,
      actionId: action.action_id,
      value: action.type === 'button' ? (action.value ?? '') : '',
      triggerId: body.trigger_id,
      view: body.view,
      responseUrl: body.response_url || null,
      form: readForm(body.view?.state?.values),
    };
    if (await mayAct(deps, press)) return await work(press);
    if (press.responseUrl !== null) await answerAt(press, press.client, plain(FOR_EXECUTIVES));
    else await showPage(press, noticeView('For executives', FOR_EXECUTIVES));
  });
}

/** Listens to a form that only executives may send. */
export function onExecutiveForm(
  app: App,
  deps: RightsSource,
  callbackId: string,
  work: (form: ExecutiveForm) => Promise<FormOutcome>,
): void {
  app.view(callbackId, async ({ ack, body, view, client }) => {
    const actor = { ...whoIs(body), client };
    const outcome: FormOutcome = (await mayAct(deps, actor))
      ? await work({ ...actor, view, form: readForm(view.state.values) })
      : { kind: 'show', view: noticeView('For executives', FOR_EXECUTIVES) };
    await ack(responseTo(outcome));
    if (outcome.kind === 'done') await outcome.after?.();
  });
}

async function mayAct({ people }: RightsSource, { workspaceId, personId }: Actor) {
  return (await people.rightsOf(workspaceId, personId)).maySeeReports;
}
