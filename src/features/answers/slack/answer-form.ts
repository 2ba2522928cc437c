import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { readForm } from '../../../slack/form-values.ts';
import { onPress } from '../../../slack/guard.ts';
import { noticeView } from '../../../slack/modal.ts';
import { Unreadable } from '../../../slack/readable.ts';
import { onClosed, onForm } from '../../../slack/sent-form.ts';
import type { ShownView } from '../../../slack/shown-view.ts';
import type { FormFields } from '../answer-fields.ts';
import { keepFormDraft, sendAnswerForm } from '../answer-form.ts';
import { ANY_INPUT } from '../answer-inputs.ts';
import { ANSWER_FORM } from './answer-form-view.ts';
import { pressOf } from './answer-press.ts';
import { FORM_PROBLEMS, refusalWords } from './answer-words.ts';

/** The form to answer in: kept while it is filled in, kept when it is closed, taken in when sent. */
export function registerAnswerForm(app: App, deps: Deps): void {
  onPress(app, deps, ANY_INPUT, async (used) => {
    if (used.view?.callback_id !== ANSWER_FORM) return;
    const content = contentOf(used.view);
    if (content) await keepFormDraft(deps, pressOf(used.view, used), content);
  });

  onClosed(app, ANSWER_FORM, async ({ view, ...who }) => {
    // Slack may close a form without telling what stood in it; then what was kept before holds.
    const content = contentOf(view);
    if (content) await keepFormDraft(deps, pressOf(view, who), content);
  });

  // Acknowledged once it is kept: if that fails, the form stays open with all that is in it.
  onForm(app, deps, ANSWER_FORM, async ({ view, form, ...who }) => {
    const sent = await sendAnswerForm(deps, pressOf(view, who), form.all());
    if (sent.ok) return { kind: 'done', after: async () => deps.worker.wake() };
    const { error } = sent;
    return 'field' in error
      ? { kind: 'problems', problems: { [error.field]: FORM_PROBLEMS[error.kind] } }
      : { kind: 'show', view: noticeView('Your answer', refusalWords(error)) };
  });
}

/** What stands in each field of a form; undefined where not all of it is told. Nobody waits for a word on it. */
function contentOf(view: ShownView): FormFields | undefined {
  try {
    return readForm(view).all();
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
