import { describe, it } from 'vitest';
import { type Bad, beside, button, expectRefused, long, many, picture } from './helpers.ts';
import { alert, section } from './sample-blocks.ts';
import { elements, mrkdwn, plain } from './samples.ts';

const bad: readonly Bad[] = [
  // Any block
  ['not an object', 'section', ''],
  ['a null', null, ''],
  ['no type', { text: plain('x') }, ''],
  ['a type that is no string', { type: 3 }, '/type'],
  ['an unknown type', { type: 'sections' }, '/type'],
  ['a type named like an object method', { type: 'toString' }, '/type'],
  ['an unknown field', { type: 'divider', text: plain('x') }, ''],
  ['block_id too long', { type: 'divider', block_id: long(256) }, '/block_id'],
  ['block_id empty', { type: 'divider', block_id: '' }, '/block_id'],
  ['block_id no string', { type: 'divider', block_id: 7 }, '/block_id'],
  ['an alert, which only modals show', alert, '/type'],
  ['a file block', { type: 'file', external_id: 'x', source: 'remote' }, '/type'],
  // Text objects
  ['text as a bare string', { type: 'section', text: 'hello' }, '/text'],
  ['text without a type', { type: 'section', text: { text: 'x' } }, '/text'],
  ['text without a text', { type: 'section', text: { type: 'mrkdwn' } }, '/text'],
  [
    'text of another type',
    { type: 'section', text: { type: 'markdown', text: 'x' } },
    '/text/type',
  ],
  ['empty text', { type: 'section', text: mrkdwn('') }, '/text/text'],
  ['text that is a number', { type: 'section', text: { type: 'mrkdwn', text: 1 } }, '/text/text'],
  ['emoji in mrkdwn', { type: 'section', text: { ...mrkdwn('x'), emoji: true } }, '/text'],
  ['verbatim in plain text', { type: 'section', text: { ...plain('x'), verbatim: true } }, '/text'],
  ['emoji no boolean', { type: 'section', text: { ...plain('x'), emoji: 'yes' } }, '/text/emoji'],
  // Section
  ['section with nothing', { type: 'section' }, ''],
  ['section text over 3000', { type: 'section', text: plain(long(3001)) }, '/text/text'],
  ['no fields', { type: 'section', fields: [] }, '/fields'],
  ['fields no list', { type: 'section', fields: {} }, '/fields'],
  ['11 fields', { type: 'section', fields: many(11, () => plain('x')) }, '/fields'],
  ['field over 2000', { type: 'section', fields: [plain(long(2001))] }, '/fields/0/text'],
  ['expand no boolean', { ...section, expand: 1 }, '/expand'],
  ['a text input beside', beside(elements.plain_text_input), '/accessory/type'],
  ['a datetimepicker beside', beside(elements.datetimepicker), '/accessory/type'],
  ['feedback buttons beside', beside(elements.feedback_buttons), '/accessory/type'],
  ['two things beside', beside([button()]), '/accessory'],
  // Header
  ['header without text', { type: 'header' }, ''],
  ['header in mrkdwn', { type: 'header', text: mrkdwn('x') }, '/text/type'],
  ['header over 150', { type: 'header', text: plain(long(151)) }, '/text/text'],
  ['empty header', { type: 'header', text: plain('') }, '/text/text'],
  // Context
  ['empty context', { type: 'context', elements: [] }, '/elements'],
  ['11 context elements', { type: 'context', elements: many(11, () => plain('x')) }, '/elements'],
  ['a button in a context', { type: 'context', elements: [button()] }, '/elements/0/type'],
  [
    'context text over 3000',
    { type: 'context', elements: [plain(long(3001))] },
    '/elements/0/text',
  ],
  [
    'picture title in a context',
    { type: 'context', elements: [{ ...picture, title: plain('x') }] },
    '/elements/0',
  ],
  // Markdown
  ['empty markdown', { type: 'markdown', text: '' }, '/text'],
  ['markdown over 12000', { type: 'markdown', text: long(12_001) }, '/text'],
  ['markdown as a text object', { type: 'markdown', text: plain('x') }, '/text'],
];

describe('bad text blocks', () => {
  it.each(bad)('refuses %s', (_, block, pointer) => {
    expectRefused(block, pointer);
  });
});
