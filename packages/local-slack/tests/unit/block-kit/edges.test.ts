import { describe, expect, it } from 'vitest';
import { validateMessageBlocks } from '../../../src/block-kit/validate-blocks.ts';
import { validateView } from '../../../src/block-kit/validate-view.ts';
import { alert, blocks, section } from './sample-blocks.ts';
import { elements, home, input, type Json, modal, option, plain } from './samples.ts';

const long = (length: number): string => 'x'.repeat(length);
const accepted = (...items: readonly unknown[]): void =>
  expect(validateMessageBlocks(items)).toEqual([]);
const refused = (block: unknown, pointer: string): void =>
  expect(validateMessageBlocks([block]).map(({ path }) => path)).toEqual([`/blocks/0${pointer}`]);
const acceptedInModal = (element: unknown): void =>
  expect(validateView(modal(input(element)))).toEqual([]);
const actions = (element: unknown): Json => ({ type: 'actions', elements: [element] });

describe('the last value that is still allowed', () => {
  it('in texts that may be empty', () => {
    accepted(actions({ type: 'button', text: plain('x'), value: '' }));
    acceptedInModal({ type: 'plain_text_input', initial_value: '' });
    const ids = { private_metadata: '', callback_id: '', external_id: '' };
    expect(validateView({ ...modal(section), ...ids })).toEqual([]);
  });

  it('in lengths and lines of inputs', () => {
    acceptedInModal({ type: 'plain_text_input', min_length: 0, max_length: 1 });
    acceptedInModal({ type: 'plain_text_input', min_length: 3000 });
    acceptedInModal({ type: 'rich_text_input', action_id: 'a', min_lines: 1, max_lines: 1 });
    acceptedInModal({ type: 'rich_text_input', action_id: 'a', min_lines: 100, max_lines: 100 });
    acceptedInModal({ type: 'file_input', max_files: 10 });
    const tooMany = { type: 'rich_text_input', action_id: 'a', min_lines: 101 };
    expect(validateView(modal(input(tooMany)))[0]?.path).toBe('/view/blocks/0/element/min_lines');
  });

  it('in choices', () => {
    accepted(actions({ type: 'radio_buttons', options: [option('only')] }));
    accepted(actions({ type: 'multi_external_select', initial_options: [option('only')] }));
    const options = Array.from({ length: 5 }, (_, index) => option(String(index)));
    accepted(actions({ type: 'overflow', options }));
    refused(actions({ type: 'multi_static_select' }), '/elements/0');
  });

  it('in times', () => {
    for (const time of ['00:00', '01:10', '19:59', '23:00']) {
      accepted(actions({ type: 'timepicker', initial_time: time }));
    }
    for (const time of ['23:60', '23:70', '9:00', '25:00']) {
      refused(actions({ type: 'timepicker', initial_time: time }), '/elements/0/initial_time');
    }
    for (const moment of [1_000_000_000, 9_999_999_999]) {
      accepted(actions({ type: 'datetimepicker', initial_date_time: moment }));
    }
    const late = { type: 'datetimepicker', initial_date_time: 10_000_000_000 };
    refused(actions(late), '/elements/0/initial_date_time');
  });

  it('in data tables', () => {
    const cells = Array.from({ length: 20 }, () => ({ type: 'raw_text', text: 'x' }));
    const table = { type: 'data_table', caption: 'x', rows: [cells, cells] };
    for (const column of [0, 1, 19]) accepted({ ...table, row_header_column_index: column });
    for (const size of [1, 100]) accepted({ ...table, page_size: size });
  });

  it('in boxes', () => {
    refused({ ...blocks.container, subtitle: plain(long(151)) }, '/subtitle/text');
    accepted({ ...blocks.container, subtitle: plain(long(150)) });
    const tooLong = modal({ ...alert, text: plain(long(201)) });
    expect(validateView(tooLong)[0]?.path).toBe('/view/blocks/0/text/text');
    expect(validateView(modal({ ...alert, text: plain(long(200)) }))).toEqual([]);
  });

  it('in rich text', () => {
    const words = (...items: readonly unknown[]): Json => ({
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: items }],
    });
    const emoji = (tone: number): Json => ({ type: 'emoji', name: 'wave', skin_tone: tone });
    const colour = (value: string): Json => ({ type: 'color', value });
    accepted(words(emoji(1), emoji(6), colour('#000'), colour('#09aF09aF')));
    refused(words(emoji(7)), '/elements/0/elements/0/skin_tone');
    for (const value of ['#00', '#000000000', '000']) {
      refused(words(colour(value)), '/elements/0/elements/0/value');
    }
    const items = [{ type: 'rich_text_section', elements: [] }];
    const list = { type: 'rich_text_list', style: 'bullet', elements: items };
    accepted({ type: 'rich_text', elements: [{ ...list, indent: 0, offset: 0 }] });
    accepted({ type: 'rich_text', elements: [{ ...list, indent: 8 }] });
  });

  it('in the whole message: 13,200 characters, each block counting 100', () => {
    const section = (length: number): Json => ({ type: 'section', text: plain(long(length)) });
    const full = Array.from({ length: 4 }, () => section(3000));
    accepted(...full, section(700));
    expect(validateMessageBlocks([...full, section(701)])).toEqual([
      {
        path: '/blocks',
        message: 'blocks are longer than 13200 characters (msg_blocks_too_long)',
      },
    ]);
  });
});

describe('the Home tab', () => {
  it('shows cards, carousels and rich text inputs', () => {
    const view = home(blocks.card, blocks.carousel, input(elements.rich_text_input));
    expect(validateView(view)).toEqual([]);
  });
});
