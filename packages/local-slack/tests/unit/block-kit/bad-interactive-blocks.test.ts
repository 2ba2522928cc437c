import { describe, it } from 'vitest';
import { actions, type Bad, button, expectRefused, long, many, picture } from './helpers.ts';
import { blocks } from './sample-blocks.ts';
import { elements, mrkdwn, plain } from './samples.ts';

const bad: readonly Bad[] = [
  // Actions
  ['no actions', actions(), '/elements'],
  ['26 actions', actions(...many(26, () => button())), '/elements'],
  ['a text input in actions', actions(elements.plain_text_input), '/elements/0/type'],
  ['a picture in actions', actions(picture), '/elements/0/type'],
  ['an icon button in actions', actions(elements.icon_button), '/elements/0/type'],
  ['rich text input in a message', actions(elements.rich_text_input), '/elements/0/type'],
  [
    'two equal action_ids',
    actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
    '/elements/1/action_id',
  ],
  // Context actions
  ['no context actions', { type: 'context_actions', elements: [] }, '/elements'],
  [
    '6 context actions',
    {
      type: 'context_actions',
      elements: many(6, () => ({ ...elements.icon_button, action_id: undefined })),
    },
    '/elements',
  ],
  [
    'a button in context actions',
    { type: 'context_actions', elements: [button()] },
    '/elements/0/type',
  ],
  // Input
  ['input without label', { type: 'input', element: elements.datepicker }, ''],
  ['input without element', { type: 'input', label: plain('x') }, ''],
  ['input label in mrkdwn', { ...blocks.input, label: mrkdwn('x') }, '/label/type'],
  ['input label over 2000', { ...blocks.input, label: plain(long(2001)) }, '/label/text'],
  ['input hint over 2000', { ...blocks.input, hint: plain(long(2001)) }, '/hint/text'],
  ['optional no boolean', { ...blocks.input, optional: 'no' }, '/optional'],
  ['a button in an input', { ...blocks.input, element: button() }, '/element/type'],
  ['overflow in an input', { ...blocks.input, element: elements.overflow }, '/element/type'],
  [
    'a file input in a message',
    { ...blocks.input, element: elements.file_input, dispatch_action: false },
    '/element/type',
  ],
  [
    'a number input in a message',
    { ...blocks.input, element: elements.number_input },
    '/element/type',
  ],
];

describe('bad interactive blocks', () => {
  it.each(bad)('refuses %s', (_, block, pointer) => {
    expectRefused(block, pointer);
  });
});
