import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { formatList } from '../../../domain/words.ts';
import { type ButtonPress, onPress } from '../../../slack/guard.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { anyPage, pageNumber } from '../../../slack/pages.ts';
import { Unreadable } from '../../../slack/readable.ts';
import { type FormOutcome, onForm, type SentForm } from '../../../slack/sent-form.ts';
import { escapeShort } from '../../../slack/text.ts';
import { pushForm, renewPage, showPage } from '../../../slack/views.ts';
import { scheduleChoices } from '../describe-schedules.ts';
import { describeQuestions, previewQuestion, removeQuestion } from '../questions.ts';
import { QUESTION_FIELD, QUESTION_FORM, questionForm, questionFrom } from './question-form.ts';
import { previewPage, QUESTIONS, questionsPage } from './questions-page.ts';

/** The questions: the bank, a preview of each, and those that admins write themselves. */
export function registerQuestions(app: App, deps: Deps): void {
  onPress(app, deps, hubAction('questions'), (press) => showQuestions(deps, press));
  onPress(app, deps, anyPage(QUESTIONS.page), (press) =>
    showQuestions(deps, press, pageNumber(press.value)),
  );
  onPress(app, deps, QUESTIONS.preview, (press) => showPreview(deps, press, press.value));
  onPress(app, deps, QUESTIONS.add, (press) => showForm(deps, press));
  onPress(app, deps, QUESTIONS.own, async (press) => {
    const [verb, id = ''] = press.value.split(' ');
    if (verb === 'preview') await showPreview(deps, press, `own ${id}`);
    else if (verb === 'edit') await showForm(deps, press, id);
    else if (verb === 'remove') await remove(deps, press, id);
    else throw new Unreadable('what to do with a question');
  });
  onForm(app, deps, QUESTION_FORM, (sent) => saveForm(deps, sent));
}

async function showQuestions(deps: Deps, press: ButtonPress, page = 0, notice?: string) {
  const overview = await describeQuestions(deps, press.workspaceId);
  await showPage(press, questionsPage(overview, page, notice));
}

async function showPreview(deps: Deps, press: ButtonPress, key: string): Promise<void> {
  const message = await previewQuestion(deps, press.workspaceId, key);
  if (message === undefined)
    await showQuestions(deps, press, 0, 'That question is no longer there.');
  else await showPage(press, previewPage(message));
}

async function showForm(deps: Deps, press: ButtonPress, id = ''): Promise<void> {
  const { strategies, own } = await scheduleChoices(deps, press.workspaceId, press.personId);
  const question = own.get(id);
  await pushForm(press, questionForm(strategies, question && { id, question }));
}

async function remove(deps: Deps, press: ButtonPress, id: string): Promise<void> {
  const removed = await removeQuestion(deps, press.workspaceId, id);
  await showQuestions(deps, press, 0, removed.ok ? REMOVED : stillAsked(removed.error));
}

async function saveForm(deps: Deps, sent: SentForm): Promise<FormOutcome> {
  const question = questionFrom(sent.form, sent.form.ifThere.one(QUESTION_FIELD.rule));
  if (!question.ok) return { kind: 'problems', problems: question.error };
  const { workspaceId, view } = sent;
  await deps.schedules.saveQuestion(
    workspaceId,
    view.private_metadata || deps.newId(),
    question.value,
  );
  const page = async () => questionsPage(await describeQuestions(deps, workspaceId), 0, SAVED);
  return { kind: 'done', after: async (client) => renewPage(client, sent, await page()) };
}

const REMOVED = ':white_check_mark: Removed. Rounds that asked it keep it.';
const SAVED = ':white_check_mark: Saved. You can choose it in any schedule now.';

function stillAsked(schedules: readonly string[]): string {
  const names = formatList(schedules.slice(0, 10).map((name) => `*${escapeShort(name, 100)}*`));
  return `:point_right: It is still asked by ${names}. Take it out there first, and then remove it here.`;
}
