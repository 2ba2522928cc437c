import { describe, expect, it } from 'vitest';
import { actions, type Bad, beside, button, long, pathsOf } from './helpers.ts';
import { section } from './sample-blocks.ts';
import { elements, type Json, mrkdwn, plain } from './samples.ts';

const bad: readonly Bad[] = [
  ['button text in mrkdwn', button({ text: mrkdwn('x') }), '/text/type'],
  ['button text over 75', button({ text: plain(long(76)) }), '/text/text'],
  ['empty button text', button({ text: plain('') }), '/text/text'],
  ['value over 2000', button({ value: long(2001) }), '/value'],
  ['value no string', button({ value: 1 }), '/value'],
  ['url over 3000', button({ url: `https://example.com/${long(2981)}` }), '/url'],
  ['url no URL', button({ url: 'example' }), '/url'],
  ['unknown style', button({ style: 'default' }), '/style'],
  [
    'accessibility label over 75',
    button({ accessibility_label: long(76) }),
    '/accessibility_label',
  ],
  ['action_id over 255', button({ action_id: long(256) }), '/action_id'],
  ['empty action_id', button({ action_id: '' }), '/action_id'],
  ['block_id on an element', button({ block_id: 'b' }), ''],
  ['placeholder on a button', button({ placeholder: plain('x') }), ''],
  [
    'confirm without deny',
    button({ confirm: { title: plain('a'), text: plain('b'), confirm: plain('c') } }),
    '/confirm',
  ],
  [
    'confirm title over 100',
    button({ confirm: confirmWith({ title: plain(long(101)) }) }),
    '/confirm/title/text',
  ],
  [
    'confirm text over 300',
    button({ confirm: confirmWith({ text: plain(long(301)) }) }),
    '/confirm/text/text',
  ],
  [
    'confirm button over 30',
    button({ confirm: confirmWith({ confirm: plain(long(31)) }) }),
    '/confirm/confirm/text',
  ],
  [
    'deny button over 30',
    button({ confirm: confirmWith({ deny: plain(long(31)) }) }),
    '/confirm/deny/text',
  ],
  [
    'confirm in unknown style',
    button({ confirm: confirmWith({ style: 'red' }) }),
    '/confirm/style',
  ],
  [
    'workflow button without workflow',
    { type: 'workflow_button', text: plain('x'), action_id: 'a' },
    '',
  ],
  [
    'workflow without trigger url',
    { type: 'workflow_button', text: plain('x'), action_id: 'a', workflow: { trigger: {} } },
    '/workflow/trigger',
  ],
];

describe('bad buttons', () => {
  it.each(bad)('refuses %s', (_, element, pointer) => {
    expect(pathsOf([beside(element)])).toEqual([`/blocks/0/accessory${pointer}`]);
    expect(pathsOf([section, actions(button(), element)])).toEqual([
      `/blocks/1/elements/1${pointer}`,
    ]);
  });

  it.each<[string, unknown, string]>([
    ['another icon', { ...elements.icon_button, icon: 'pencil' }, '/icon'],
    ['icon button without text', { type: 'icon_button', icon: 'trash' }, ''],
    [
      'feedback without a negative',
      { ...elements.feedback_buttons, negative_button: undefined },
      '',
    ],
    [
      'feedback without a value',
      { ...elements.feedback_buttons, positive_button: { text: plain('x') } },
      '/positive_button',
    ],
    [
      'feedback text over 75',
      { ...elements.feedback_buttons, positive_button: { text: plain(long(76)), value: 'x' } },
      '/positive_button/text/text',
    ],
  ])('refuses %s', (_, element, pointer) => {
    const block = { type: 'context_actions', elements: [element] };
    expect(pathsOf([block])).toEqual([`/blocks/0/elements/0${pointer}`]);
  });
});

function confirmWith(more: Json): Json {
  return { title: plain('a'), text: plain('b'), confirm: plain('c'), deny: plain('d'), ...more };
}
