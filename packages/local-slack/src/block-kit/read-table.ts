import { fieldOf } from './checks.ts';
import { readRichText } from './read-rich-text.ts';
import { listAt, paragraph, plainAt, stringAt } from './read-values.ts';
import type { Align, Cell, Names, Part } from './render-model.ts';

/** Reads a table or data_table block. */
export function readTable(block: unknown, names?: Names): Part {
  const columns = listAt(block, 'column_settings').map((column) => stringAt(column, 'align'));
  const rows = listAt(block, 'rows').map((row) =>
    (Array.isArray(row) ? row : []).map((cell: unknown, index) =>
      readCell(cell, columns[index] ?? '', names),
    ),
  );
  return { kind: 'table', caption: plainAt(block, 'caption'), rows };
}

function readCell(cell: unknown, align: string, names?: Names): Cell {
  if (stringAt(cell, 'type') === 'rich_text') {
    return { passages: readRichText(cell, names), align: alignOf(align) };
  }
  const value = fieldOf(cell, 'value');
  const text = stringAt(cell, 'text') || (typeof value === 'number' ? String(value) : '');
  return { passages: [paragraph([{ kind: 'text', text, style: {} }])], align: alignOf(align) };
}

function alignOf(align: string): Align {
  return align === 'center' || align === 'right' ? align : 'left';
}
