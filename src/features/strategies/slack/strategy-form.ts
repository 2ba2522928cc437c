import type { KnownBlock, ModalView } from '@slack/types';
import { plainText } from '../../../slack/form-fields.ts';
import { confirmDialog, placeButton, placeToText, type StrategyPlace } from './strategy-place.ts';

/** The forms of a strategy, by callback id. Their fields are named as in the domain. */
export const STRATEGY_FORM = {
  basics: 'strategy_basics',
  priority: 'strategy_priority',
  rule: 'strategy_rule',
  term: 'strategy_term',
  file: 'strategy_file',
} as const;

/** A form over a page. `title` has at most 24 letters. */
export function strategyForm(
  callbackId: string,
  title: string,
  place: StrategyPlace,
  blocks: readonly KnownBlock[],
  submit = 'Save',
): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plainText(title),
    submit: plainText(submit),
    close: plainText('Cancel'),
    private_metadata: placeToText(place),
    blocks: [...blocks],
  };
}

/** The button of a form that takes out of the draft what the form is about. */
export function removal(
  actionId: string,
  what: string,
  place: StrategyPlace,
  text = 'It leaves the draft. What is published stays as it is.',
): KnownBlock {
  const confirm = confirmDialog(`Remove this ${what}?`, text, 'Remove');
  const button = placeButton(actionId, `Remove this ${what}`, place, { style: 'danger', confirm });
  return { type: 'actions', block_id: 'remove', elements: [button] };
}

/** A field of one line would drop what stands after a line break. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
