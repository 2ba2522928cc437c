import { describe, it } from 'vitest';
import { type Bad, cell, expectRefused, long, many } from './helpers.ts';
import { blocks, richText } from './sample-blocks.ts';
import { mrkdwn } from './samples.ts';

const bad: readonly Bad[] = [
  // Tables
  ['table without rows', { type: 'table' }, ''],
  ['no rows', { type: 'table', rows: [] }, '/rows'],
  ['empty row', { type: 'table', rows: [[]] }, '/rows/0'],
  ['101 rows', { type: 'table', rows: many(101, () => [cell('x')]) }, '/rows'],
  ['21 columns', { type: 'table', rows: [many(21, () => cell('x'))] }, '/rows/0'],
  ['empty cell', { type: 'table', rows: [[cell('')]] }, '/rows/0/0/text'],
  ['cell in mrkdwn', { type: 'table', rows: [[mrkdwn('x')]] }, '/rows/0/0/type'],
  [
    'number cell without text',
    { type: 'table', rows: [[{ type: 'raw_number', value: 1 }]] },
    '/rows/0/0',
  ],
  [
    '21 column settings',
    { type: 'table', rows: [[cell('x')]], column_settings: many(21, () => null) },
    '/column_settings',
  ],
  [
    'unknown align',
    { type: 'table', rows: [[cell('x')]], column_settings: [{ align: 'top' }] },
    '/column_settings/0/align',
  ],
  ['cells over 10000', { type: 'table', rows: [[cell(long(5001)), cell(long(5000))]] }, '/rows'],
  ['data table of one row', { type: 'data_table', caption: 'x', rows: [[cell('x')]] }, '/rows'],
  [
    'data table of 102 rows',
    { type: 'data_table', caption: 'x', rows: many(102, () => [cell('x')]) },
    '/rows',
  ],
  ['data table without caption', { type: 'data_table', rows: [[cell('x')], [cell('y')]] }, ''],
  [
    'data table with a rich header',
    { type: 'data_table', caption: 'x', rows: [[richText], [cell('y')]] },
    '/rows/0/0/type',
  ],
  [
    'data table with a short row',
    { type: 'data_table', caption: 'x', rows: [[cell('x'), cell('y')], [cell('z')]] },
    '/rows/1',
  ],
  ['page of 0 rows', { ...blocks.data_table, page_size: 0 }, '/page_size'],
  ['page of 101 rows', { ...blocks.data_table, page_size: 101 }, '/page_size'],
  [
    'row header in column 20',
    { ...blocks.data_table, row_header_column_index: 20 },
    '/row_header_column_index',
  ],
];

describe('bad tables', () => {
  it.each(bad)('refuses %s', (_, block, pointer) => {
    expectRefused(block, pointer);
  });
});
