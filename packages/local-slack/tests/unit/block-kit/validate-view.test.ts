import { describe, expect, it } from 'vitest';
import { validateView } from '../../../src/block-kit/validate-view.ts';
import { alert, blockNamed, section } from './sample-blocks.ts';
import { elementNamed, elements, home, input, type Json, modal, mrkdwn, plain } from './samples.ts';

const paths = (view: unknown): readonly string[] => validateView(view).map(({ path }) => path);
const long = (length: number): string => 'x'.repeat(length);
const dividers = (count: number): readonly Json[] =>
  Array.from({ length: count }, () => ({ type: 'divider' }));

const inInput = Object.entries(elements).filter(
  ([type]) =>
    !['button', 'workflow_button', 'feedback_buttons', 'icon_button', 'overflow'].includes(type),
);
const onlyMessages = [
  'card',
  'carousel',
  'container',
  'context_actions',
  'data_table',
  'markdown',
  'plan',
  'table',
  'task_card',
];

describe('good views', () => {
  it.each(inInput)('takes a %s in a modal', (_, element) => {
    expect(validateView(modal(input(element)))).toEqual([]);
  });

  it('takes 100 blocks, an alert and a rich text input among actions', () => {
    expect(validateView(modal(...dividers(100)))).toEqual([]);
    expect(validateView(home(...dividers(100)))).toEqual([]);
    const actions = { type: 'actions', elements: [elements.rich_text_input] };
    expect(validateView(modal(alert, actions))).toEqual([]);
  });

  it('takes long texts that a message would not hold', () => {
    const texts = Array.from({ length: 20 }, () => ({ type: 'section', text: plain(long(3000)) }));
    expect(validateView(home(...texts))).toEqual([]);
  });

  it('takes an empty Home tab, and a modal without inputs or submit', () => {
    expect(validateView(home())).toEqual([]);
    expect(validateView({ type: 'modal', title: plain('Hi'), blocks: [section] })).toEqual([]);
  });

  it('takes the longest texts of a view', () => {
    const view = {
      ...modal(section),
      title: plain(long(24)),
      submit: plain(long(24)),
      close: plain(long(24)),
      private_metadata: long(3000),
      callback_id: long(255),
      external_id: long(255),
    };
    expect(validateView(view)).toEqual([]);
  });

  it('takes response_url_enabled in an input of a modal', () => {
    const element = { type: 'channels_select', response_url_enabled: true };
    expect(validateView(modal(input(element)))).toEqual([]);
  });
});

describe('bad views', () => {
  const withoutSubmit = { ...modal(section, input(elements.datepicker)), submit: undefined };

  it.each<[string, unknown, readonly string[]]>([
    ['no object', 'modal', ['/view']],
    ['no type', { blocks: [] }, ['/view']],
    ['a workflow step', { type: 'workflow_step', blocks: [] }, ['/view/type']],
    ['a modal without title', { type: 'modal', blocks: [section] }, ['/view']],
    ['a modal without blocks', { type: 'modal', title: plain('x') }, ['/view']],
    ['a Home tab without blocks', { type: 'home' }, ['/view']],
    ['a Home tab with a title', { ...home(section), title: plain('x') }, ['/view']],
    ['a Home tab with submit', { ...home(section), submit: plain('x') }, ['/view']],
    ['submit_disabled', { ...modal(section), submit_disabled: true }, ['/view']],
    ['a state that Slack gave', { ...modal(section), state: { values: {} } }, ['/view']],
    ['title over 24', { ...modal(section), title: plain(long(25)) }, ['/view/title/text']],
    ['title in mrkdwn', { ...modal(section), title: mrkdwn('x') }, ['/view/title/type']],
    ['submit over 24', { ...modal(section), submit: plain(long(25)) }, ['/view/submit/text']],
    ['close over 24', { ...modal(section), close: plain(long(25)) }, ['/view/close/text']],
    [
      'private_metadata over 3000',
      { ...modal(section), private_metadata: long(3001) },
      ['/view/private_metadata'],
    ],
    [
      'private_metadata no string',
      { ...modal(section), private_metadata: {} },
      ['/view/private_metadata'],
    ],
    ['callback_id over 255', { ...modal(section), callback_id: long(256) }, ['/view/callback_id']],
    ['external_id over 255', { ...home(section), external_id: long(256) }, ['/view/external_id']],
    [
      'clear_on_close no boolean',
      { ...modal(section), clear_on_close: 1 },
      ['/view/clear_on_close'],
    ],
    ['101 blocks in a modal', modal(...dividers(101)), ['/view/blocks']],
    ['101 blocks in a Home tab', home(...dividers(101)), ['/view/blocks']],
    ['an input without submit', withoutSubmit, ['/view/blocks/1/input']],
    [
      'two equal block_ids',
      modal(input(elements.datepicker, { block_id: 'b' }), { type: 'divider', block_id: 'b' }),
      ['/view/blocks/1/block_id'],
    ],
    ['an alert in a Home tab', home(alert), ['/view/blocks/0/type']],
    [
      'text over 3000',
      modal({ type: 'section', text: plain(long(3001)) }),
      ['/view/blocks/0/text/text'],
    ],
  ])('refuses %s', (_, view, pointers) => {
    expect(paths(view)).toEqual(pointers);
  });

  it.each(onlyMessages)('refuses a %s in a modal', (type) => {
    expect(paths(modal(blockNamed(type)))).toEqual(['/view/blocks/0/type']);
  });

  it.each(onlyMessages.filter((type) => type !== 'card' && type !== 'carousel'))(
    'refuses a %s in a Home tab',
    (type) => {
      expect(paths(home(blockNamed(type)))).toEqual(['/view/blocks/0/type']);
    },
  );

  it.each(['email_text_input', 'url_text_input', 'number_input', 'file_input', 'datetimepicker'])(
    'refuses a %s in a Home tab',
    (type) => {
      expect(paths(home(input(elementNamed(type))))).toEqual(['/view/blocks/0/element/type']);
    },
  );

  it('refuses a second element in focus', () => {
    const focused = { type: 'datepicker', focus_on_load: true };
    expect(paths(modal(input(focused), section, input(focused), input(focused)))).toEqual([
      '/view/blocks/2/element/focus_on_load',
      '/view/blocks/3/element/focus_on_load',
    ]);
  });

  it('refuses response_url_enabled outside the inputs of a modal', () => {
    const menu = { type: 'conversations_select', response_url_enabled: true };
    const end = 'response_url_enabled';
    expect(paths(home(input(menu)))).toEqual([`/view/blocks/0/element/${end}`]);
    expect(paths(modal({ ...section, accessory: menu }))).toEqual([
      `/view/blocks/0/accessory/${end}`,
    ]);
  });

  it('refuses a file input that dispatches', () => {
    const block = input(elements.file_input, { dispatch_action: true });
    expect(paths(modal(block))).toEqual(['/view/blocks/0/dispatch_action']);
  });
});

