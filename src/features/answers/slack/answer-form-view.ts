import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { METRIC_EFFECTS, type MetricEffect } from '../../../domain/structured-answer.ts';
import { choiceField, radioField, wordsField } from '../../../slack/form-fields.ts';
import { modal } from '../../../slack/modal.ts';
import { escapeShort, moment, paragraph, smallPrint } from '../../../slack/text.ts';
import type { AnswerField } from '../answer-fields.ts';
import type { AnswerForm } from '../answer-form.ts';

/** The form to answer in. */
export const ANSWER_FORM = 'answer_form';

type Content = AnswerForm['content'];

const EFFECTS: Readonly<Record<MetricEffect, string>> = {
  reinforces: 'Helps this strategy',
  conflicts: 'Pulls against it',
  neither: 'Neither',
};

/** The form with what is known already; `metadata` comes back with it. */
export function answerFormView(form: AnswerForm, metadata: string): ModalView {
  const view = modal({
    callbackId: ANSWER_FORM,
    title: 'Your answer',
    submit: 'Send',
    close: 'Keep for later',
    metadata,
    blocks: [
      paragraph(`*${escapeShort(form.strategyName, 200)}*`),
      smallPrint(noteOf(form)),
      ...form.fields.flatMap((field) => fieldBlocks(field, form.content)),
    ],
  });
  return { ...view, notify_on_close: true };
}

function noteOf({ isLate, origin, closesAt, isInChannel, fields }: AnswerForm): string {
  if (isLate)
    return `This closed ${moment(closesAt)}. Your words are welcome all the same; they are marked as late.`;
  if (origin === 'draft') return 'Here is what you had, not sent yet.';
  if (origin === 'answer') return 'Here is what you sent. Sending again replaces it.';
  const isSealed = fields.some(({ kind }) => kind === 'dilemma');
  if (isInChannel && !isSealed) return 'What you send shows in the thread, for everybody there.';
  if (isInChannel) return 'What you send stays hidden from the channel while the question is open.';
  return 'Fill in what you like; a sentence is plenty. What you leave unsent is kept.';
}

function fieldBlocks(field: AnswerField, content: Content): readonly KnownBlock[] {
  switch (field.kind) {
    case 'words':
      return [wordsInput(field, content)];
    case 'clarity':
      return [clarityInput(field, content)];
    case 'dilemma':
      return dilemmaBlocks(field, content);
    case 'metrics':
      return metricBlocks(field, content);
  }
}

function wordsInput(
  { name, question }: Extract<AnswerField, { kind: 'words' }>,
  content: Content,
): KnownBlock {
  const label = question?.text ?? 'What will you stop because of this strategy?';
  const value = content[name] ?? '';
  return savedAsTyped(wordsField({ name, label, isLong: true, isOptional: true, value }));
}

function clarityInput(
  { name, question }: Extract<AnswerField, { kind: 'clarity' }>,
  content: Content,
): KnownBlock {
  const label = (n: number) => ['1: not at all', '2', '3', '4', '5: completely'][n - 1] ?? '';
  const options = [1, 2, 3, 4, 5].map((n) => ({ value: String(n), label: label(n) }));
  const basics = { name, label: question.text, options, isOptional: true };
  return savedAsTyped(radioField({ ...basics, ...initialValue(content, name) }));
}

/** The letters of an option are few, so the sides stand in full above. */
function dilemmaBlocks(
  { name, why, question }: Extract<AnswerField, { kind: 'dilemma' }>,
  content: Content,
): readonly KnownBlock[] {
  const lines = question.sides.map((side, i) => `*${'AB'[i]}*  ${escapeShort(side.text, 1000)}`);
  const options = [
    ...question.sides.map((side, i) => ({
      value: side.choice,
      label: `${'AB'[i]}: ${side.text}`,
    })),
    { value: 'depends', label: 'It depends' },
  ];
  const basics = { name, label: question.text, options, isOptional: true };
  const reason = { name: why, label: 'Why?', isLong: true, isOptional: true };
  return [
    paragraph(lines.join('\n')),
    savedAsTyped(radioField({ ...basics, ...initialValue(content, name) })),
    savedAsTyped(wordsField({ ...reason, value: content[why] ?? '' })),
  ];
}

function metricBlocks(
  { rows, question }: Extract<AnswerField, { kind: 'metrics' }>,
  content: Content,
): readonly KnownBlock[] {
  const options = METRIC_EFFECTS.map((value) => ({ value, label: EFFECTS[value] }));
  const inputs = rows.flatMap(({ name, effect }, i) => {
    const label = `Measure ${i + 1}`;
    const value = content[name] ?? '';
    const does = {
      name: effect,
      label: 'What does it do to this strategy?',
      options,
      isOptional: true,
    };
    return [
      savedAsTyped(wordsField({ name, label, isOptional: true, value, most: 150 })),
      savedAsTyped(choiceField({ ...does, ...initialValue(content, effect) })),
    ];
  });
  return [paragraph(`*${escapeShort(question.text, 1000)}*`), ...inputs];
}

function initialValue(content: Content, name: string): { readonly value?: string } {
  const value = content[name];
  return value === undefined ? {} : { value };
}

/**
 * A field whose content reaches us while it is filled in: Slack does not promise that a form which
 * is closed, or lost with the connection, brings what stood in it.
 */
function savedAsTyped(block: KnownBlock): KnownBlock {
  if (block.type !== 'input') return block;
  const { element } = block;
  const told: InputBlock['element'] =
    element.type === 'plain_text_input'
      ? { ...element, dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } }
      : element;
  return { ...block, dispatch_action: true, element: told };
}
