import type { Deps } from '../../deps.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { goodForADay } from '../../outbox/outbox-rows.ts';
import {
  type AnswerField,
  answerFields,
  type FormFields,
  fieldsFromAnswers,
  namesOf,
  openFields,
} from './answer-fields.ts';
import { type Asked, findAsked, type Press, type Refusal } from './find-asked.ts';
import { type FormProblem, readAnswerForm } from './read-answer-form.ts';
import type { KeptAnswer } from './reply-store.ts';

/** The form of somebody's prompt, filled in as far as they have come. */
export type AnswerForm = {
  readonly promptId: string;
  readonly strategyName: string;
  readonly fields: readonly AnswerField[];
  readonly content: FormFields;
  /** Where the content comes from: a form closed before it was sent, an earlier answer, or nowhere. */
  readonly origin: 'draft' | 'answer' | 'blank';
  readonly isLate: boolean;
  readonly isInChannel: boolean;
  readonly closesAt: Date;
};

/** Opens the form of the one who pressed. After the end, choices that were made are no more in it. */
export async function openAnswerForm(
  deps: Deps,
  press: Press,
): Promise<Result<AnswerForm, Refusal>> {
  const found = await findAsked(deps, press);
  if (!found.ok) return found;
  const { prompt, round, strategy, questions, isClosed } = found.value;
  const answers = await deps.answers.of(prompt.id);
  const fields = openFields(answerFields(questions), isClosed, answers);
  const draft = await deps.answers.draft(prompt.id);
  const parts = await deps.replies.answerParts(prompt.id);
  const sent = fieldsFromAnswers(fields, { promptId: prompt.id, answers, parts });
  const hasDraft = Object.values(draft).some((value) => value !== '');
  const content = hasDraft ? draft : sent;
  return ok({
    promptId: prompt.id,
    strategyName: strategy.name,
    fields,
    content,
    origin: hasDraft ? 'draft' : Object.keys(sent).length > 0 ? 'answer' : 'blank',
    isLate: isClosed,
    isInChannel: round.delivery.kind === 'channel',
    closesAt: round.closesAt,
  });
}

/** Keeps what stands in a form that was not sent, so that it is there again. */
export async function keepFormDraft(deps: Deps, press: Press, content: FormFields): Promise<void> {
  const found = await findAsked(deps, press);
  if (!found.ok) return;
  const { prompt, questions } = found.value;
  const names = new Set(answerFields(questions).flatMap(namesOf));
  const known = Object.entries(content).filter(([name]) => names.has(name));
  await deps.answers.saveDraft(prompt.id, Object.fromEntries(known), deps.clock());
}

/** What became of a form: kept; nothing in it is new; refused, or wrong at a field. */
export type SendOutcome = Result<KeptAnswer, Refusal | FormProblem>;

/**
 * Takes in a form. A second one replaces the first. Once this resolves as ok, the words are on disk;
 * what shows them in the thread is queued with them.
 */
export async function sendAnswerForm(
  deps: Deps,
  press: Press,
  content: FormFields,
): Promise<SendOutcome> {
  const found = await findAsked(deps, press);
  if (!found.ok) return found;
  const asked = found.value;
  const { prompt, place, isClosed } = asked;
  const answers = await deps.answers.of(prompt.id);
  const fields = openFields(answerFields(asked.questions), isClosed, answers);
  const read = readAnswerForm(asked, fields, content);
  if (!read.ok) return read;
  const now = deps.clock();
  const { workspaceId } = press;
  const channelId = place?.channelId ?? '';
  const kept = await deps.replies.recordAnswer(
    { workspaceId, promptId: prompt.id, channelId, ...read.value },
    deps.newId,
    now,
    (reply) => echo(deps, asked, reply, now),
  );
  if (kept === undefined) return err({ kind: 'gone' });
  await deps.answers.dropDraft(prompt.id);
  deps.log.info({ reply: kept.replyId, isChanged: kept.isChanged }, 'form received');
  return ok(kept);
}

/** Each form that says something new is shown, so the revision tells the messages apart. */
function echo(
  { newId }: Deps,
  { place }: Asked,
  { replyId, revision }: KeptAnswer,
  now: Date,
): readonly OutboxMessage[] {
  if (place === null) return [];
  const { channelId, messageTs: threadTs } = place;
  const message = goodForADay(now, {
    id: newId(),
    kind: 'form-echo',
    subjectId: replyId,
    target: { kind: 'channel', channelId, threadTs },
  });
  return [{ ...message, ordinal: revision }];
}
