import { describe, expect, it } from 'vitest';
import { enteredState, initialState, isEmptyState } from '../../src/elements/element-state.ts';

const options = ['a', 'b', 'c'].map((value) => ({
  text: { type: 'plain_text', text: value },
  value,
}));

describe('what an element holds', () => {
  it.each([
    [{ type: 'plain_text_input' }, 'text', { type: 'plain_text_input', value: 'text' }],
    [{ type: 'datepicker' }, '2026-03-02', { type: 'datepicker', selected_date: '2026-03-02' }],
    [
      { type: 'datetimepicker' },
      '1700000000',
      { type: 'datetimepicker', selected_date_time: 1_700_000_000 },
    ],
    [{ type: 'users_select' }, 'U1', { type: 'users_select', selected_user: 'U1' }],
    [
      { type: 'multi_users_select' },
      ['U1', 'U2'],
      { type: 'multi_users_select', selected_users: ['U1', 'U2'] },
    ],
    [
      { type: 'radio_buttons', options },
      'b',
      { type: 'radio_buttons', selected_option: options[1] },
    ],
    [
      { type: 'static_select', option_groups: [{ options }] },
      'c',
      { type: 'static_select', selected_option: options[2] },
    ],
    [
      { type: 'checkboxes', options },
      ['a', 'c'],
      { type: 'checkboxes', selected_options: [options[0], options[2]] },
    ],
    [{ type: 'checkboxes', options }, [], { type: 'checkboxes', selected_options: [] }],
    [{ type: 'radio_buttons', options }, null, { type: 'radio_buttons', selected_option: null }],
  ])('%j with %j', (element, input, state) => {
    expect(enteredState(element, input)).toEqual(state);
  });

  it('begins with the initial value', () => {
    expect(initialState({ type: 'plain_text_input', initial_value: 'x' })).toEqual({
      type: 'plain_text_input',
      value: 'x',
    });
    expect(initialState({ type: 'datepicker', initial_date: '2026-01-01' })).toEqual({
      type: 'datepicker',
      selected_date: '2026-01-01',
    });
    expect(initialState({ type: 'checkboxes', options })).toEqual({
      type: 'checkboxes',
      selected_options: [],
    });
    expect(initialState({ type: 'button' })).toBeUndefined();
  });

  it('cannot be what a person could not enter', () => {
    expect(() => enteredState({ type: 'button' }, 'x')).toThrow('takes no input');
    expect(() => enteredState({ type: 'radio_buttons', options }, ['a', 'b'])).toThrow(
      'takes one value',
    );
    expect(() => enteredState({ type: 'radio_buttons', options }, 'z')).toThrow(
      'there are: a, b, c',
    );
    expect(() => enteredState({ type: 'plain_text_input', min_length: 3 }, 'x')).toThrow(
      'at least 3',
    );
    expect(() =>
      enteredState({ type: 'checkboxes', options, max_selected_items: 1 }, ['a', 'b']),
    ).toThrow('at most 1 choices');
  });

  it('knows when nothing was entered', () => {
    expect(isEmptyState({ type: 'plain_text_input', value: null })).toBe(true);
    expect(isEmptyState({ type: 'checkboxes', selected_options: [] })).toBe(true);
    expect(isEmptyState({ type: 'plain_text_input', value: 'x' })).toBe(false);
  });
});
