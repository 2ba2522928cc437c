import type { App, ViewResponseAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { causeOf } from '../domain/cause-of.ts';
import { guarded, type Known } from '../domain/operations.ts';
import { take } from './door.ts';
import { formAgain } from './form-again.ts';
import { type FormValues, readForm } from './form-values.ts';
import { type Actor, type KitDeps, noteDone, refusalFor, whoIs } from './guard.ts';
import { noticeView, unstamped } from './modal.ts';
import { openAgain } from './open-again.ts';
import { Unreadable } from './readable.ts';
import { formSchema, type ShownView } from './shown-view.ts';
import { plain } from './slack-message.ts';

/** A form that somebody has sent. */
export type SentForm = Actor & {
  readonly view: ShownView;
  readonly form: FormValues;
};

/** What is wrong with a form, by the name of the field. */
export type FormProblems = Readonly<Record<string, string>>;

type Problems = { readonly kind: 'problems'; readonly problems: FormProblems };
type Show = { readonly kind: 'show'; readonly view: ModalView };

/**
 * What follows a form: problems by field name, nothing more, or another view in its place. Whatever may
 * take longer than the three seconds that Slack waits, above all what asks Slack, belongs to `after`, or
 * to `later` where its sender has to read how it went.
 */
export type FormOutcome =
  | Problems
  | Show
  | { readonly kind: 'done'; readonly after?: (client: WebClient) => Promise<void> }
  | {
      readonly kind: 'later';
      /** What stands in place of the form meanwhile. */
      readonly meanwhile: string;
      readonly work: (client: WebClient) => Promise<Problems | Show>;
    };

/**
 * Registers a form that only some may send. Slack is acknowledged with the outcome of `work`, which has
 * no client, so that it looks at what is here alone. The same form sent twice is taken in once.
 */
export function onForm(
  app: App,
  deps: KitDeps,
  callbackId: string,
  work: (form: SentForm) => Promise<FormOutcome>,
): void {
  const known = guarded(callbackId);
  app.view(callbackId, async ({ ack, body, client, context }) => {
    take(context);
    const { view, ...by } = formSchema.parse(body);
    try {
      const sent = { ...whoIs(by, context), view: unstamped(view) };
      const { workspaceId, personId } = sent;
      const key = JSON.stringify([workspaceId, personId, view.id, view.hash, view.state]);
      const { outcome, isFirst } = deps.repeats.form(key, () => outcomeOf(deps, known, sent, work));
      const decided = await outcome;
      await ack(responseTo(decided, view));
      if (isFirst) await finish(deps, decided, { key, client, sent, noted: known.noted });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      deps.log.warn({ form: callbackId, why: error.message }, 'a form cannot be read');
      await ack(openAgain(body));
    }
  });
}

/** Registers what follows when somebody closes a form without sending it. */
export function onClosed(
  app: App,
  callbackId: string,
  work: (closed: Actor & { readonly view: ShownView }) => Promise<void>,
): void {
  app.view({ callback_id: callbackId, type: 'view_closed' }, async ({ body, context }) => {
    take(context);
    const { view, ...by } = formSchema.parse(body);
    try {
      await work({ ...whoIs(by, context), view: unstamped(view) });
    } catch (error) {
      // Nobody sees it any more, so nobody need be told.
      if (!(error instanceof Unreadable)) throw error;
    }
  });
}

async function outcomeOf(
  deps: KitDeps,
  { who, noted }: Known,
  sent: Omit<SentForm, 'form'>,
  work: (form: SentForm) => Promise<FormOutcome>,
): Promise<FormOutcome> {
  const form = readForm(sent.view);
  const refusal = await refusalFor(deps, who, sent);
  if (refusal === null) {
    const outcome = await work({ ...sent, form });
    if (outcome.kind === 'done') await noteDone(deps, sent, noted, sent.view.private_metadata);
    return outcome;
  }
  return { kind: 'show', view: noticeView(refusal.title, refusal.text) };
}

function responseTo(outcome: FormOutcome, { title }: ShownView): ViewResponseAction | undefined {
  switch (outcome.kind) {
    case 'problems':
      return { response_action: 'errors', errors: { ...outcome.problems } };
    case 'show':
      return { response_action: 'update', view: outcome.view };
    case 'later': {
      const view = noticeView(title?.text ?? 'Throughline', outcome.meanwhile);
      return { response_action: 'update', view };
    }
    case 'done':
      return undefined;
  }
}

type Finishing = {
  readonly key: string;
  readonly client: WebClient;
  readonly sent: Omit<SentForm, 'form'>;
  readonly noted: string | undefined;
};

async function finish(
  deps: KitDeps,
  outcome: FormOutcome,
  { key, client, sent, noted }: Finishing,
) {
  if (outcome.kind === 'done') return await outcome.after?.(client);
  if (outcome.kind !== 'later') return;
  const { view, personId } = sent;
  const found = await outcome.work(client).catch((error: unknown): Problems => {
    deps.log.error(causeOf(error), 'a form was acknowledged and then not taken');
    return { kind: 'problems', problems: { '': NOT_TAKEN } };
  });
  if (found.kind === 'problems') deps.repeats.mayBeSentAgain(key);
  else await noteDone(deps, sent, noted, view.private_metadata);
  const next = found.kind === 'show' ? found.view : formAgain(view, found.problems);
  try {
    await client.views.update({ view_id: view.id, view: next });
  } catch (error) {
    deps.log.warn(causeOf(error), 'a form was closed before its outcome was shown');
    // Whoever has closed the page meanwhile takes it for done.
    if (found.kind !== 'problems') return;
    const { text, blocks } = plain(Object.values(found.problems).join('\n'));
    await client.chat.postMessage({ channel: personId, text, blocks: [...blocks] });
  }
}

const NOT_TAKEN = 'That did not work here. Nothing was saved; please send it once more.';
