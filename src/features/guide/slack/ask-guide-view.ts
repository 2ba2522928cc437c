import type { ActionsBlock, Block, KnownBlock, ModalView } from '@slack/types';
import { wordsField } from '../../../slack/form-fields.ts';
import { modal } from '../../../slack/modal.ts';
import { smallPrint } from '../../../slack/text.ts';
import { EXCERPT_DID_NOT, EXCERPT_HELPED, SHARE_EXCERPT } from './guide-blocks.ts';

/** The button that opens the form, the form, and its field. */
export const ASK_GUIDE = 'ask_guide';
export const GUIDE_FORM = 'guide_form';
export const QUESTION_INPUT = 'question';

/** A form for a question to the guide. */
export function askGuideView(): ModalView {
  return modal({
    callbackId: GUIDE_FORM,
    title: 'Ask the guide',
    submit: 'Ask',
    close: 'Not now',
    blocks: [
      wordsField({
        name: QUESTION_INPUT,
        label: 'What is going on?',
        hint: 'In your own words. Only you see the answer.',
        isLong: true,
        most: 1000,
      }),
    ],
  });
}

/** The answer, in place of the form. */
export function guideAnswerView(blocks: readonly Block[]): ModalView {
  return modal({
    callbackId: 'guide_answer',
    title: 'The guide',
    // In a modal there is no channel to share with.
    blocks: blocks.map(
      (block) =>
        withoutButtons(block, ({ action_id }) => action_id !== SHARE_EXCERPT) as KnownBlock,
    ),
  });
}

/** The answer after a vote on an article: thanks, and no second vote on it. */
export function thankedView(blocks: readonly Block[], stem: string, thanks: string): ModalView {
  const isVote = ({ action_id = '', value = '' }: Choice) =>
    [EXCERPT_HELPED, EXCERPT_DID_NOT].includes(action_id) && value.endsWith(` ${stem}`);
  return guideAnswerView(
    blocks.flatMap((block) => {
      const left = withoutButtons(block, (button) => !isVote(button));
      return left === block ? [block] : [left, smallPrint(thanks)];
    }),
  );
}

type Choice = { readonly action_id?: string; readonly value?: string };

/** A row of buttons with those that `stays` keeps; the block itself where it keeps all. */
function withoutButtons(block: Block, stays: (button: Choice) => boolean): Block {
  if (!isActions(block)) return block;
  const elements = block.elements.filter(stays);
  if (elements.length === block.elements.length) return block;
  const fewer: ActionsBlock = { ...block, elements };
  return fewer;
}

function isActions(block: Block): block is ActionsBlock {
  return block.type === 'actions';
}
