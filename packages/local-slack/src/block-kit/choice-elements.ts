import { type Fields, listOf, trueOrFalse, typed } from './checks.ts';
import { confirmDialog } from './composition-objects.ts';
import {
  initialOptionIsListed,
  initialOptionsAreListed,
  overflowOption,
  tickOption,
} from './option-objects.ts';
import { actionId } from './text-objects.ts';

const tickOptions = listOf(tickOption, { min: 1, max: 10 });

/** Checkboxes, radio buttons and the overflow menu. */
export const choiceElements: Fields = {
  checkboxes: typed(
    { options: tickOptions },
    {
      action_id: actionId,
      initial_options: listOf(tickOption, { min: 1, max: 10 }),
      confirm: confirmDialog,
      focus_on_load: trueOrFalse,
    },
    initialOptionsAreListed('initial_options'),
  ),
  radio_buttons: typed(
    { options: tickOptions },
    {
      action_id: actionId,
      initial_option: tickOption,
      confirm: confirmDialog,
      focus_on_load: trueOrFalse,
    },
    initialOptionIsListed('initial_option'),
  ),
  overflow: typed(
    { options: listOf(overflowOption, { min: 2, max: 5 }) },
    { action_id: actionId, confirm: confirmDialog },
  ),
};
