import type { App, BlockAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { readForm } from '../../../slack/form-values.ts';
import { whoIs } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { createAnswerDesk } from '../answer-desk.ts';
import type { FormFields } from '../answer-fields.ts';
import { ANSWER_FORM } from './answer-form-view.ts';
import { FORM_PROBLEMS, refusalWords } from './answer-words.ts';
import { pressOf } from './press-metadata.ts';

/** The fields of the form, each of which tells when it is filled in. */
const FIELD = /^(words\d+|stop|choice\d+|why\d+|clarity|metric\d+|effect\d+)$/;

/** The form to answer in: kept while it is filled in, kept when it is closed, taken in when sent. */
export function registerAnswerForm(app: App, deps: Deps): void {
  const desk = createAnswerDesk(deps);
  app.action<BlockAction>(FIELD, async ({ ack, body }) => {
    await ack();
    if (body.view?.callback_id !== ANSWER_FORM) return;
    const press = pressOf(body.view.private_metadata, whoIs(body));
    if (press) await desk.keepDraft(press, contentOf(body.view.state?.values));
  });

  app.view({ callback_id: ANSWER_FORM, type: 'view_closed' }, async ({ ack, body, view }) => {
    await ack();
    const press = pressOf(view.private_metadata, whoIs(body));
    const content = contentOf(view.state?.values);
    // Slack may close a form without telling what stood in it; then what was kept before holds.
    if (press && Object.keys(content).length > 0) await desk.keepDraft(press, content);
  });

  app.view(ANSWER_FORM, async ({ ack, body, view }) => {
    const press = pressOf(view.private_metadata, whoIs(body));
    if (press === undefined) return await ack();
    // Acknowledged once it is kept: if that fails, the form stays open with all that is in it.
    const sent = await desk.sendForm(press, contentOf(view.state.values));
    if (sent.ok) {
      await ack();
      deps.worker.wake();
      return;
    }
    const { error } = sent;
    if ('field' in error) {
      const errors = { [error.field]: FORM_PROBLEMS[error.kind] };
      return await ack({ response_action: 'errors', errors });
    }
    const notice = noticeView('Your answer', refusalWords(error));
    await ack({ response_action: 'update', view: notice });
  });
}

/** What stands in each field of the form, the empty ones too. */
function contentOf(values: unknown): FormFields {
  const form = readForm(values);
  const names = typeof values === 'object' && values !== null ? Object.keys(values) : [];
  return Object.fromEntries(names.map((name) => [name, form.one(name)]));
}
