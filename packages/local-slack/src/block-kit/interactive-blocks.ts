import { buttonElements } from './button-elements.ts';
import {
  type Check,
  elementOf,
  type Fields,
  fieldOf,
  listOf,
  pick,
  type Rule,
  trueOrFalse,
  typed,
} from './checks.ts';
import { choiceElements } from './choice-elements.ts';
import { inputElements } from './input-elements.ts';
import { pickerElements } from './picker-elements.ts';
import { selectElements } from './select-elements.ts';
import { blockId, plainText } from './text-objects.ts';

const actionsElement: Check = elementOf({
  ...pick(buttonElements, 'button', 'workflow_button'),
  ...choiceElements,
  ...selectElements,
  ...pickerElements,
  ...pick(inputElements, 'rich_text_input'),
});

const inputElement: Check = elementOf({
  ...pick(choiceElements, 'checkboxes', 'radio_buttons'),
  ...selectElements,
  ...pickerElements,
  ...inputElements,
});

const contextActionsElement: Check = elementOf(
  pick(buttonElements, 'feedback_buttons', 'icon_button'),
);

/** Blocks that hold interactive elements. */
export const interactiveBlocks: Fields = {
  actions: typed({ elements: listOf(actionsElement, { min: 1, max: 25 }) }, { block_id: blockId }),
  context_actions: typed(
    { elements: listOf(contextActionsElement, { min: 1, max: 5 }) },
    { block_id: blockId },
  ),
  input: typed(
    { label: plainText(2000), element: inputElement },
    {
      hint: plainText(2000),
      optional: trueOrFalse,
      dispatch_action: trueOrFalse,
      block_id: blockId,
    },
    noDispatchForFiles,
  ),
};

/** Slack: a file_input together with dispatch_action is an unsupported type. */
function noDispatchForFiles(...[block, path, context]: Parameters<Rule>): void {
  const type = fieldOf(fieldOf(block, 'element'), 'type');
  if (type === 'file_input' && fieldOf(block, 'dispatch_action') === true) {
    context.report(`${path}/dispatch_action`, 'unsupported type: file_input with dispatch_action');
  }
}
