import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { listInWords } from '../../../domain/words.ts';
import { messageBlocks } from '../../../message-blocks.ts';
import {
  type AdminPress,
  onAdminForm,
  onAdminPress,
  pushForm,
  renewPage,
  showPage,
} from '../../../slack/for-admins.ts';
import { hubAction } from '../../../slack/hub-view.ts';
import { escapeShort } from '../../../slack/text.ts';
import { anyPage } from '../../check-in/slack/rounds.ts';
import { createScheduleDesk } from '../schedule-desk.ts';
import { QUESTION_FIELD, QUESTION_FORM, questionForm } from './question-form.ts';
import { questionFrom } from './question-from-form.ts';
import { previewPage, QUESTIONS, questionsPage } from './questions-page.ts';

/** The questions: the bank, a preview of each, and those that admins write themselves. */
export function registerQuestions(app: App, deps: Deps): void {
  const scheduleDesk = createScheduleDesk(deps);

  async function showQuestions(press: AdminPress, page = 0, notice?: string): Promise<void> {
    const overview = await scheduleDesk.questions(press.workspaceId);
    await showPage(press, questionsPage(overview, page, notice));
  }

  async function showPreview(press: AdminPress, key: string): Promise<void> {
    const message = await scheduleDesk.preview(press.workspaceId, key);
    if (message === undefined) await showQuestions(press, 0, 'That question is no longer there.');
    else await showPage(press, previewPage(messageBlocks(message)));
  }

  async function showForm(press: AdminPress, id?: string): Promise<void> {
    const { strategies, own } = await scheduleDesk.choices(press.workspaceId, press.personId);
    const question = id === undefined ? undefined : own.get(id);
    const known = id === undefined || question === undefined ? undefined : { id, question };
    await pushForm(press, questionForm(strategies, known));
  }

  async function remove(press: AdminPress, id: string): Promise<void> {
    const removed = await scheduleDesk.removeQuestion(press.workspaceId, id);
    await showQuestions(press, 0, removed.ok ? REMOVED : stillAsked(removed.error));
  }

  onAdminPress(app, deps, hubAction('questions'), (press) => showQuestions(press));
  onAdminPress(app, deps, anyPage(QUESTIONS.page), (press) =>
    showQuestions(press, Number(press.value)),
  );
  onAdminPress(app, deps, QUESTIONS.preview, (press) => showPreview(press, press.value));
  onAdminPress(app, deps, QUESTIONS.add, (press) => showForm(press));
  onAdminPress(app, deps, QUESTIONS.own, async (press) => {
    const [verb, id = ''] = press.value.split(' ');
    if (verb === 'preview') await showPreview(press, `own ${id}`);
    else if (verb === 'edit') await showForm(press, id);
    else await remove(press, id);
  });

  onAdminForm(app, deps, QUESTION_FORM, async (sent) => {
    const question = questionFrom(sent.form, QUESTION_FIELD);
    if (!question.ok) return { kind: 'problems', problems: question.error };
    const id = sent.view.private_metadata;
    await scheduleDesk.saveQuestion(sent.workspaceId, id === '' ? undefined : id, question.value);
    await renewPage(sent, questionsPage(await scheduleDesk.questions(sent.workspaceId), 0, SAVED));
    return { kind: 'done' };
  });
}

const REMOVED = ':white_check_mark: Removed. Rounds that asked it keep it.';
const SAVED = ':white_check_mark: Saved. You can choose it in any schedule now.';

function stillAsked(schedules: readonly string[]): string {
  const names = listInWords(schedules.slice(0, 10).map((name) => `*${escapeShort(name, 100)}*`));
  return `:point_right: It is still asked by ${names}. Take it out there first, and then remove it here.`;
}
