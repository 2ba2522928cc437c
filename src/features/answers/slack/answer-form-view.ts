import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { QUESTION_KINDS } from '../../../domain/question-kinds.ts';
import { choiceField, radioField, wordsField } from '../../../slack/form-fields.ts';
import { modal } from '../../../slack/modal.ts';
import { escapeShort, moment, paragraph, smallPrint } from '../../../slack/text.ts';
import type { AnswerField } from '../answer-fields.ts';
import type { AnswerForm } from '../answer-form.ts';
import type { AnswerInput } from '../answer-inputs.ts';

/** The form to answer in. */
export const ANSWER_FORM = 'answer_form';

type Content = AnswerForm['content'];

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
  const isSealed = fields.some(({ kind }) => kind !== 'words' && QUESTION_KINDS[kind].isSealed);
  if (isInChannel && !isSealed) return 'What you send shows in the thread, for everybody there.';
  if (isInChannel) return 'What you send stays hidden from the channel while the question is open.';
  return 'Fill in what you like; a sentence is plenty. What you leave unsent is kept.';
}

/** The letters of an option are few, so the sides stand in full above. */
function fieldBlocks({ inputs, question }: AnswerField, content: Content): readonly KnownBlock[] {
  const { sides = [], text = '' } = question ?? {};
  const lines = sides.map((side, i) => `*${'AB'[i]}*  ${escapeShort(side.text, 1000)}`);
  // Where no input is labelled with the question, it stands above them.
  const isUnsaid = question !== null && inputs.every(({ label }) => label !== text);
  return [
    ...(lines.length === 0 ? [] : [paragraph(lines.join('\n'))]),
    ...(isUnsaid ? [paragraph(`*${escapeShort(text, 1000)}*`)] : []),
    ...inputs.map((input) => savedAsTyped(inputBlock(input, content[input.name]))),
  ];
}

function inputBlock(
  { name, label, as, options = [] }: AnswerInput,
  value: string | undefined,
): KnownBlock {
  const basics = { name, label, isOptional: true, ...(value === undefined ? {} : { value }) };
  switch (as) {
    case 'words':
      return wordsField({ ...basics, isLong: true });
    case 'line':
      return wordsField({ ...basics, most: 150 });
    case 'radio':
      return radioField({ ...basics, options });
    case 'menu':
      return choiceField({ ...basics, options });
  }
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
