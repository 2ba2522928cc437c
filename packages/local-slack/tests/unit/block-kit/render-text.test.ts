import { describe, expect, it } from 'vitest';
import { renderBlocksAsText, renderViewAsText } from '../../../src/block-kit/render-text.ts';
import { alert, blocks, section } from './sample-blocks.ts';
import { elements, home, input, type Json, modal, plain } from './samples.ts';

const names = (id: string): string | undefined => ({ U1: 'Ada', C1: 'leaders' })[id];
const shown = (...items: readonly unknown[]): string => renderBlocksAsText(items, '', names);
const lines = (...all: readonly string[]): string => all.join('\n');

describe('renderBlocksAsText', () => {
  it.each<[string, Json, string]>([
    [
      'section',
      blocks.section,
      lines(
        'Strategy check for @Ada: ~old~ `new`',
        '> a quote',
        'Tom & Jerry 🎉',
        'Left',
        'one',
        'Right 👀',
        '[… Edit | Open]',
      ),
    ],
    ['header', blocks.header, 'What we heard'],
    ['divider', blocks.divider, '———'],
    ['context', blocks.context, '(picture: Two circles that overlap) · Small print · and more'],
    ['actions', blocks.actions, '[Agree 👍] [Later] [Stop] [One ▾] [2026-02-28 ▾] [… Edit | Open]'],
    ['context_actions', blocks.context_actions, '[Good] [Bad] [Remove]'],
    [
      'input',
      blocks.input,
      'Your aim (optional): ____ (In your own words)\n(One sentence is enough.)',
    ],
    [
      'rich_text',
      blocks.rich_text,
      lines(
        'Bold, italic, ~struck~, `code` and a link (https://example.com) for @Ada in #leaders and @S1, @here 🎉 on Jan 1, 2026 in #4a154b@T1',
        '• first point',
        '• second point',
        '  3. third step',
        '> We sell to',
        '> small firms.',
        '    a <b> & c',
        '      d',
      ),
    ],
    [
      'markdown',
      blocks.markdown,
      lines(
        'Title',
        'Bold and a link (https://example.com)',
        '',
        '• one',
        '  • two',
        '',
        '> quoted',
        '',
        'a | b',
        '--+--',
        '1 | 2',
        '',
        '    code',
      ),
    ],
    ['data_table', blocks.data_table, 'Aims\nAim\n----\nGrow'],
    ['image', blocks.image, 'Overlap of the two views\n(picture: Two circles that overlap)'],
    ['video', blocks.video, 'The talk\n(picture: video: A talk)'],
    ['container', blocks.container, '| A box\n| with a subtitle\n| Hello you\n|\n| ———'],
    ['alert', alert, '(warning) Mind the gap'],
  ])('shows a %s', (_, block, expected) => {
    expect(shown(block)).toBe(expected);
  });

  it('aligns the columns of a table', () => {
    const cell = (text: string): Json => ({ type: 'raw_text', text });
    const table = {
      type: 'table',
      column_settings: [null, { align: 'right' }, { align: 'center' }],
      rows: [
        [cell('Aim'), cell('Count'), cell('Ok')],
        [cell('Grow in Europe'), cell('3'), cell('x')],
        [cell('Save')],
      ],
    };
    expect(shown(table)).toBe(
      lines(
        'Aim            | Count | Ok',
        '---------------+-------+---',
        'Grow in Europe |     3 | x',
        'Save           |       |',
      ),
    );
  });

  it('keeps buttons and small print close to what they belong to', () => {
    expect(shown(section, blocks.context_actions, section, { type: 'divider' })).toBe(
      'Hello you\n[Good] [Bad] [Remove]\n\nHello you\n\n———',
    );
  });

  it('shows choices one below the other', () => {
    const block = { type: 'actions', elements: [elements.radio_buttons] };
    expect(shown(block)).toBe('( ) One\n(•) Two\n( ) Three');
    expect(shown({ ...section, accessory: elements.checkboxes })).toBe(
      'Hello you\n[ ] Bold choice - with a reason\n[x] Plain choice',
    );
  });

  it('does not read plain_text as mrkdwn', () => {
    expect(shown({ type: 'section', text: plain('*a* <@U1> &lt;') })).toBe('*a* <@U1> <');
  });

  it("shows the message's own text only if there are no blocks", () => {
    expect(renderBlocksAsText([], '*Hi*')).toBe('Hi');
    expect(renderBlocksAsText([section], '*Hi*')).toBe('Hello you');
    expect(renderBlocksAsText([])).toBe('');
  });

  it('names what it does not know', () => {
    expect(shown({ type: 'hologram' }, 7)).toBe(
      '(unknown block: hologram)\n\n(unknown block: no type)',
    );
  });
});

describe('renderViewAsText', () => {
  it('shows a modal with its fields and buttons', () => {
    const view = modal(
      section,
      input(elements.plain_text_input),
      input(elements.number_input),
      input(elements.radio_buttons, { hint: plain('Just one') }),
      input(elements.users_select),
      input(elements.datetimepicker, { optional: true }),
      input(elements.rich_text_input),
      input({ type: 'timepicker' }),
    );
    expect(renderViewAsText(view, names)).toBe(
      lines(
        'Your answer',
        '',
        'Hello you',
        '',
        'Label: ____ (In your own words)',
        '',
        'Label: 3',
        '',
        'Label:',
        '( ) One',
        '(•) Two',
        '( ) Three',
        '(Just one)',
        '',
        'Label: [Ada ▾]',
        '',
        'Label (optional): [2026-01-01 00:00 UTC ▾]',
        '',
        'Label: Start here',
        '',
        'Label: [Choose ▾]',
        '',
        '[Send] [Not now]',
      ),
    );
  });

  it('shows the close button that Slack adds to a modal, and none on a Home tab', () => {
    const view = { type: 'modal', title: plain('Hi'), blocks: [section] };
    expect(renderViewAsText(view)).toBe('Hi\n\nHello you\n\n[Close]');
    expect(renderViewAsText(home(section))).toBe('Hello you');
  });
});
