import { describe, it } from 'vitest';
import { type Bad, expectRefused, rich, richWords } from './helpers.ts';

const bad: readonly Bad[] = [
  // Rich text
  ['rich text without elements', { type: 'rich_text' }, ''],
  ['words straight in rich text', rich({ type: 'text', text: 'x' }), '/elements/0/type'],
  ['empty words', richWords({ type: 'text', text: '' }), '/elements/0/elements/0/text'],
  [
    'words of an unknown type',
    richWords({ type: 'span', text: 'x' }),
    '/elements/0/elements/0/type',
  ],
  [
    'unknown style',
    richWords({ type: 'text', text: 'x', style: { blink: true } }),
    '/elements/0/elements/0/style',
  ],
  [
    'style no boolean',
    richWords({ type: 'text', text: 'x', style: { bold: 1 } }),
    '/elements/0/elements/0/style/bold',
  ],
  ['link without url', richWords({ type: 'link', text: 'x' }), '/elements/0/elements/0'],
  [
    'link to a script',
    richWords({ type: 'link', url: 'javascript:x' }),
    '/elements/0/elements/0/url',
  ],
  ['user without id', richWords({ type: 'user' }), '/elements/0/elements/0'],
  [
    'broadcast to all',
    richWords({ type: 'broadcast', range: 'all' }),
    '/elements/0/elements/0/range',
  ],
  ['date without format', richWords({ type: 'date', timestamp: 1 }), '/elements/0/elements/0'],
  ['colour by name', richWords({ type: 'color', value: 'red' }), '/elements/0/elements/0/value'],
  [
    'list without style',
    rich({ type: 'rich_text_list', elements: [{ type: 'rich_text_section', elements: [] }] }),
    '/elements/0',
  ],
  [
    'list of words',
    rich({ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'text', text: 'x' }] }),
    '/elements/0/elements/0/type',
  ],
  [
    'empty list',
    rich({ type: 'rich_text_list', style: 'bullet', elements: [] }),
    '/elements/0/elements',
  ],
  [
    'indent of 9',
    rich({
      type: 'rich_text_list',
      style: 'bullet',
      indent: 9,
      elements: [{ type: 'rich_text_section', elements: [] }],
    }),
    '/elements/0/indent',
  ],
  ['border of 2', rich({ type: 'rich_text_quote', border: 2, elements: [] }), '/elements/0/border'],
  [
    'a mention in code',
    rich({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }),
    '/elements/0/elements/0/type',
  ],
];

describe('bad rich text', () => {
  it.each(bad)('refuses %s', (_, block, pointer) => {
    expectRefused(block, pointer);
  });
});
