import {
  byType,
  type Check,
  type Fields,
  fieldOf,
  listOf,
  number,
  oneOf,
  type Rule,
  shape,
  text,
  trueOrFalse,
  typed,
  wholeNumber,
} from './checks.ts';
import { richText } from './rich-text.ts';
import { blockId } from './text-objects.ts';

// https://docs.slack.dev/reference/block-kit/blocks/table-block and .../data-table-block
const COLUMNS_MAX = 20;

const rawCells: Fields = {
  raw_text: typed({ text: text() }),
  raw_number: typed({ value: number, text: text() }),
};
const cell = byType({ ...rawCells, rich_text: richText });
const row = listOf(cell, { min: 1, max: COLUMNS_MAX });

const columnShape = shape({}, { align: oneOf('left', 'center', 'right'), is_wrapped: trueOrFalse });
// Slack's own example passes over a column with null.
const column: Check = (value, path, context) => {
  if (value !== null) columnShape(value, path, context);
};

/** Both kinds of table. */
export const tableBlocks: Fields = {
  table: typed(
    { rows: listOf(row, { min: 1, max: 100 }) },
    { column_settings: listOf(column, { max: COLUMNS_MAX }), block_id: blockId },
  ),
  data_table: typed(
    { rows: listOf(row, { min: 2, max: 101 }), caption: text() },
    {
      page_size: wholeNumber({ min: 1, max: 100 }),
      row_header_column_index: wholeNumber({ min: 0, max: COLUMNS_MAX - 1 }),
      block_id: blockId,
    },
    plainHeaderRow,
    rowsOfOneLength,
  ),
};

function rowsOf(block: unknown): readonly (readonly unknown[])[] {
  const rows = fieldOf(block, 'rows');
  return Array.isArray(rows) ? rows.filter((each) => Array.isArray(each)) : [];
}

/** The header of a data table holds raw cells only. */
function plainHeaderRow(...[block, path, context]: Parameters<Rule>): void {
  rowsOf(block)[0]?.forEach((each, index) => {
    if (fieldOf(each, 'type') !== 'rich_text') return;
    context.report(`${path}/rows/0/${index}/type`, 'unsupported type: rich_text');
  });
}

function rowsOfOneLength(...[block, path, context]: Parameters<Rule>): void {
  const rows = rowsOf(block);
  rows.forEach((each, index) => {
    if (each.length !== rows[0]?.length) {
      context.report(`${path}/rows/${index}`, 'must have as many values as the first row');
    }
  });
}
