import type { KnownBlock, ModalView } from '@slack/types';

/** The button that opens the form, the form, and its field. */
export const ASK_GUIDE = 'ask_guide';
export const GUIDE_FORM = 'guide_form';
export const QUESTION_INPUT = 'question';

/** A form for a question to the guide. */
export function askGuideView(): ModalView {
  return {
    type: 'modal',
    callback_id: GUIDE_FORM,
    title: { type: 'plain_text', text: 'Ask the guide' },
    submit: { type: 'plain_text', text: 'Ask' },
    close: { type: 'plain_text', text: 'Not now' },
    blocks: [
      {
        type: 'input',
        block_id: QUESTION_INPUT,
        label: { type: 'plain_text', text: 'What is going on?' },
        hint: { type: 'plain_text', text: 'In your own words. Only you see the answer.' },
        element: {
          type: 'plain_text_input',
          action_id: QUESTION_INPUT,
          multiline: true,
          max_length: 1000,
        },
      },
    ],
  };
}

/** The answer, in place of the form. */
export function guideAnswerView(blocks: readonly KnownBlock[]): ModalView {
  return {
    type: 'modal',
    callback_id: 'guide_answer',
    title: { type: 'plain_text', text: 'The guide' },
    close: { type: 'plain_text', text: 'Close' },
    // In a modal there is no channel to share with, and no message to answer.
    blocks: blocks.flatMap((block) => (block.type === 'actions' ? readOnly(block) : [block])),
  };
}

function readOnly(block: Extract<KnownBlock, { type: 'actions' }>): KnownBlock[] {
  const [read] = block.elements;
  return read === undefined ? [] : [{ ...block, elements: [read] }];
}
