import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { readForm } from '../../../slack/form-values.ts';
import { onForm, onPress, whoIs } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import type { FormFields } from '../answer-fields.ts';
import { keepFormDraft, sendAnswerForm } from '../answer-form.ts';
import { ANY_INPUT } from '../answer-inputs.ts';
import { ANSWER_FORM } from './answer-form-view.ts';
import { pressOf } from './answer-press.ts';
import { FORM_PROBLEMS, refusalWords } from './answer-words.ts';

/** The form to answer in: kept while it is filled in, kept when it is closed, taken in when sent. */
export function registerAnswerForm(app: App, deps: Deps): void {
  onPress(app, deps, 'anybody', ANY_INPUT, async (used) => {
    if (used.view?.callback_id !== ANSWER_FORM) return;
    const press = pressOf(used.view, used);
    if (press) await keepFormDraft(deps, press, contentOf(used.view.state?.values));
  });

  app.view({ callback_id: ANSWER_FORM, type: 'view_closed' }, async ({ ack, body, view }) => {
    await ack();
    const press = pressOf(view, whoIs(body));
    const content = contentOf(view.state?.values);
    // Slack may close a form without telling what stood in it; then what was kept before holds.
    if (press && Object.keys(content).length > 0) await keepFormDraft(deps, press, content);
  });

  // Acknowledged once it is kept: if that fails, the form stays open with all that is in it.
  onForm(app, deps, 'anybody', ANSWER_FORM, async ({ view, ...who }) => {
    const press = pressOf(view, who);
    if (press === undefined) return { kind: 'done' };
    const sent = await sendAnswerForm(deps, press, contentOf(view.state.values));
    if (sent.ok) return { kind: 'done', after: async () => deps.worker.wake() };
    const { error } = sent;
    return 'field' in error
      ? { kind: 'problems', problems: { [error.field]: FORM_PROBLEMS[error.kind] } }
      : { kind: 'show', view: noticeView('Your answer', refusalWords(error)) };
  });
}

/** What stands in each field of the form, the empty ones too. */
function contentOf(values: unknown): FormFields {
  const form = readForm(values);
  const names = typeof values === 'object' && values !== null ? Object.keys(values) : [];
  return Object.fromEntries(names.map((name) => [name, form.one(name)]));
}
