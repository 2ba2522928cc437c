import { describe, expect, it } from 'vitest';
import { validateMessageBlocks } from '../../../src/block-kit/validate-blocks.ts';
import { actions, button, cell, long, many, picture, rich } from './helpers.ts';
import { blocks, section } from './sample-blocks.ts';
import { type Json, mrkdwn, plain } from './samples.ts';

describe('good blocks', () => {
  it.each(Object.entries(blocks))('takes %s', (_, block) => {
    expect(validateMessageBlocks([block])).toEqual([]);
  });

  it('takes an empty list, and a field that JSON would leave out', () => {
    expect(validateMessageBlocks([])).toEqual([]);
    expect(validateMessageBlocks([{ ...section, block_id: undefined }])).toEqual([]);
  });

  it.each<[string, Json]>([
    ['section text of 3000', { type: 'section', text: mrkdwn(long(3000)) }],
    ['10 fields', { type: 'section', fields: many(10, () => plain('x')) }],
    ['a field of 2000', { type: 'section', fields: [plain(long(2000))] }],
    ['header of 150', { type: 'header', text: plain(long(150)) }],
    ['10 context elements', { type: 'context', elements: many(10, () => plain('x')) }],
    ['25 buttons', actions(...many(25, () => button()))],
    ['button text of 75', actions(button({ text: plain(long(75)) }))],
    ['button value of 2000', actions(button({ value: long(2000) }))],
    ['action_id of 255', actions(button({ action_id: long(255) }))],
    ['block_id of 255', { ...section, block_id: long(255) }],
    ['alt_text of 2000', { ...picture, alt_text: long(2000) }],
    ['markdown of 12000', { type: 'markdown', text: long(12_000) }],
    ['100 rows', { type: 'table', rows: many(100, () => [cell('x')]) }],
    ['20 columns', { type: 'table', rows: [many(20, () => cell('x'))] }],
    ['table cells of 10000', { type: 'table', rows: [[cell(long(10_000))]] }],
    ['an empty rich text', rich()],
    ['the same action_id in two blocks', section],
  ])('takes %s', (_, block) => {
    expect(validateMessageBlocks([block])).toEqual([]);
  });

  it('takes 50 blocks and the same action_id in two blocks', () => {
    expect(validateMessageBlocks(many(50, () => ({ type: 'divider' })))).toEqual([]);
    const same = actions(button({ action_id: 'a' }));
    expect(validateMessageBlocks([same, same])).toEqual([]);
  });
});
