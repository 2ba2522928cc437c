import { describe, expect, it } from 'vitest';
import { actions, type Bad, beside, button, long, many, pathsOf } from './helpers.ts';
import { section } from './sample-blocks.ts';
import { type Json, mrkdwn, option, plain } from './samples.ts';

const tenOptions = many(10, (index) => option(String(index)));

const bad: readonly Bad[] = [
  ['button without text', { type: 'button' }, ''],
  ['option without value', menuOf({ text: plain('x') }), '/options/0'],
  ['option text over 75', menuOf(option(long(76), 'x')), '/options/0/text/text'],
  ['option value over 150', menuOf(option('x', long(151))), '/options/0/value'],
  [
    'option description over 75',
    menuOf({ ...option('x'), description: plain(long(76)) }),
    '/options/0/description/text',
  ],
  [
    'option description in mrkdwn',
    menuOf({ ...option('x'), description: mrkdwn('x') }),
    '/options/0/description/type',
  ],
  ['option with a url', menuOf({ ...option('x'), url: 'https://example.com' }), '/options/0'],
  ['option in mrkdwn', menuOf({ text: mrkdwn('x'), value: 'x' }), '/options/0/text/type'],
  ['101 options', menuOf(...many(101, (index) => option(String(index)))), '/options'],
  ['no options', menuOf(), '/options'],
  ['neither options nor groups', { type: 'static_select' }, ''],
  ['options and groups', { ...menuOf(option('x')), option_groups: [groupOf(option('x'))] }, ''],
  [
    '101 groups',
    { type: 'static_select', option_groups: many(101, () => groupOf(option('x'))) },
    '/option_groups',
  ],
  [
    'group without label',
    { type: 'static_select', option_groups: [{ options: [option('x')] }] },
    '/option_groups/0',
  ],
  [
    'group label over 75',
    { type: 'static_select', option_groups: [{ ...groupOf(option('x')), label: plain(long(76)) }] },
    '/option_groups/0/label/text',
  ],
  [
    'empty group',
    { type: 'static_select', option_groups: [groupOf()] },
    '/option_groups/0/options',
  ],
  [
    'choice that is not there',
    { ...menuOf(option('x')), initial_option: option('y') },
    '/initial_option',
  ],
  [
    'choice that is in no group',
    { type: 'static_select', option_groups: [groupOf(option('x'))], initial_option: option('y') },
    '/initial_option',
  ],
  [
    'placeholder over 150',
    { ...menuOf(option('x')), placeholder: plain(long(151)) },
    '/placeholder/text',
  ],
  [
    'placeholder in mrkdwn',
    { ...menuOf(option('x')), placeholder: mrkdwn('x') },
    '/placeholder/type',
  ],
  ['focus no boolean', { ...menuOf(option('x')), focus_on_load: 'yes' }, '/focus_on_load'],
  ['several choices in a single menu', { ...menuOf(option('x')), max_selected_items: 2 }, ''],
  [
    'at most 0 choices',
    { type: 'multi_users_select', max_selected_items: 0 },
    '/max_selected_items',
  ],
  [
    'more people chosen than allowed',
    { type: 'multi_users_select', max_selected_items: 1, initial_users: ['U1', 'U2'] },
    '/initial_users',
  ],
  ['no people chosen', { type: 'multi_users_select', initial_users: [] }, '/initial_users'],
  [
    'more choices than allowed',
    {
      type: 'multi_static_select',
      max_selected_items: 1,
      options: tenOptions,
      initial_options: tenOptions.slice(2, 4),
    },
    '/initial_options',
  ],
  [
    'several choices, one not there',
    { type: 'multi_static_select', options: tenOptions, initial_options: [option('x')] },
    '/initial_options/0',
  ],
  [
    'more channels chosen than allowed',
    { type: 'multi_channels_select', max_selected_items: 1, initial_channels: ['C1', 'C2'] },
    '/initial_channels',
  ],
  [
    'more rooms chosen than allowed',
    {
      type: 'multi_conversations_select',
      max_selected_items: 1,
      initial_conversations: ['C1', 'C2'],
    },
    '/initial_conversations',
  ],
  [
    'more found than allowed',
    {
      type: 'multi_external_select',
      max_selected_items: 1,
      initial_options: tenOptions.slice(2, 4),
    },
    '/initial_options',
  ],
  ['query length below 0', { type: 'external_select', min_query_length: -1 }, '/min_query_length'],
  [
    'query length of one half',
    { type: 'external_select', min_query_length: 0.5 },
    '/min_query_length',
  ],
  ['empty filter', { type: 'conversations_select', filter: {} }, '/filter'],
  ['empty include', { type: 'conversations_select', filter: { include: [] } }, '/filter/include'],
  [
    'unknown include',
    { type: 'conversations_select', filter: { include: ['dm'] } },
    '/filter/include/0',
  ],
  [
    'response_url in a message',
    { type: 'channels_select', response_url_enabled: true },
    '/response_url_enabled',
  ],
];

describe('bad select menus', () => {
  it.each(bad)('refuses %s', (_, element, pointer) => {
    expect(pathsOf([beside(element)])).toEqual([`/blocks/0/accessory${pointer}`]);
    expect(pathsOf([section, actions(button(), element)])).toEqual([
      `/blocks/1/elements/1${pointer}`,
    ]);
  });
});

function menuOf(...options: readonly unknown[]): Json {
  return { type: 'static_select', options };
}

function groupOf(...options: readonly unknown[]): Json {
  return { label: plain('Group'), options };
}
