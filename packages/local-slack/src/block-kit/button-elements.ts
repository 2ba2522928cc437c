import { type Check, type Fields, listOf, oneOf, shape, text, typed } from './checks.ts';
import { confirmDialog, linkUrl, workflow } from './composition-objects.ts';
import { actionId, colour, plainText } from './text-objects.ts';

const LABEL_MAX = 75;
const value = text({ min: 0, max: 2000 });
const label = plainText(LABEL_MAX);
const accessibilityLabel = text({ max: LABEL_MAX });

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const button: Check = typed(
  { text: label },
  {
    action_id: actionId,
    url: linkUrl,
    value,
    style: colour,
    confirm: confirmDialog,
    accessibility_label: accessibilityLabel,
  },
);

const feedbackButton: Check = shape(
  { text: label, value },
  { accessibility_label: accessibilityLabel },
);

/** Every element that is pressed. */
export const buttonElements: Fields = {
  button,
  workflow_button: typed(
    { text: label, workflow, action_id: actionId },
    { style: colour, confirm: confirmDialog, accessibility_label: accessibilityLabel },
  ),
  feedback_buttons: typed(
    { positive_button: feedbackButton, negative_button: feedbackButton },
    { action_id: actionId },
  ),
  // Slack's reference: the bin is the only icon so far.
  icon_button: typed(
    { icon: oneOf('trash'), text: label },
    {
      action_id: actionId,
      value,
      confirm: confirmDialog,
      accessibility_label: accessibilityLabel,
      visible_to_user_ids: listOf(text()),
    },
  ),
};