describe('bad inputs', () => {
  const words = (more: Json): Json => ({ type: 'plain_text_input', ...more });
  const amount = (more: Json): Json => ({
    type: 'number_input',
    is_decimal_allowed: true,
    ...more,
  });
  const rich = (more: Json): Json => ({ type: 'rich_text_input', action_id: 'a', ...more });
  const files = (more: Json): Json => ({ type: 'file_input', ...more });

  it.each<[string, unknown, string]>([
    ['min_length over 3000', words({ min_length: 3001 }), '/min_length'],
    ['min_length below 0', words({ min_length: -1 }), '/min_length'],
    ['max_length of 0', words({ max_length: 0 }), '/max_length'],
    ['max_length over 3000', words({ max_length: 3001 }), '/max_length'],
    ['min_length above max_length', words({ min_length: 3, max_length: 2 }), '/min_length'],
    [
      'initial value over max_length',
      words({ max_length: 2, initial_value: 'abc' }),
      '/initial_value',
    ],
    ['initial value over 3000', words({ initial_value: long(3001) }), '/initial_value'],
    ['initial value no string', words({ initial_value: 3 }), '/initial_value'],
    ['multiline no boolean', words({ multiline: 1 }), '/multiline'],
    ['confirm on a text input', words({ confirm: {} }), ''],
    [
      'no trigger',
      words({ dispatch_action_config: { trigger_actions_on: [] } }),
      '/dispatch_action_config/trigger_actions_on',
    ],
    [
      '3 triggers',
      words({ dispatch_action_config: { trigger_actions_on: Array(3).fill('on_enter_pressed') } }),
      '/dispatch_action_config/trigger_actions_on',
    ],
    [
      'unknown trigger',
      words({ dispatch_action_config: { trigger_actions_on: ['on_blur'] } }),
      '/dispatch_action_config/trigger_actions_on/0',
    ],
    ['number without is_decimal_allowed', { type: 'number_input' }, ''],
    ['min_value above max_value', amount({ min_value: '10', max_value: '9' }), '/min_value'],
    ['min_value as a number', amount({ min_value: 1 }), '/min_value'],
    ['max_value in words', amount({ max_value: 'ten' }), '/max_value'],
    [
      'initial value below min_value',
      amount({ min_value: '1', initial_value: '0.5' }),
      '/initial_value',
    ],
    [
      'initial value above max_value',
      amount({ max_value: '1', initial_value: '1.5' }),
      '/initial_value',
    ],
    [
      'decimals where none are allowed',
      amount({ is_decimal_allowed: false, max_value: '1.5' }),
      '/max_value',
    ],
    ['rich text input without action_id', { type: 'rich_text_input' }, ''],
    ['rich text starting with a string', rich({ initial_value: 'x' }), '/initial_value'],
    ['rich text starting with a section', rich({ initial_value: section }), '/initial_value/type'],
    ['min_lines of 0', rich({ min_lines: 0 }), '/min_lines'],
    ['max_lines of 101', rich({ max_lines: 101 }), '/max_lines'],
    ['min_lines above max_lines', rich({ min_lines: 9, max_lines: 8 }), '/min_lines'],
    ['no file', files({ max_files: 0 }), '/max_files'],
    ['11 files', files({ max_files: 11 }), '/max_files'],
    ['no file types', files({ filetypes: [] }), '/filetypes'],
    ['placeholder on a file input', files({ placeholder: plain('x') }), ''],
    [
      'email placeholder over 150',
      { type: 'email_text_input', placeholder: plain(long(151)) },
      '/placeholder/text',
    ],
    [
      'url starting value no string',
      { type: 'url_text_input', initial_value: 1 },
      '/initial_value',
    ],
  ])('refuses %s', (_, element, pointer) => {
    expect(paths(modal(input(element)))).toEqual([`/view/blocks/0/element${pointer}`]);
  });
});
