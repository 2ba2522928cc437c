import { err, ok, type Result } from '../../domain/result.ts';
import { formatList } from '../../domain/words.ts';
import { type CsvRow, readCsv } from './csv-rows.ts';
import { COMPARED_FIELDS, DESCRIBED_FIELDS, eachOf } from './person-fields.ts';

const COLUMNS = ['person' as const, ...DESCRIBED_FIELDS];
const EXPECTED = ['person' as const, ...COMPARED_FIELDS];
type Column = (typeof COLUMNS)[number];

/** A line of the list, its cells as they are written; '' where a cell is empty or left out. */
export type PeopleLine = { readonly line: number } & Readonly<Record<Column, string>>;

/** What a list says: its lines, those with too many cells, and the columns that are not read. */
export type PeopleList = {
  readonly lines: readonly PeopleLine[];
  readonly tooLong: readonly number[];
  readonly ignored: readonly string[];
};

/**
 * Reads a list of people: CSV with a header line that names person, what answers are compared by, and
 * the other fields if one likes, in any order. Commas, semicolons and tabs part cells. The error is a sentence for
 * whoever sent the file.
 */
export function parsePeopleCsv(text: string): Result<PeopleList, string> {
  const rows = readCsv(text);
  if (!rows.ok) return rows;
  const [header, ...body] = rows.value;
  if (header === undefined) return err('This file is empty.');
  const names = header.record.map((name) => name.toLowerCase());
  const at = new Map(COLUMNS.map((column) => [column, names.indexOf(column)]));
  const missing = EXPECTED.filter((name) => at.get(name) === -1);
  if (missing.length > 0) return err(headerProblem(header.record, missing));
  const twice = COLUMNS.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) return err(`The first line names the column "${twice}" twice.`);
  const cell = (row: CsvRow, column: Column) => row.record[at.get(column) ?? -1] ?? '';
  const filled = body.filter(({ record }) => record.some((value) => value !== ''));
  const isTooLong = ({ record }: CsvRow) =>
    record.slice(names.length).some((value) => value !== '');
  return ok({
    lines: filled
      .filter((row) => !isTooLong(row))
      .map((row) => ({
        line: row.line,
        ...eachOf(COLUMNS, (column) => cell(row, column)),
      })),
    tooLong: filled.filter(isTooLong).map(({ line }) => line),
    ignored: header.record.filter(
      (_, index) => !isColumn(names[index] ?? '') && names[index] !== '',
    ),
  });
}

/**
 * Reads lines that somebody pasted: a list as above, or without its first line, each person with their
 * function and level.
 */
export function parsePeopleLines(text: string): Result<PeopleList, string> {
  const [first = ''] = text.trimStart().split(/\r\n|\r|\n/);
  const cells = first.split(CELL_END);
  if (cells.some((cell) => cell.trim().toLowerCase() === 'person')) return parsePeopleCsv(text);
  const mark = CELL_END.exec(first)?.[0] ?? ',';
  const list = parsePeopleCsv(`${EXPECTED.join(mark)}\n${text}`);
  if (!list.ok) return list;
  const { lines, tooLong, ignored } = list.value;
  return ok({
    lines: lines.map((each) => ({ ...each, line: each.line - 1 })),
    tooLong: tooLong.map((line) => line - 1),
    ignored,
  });
}

/** What parts cells: a pasted row of a spreadsheet has tabs. */
const CELL_END = /\t|;|,/;

function headerProblem(header: readonly string[], missing: readonly string[]): string {
  const found = header.filter((name) => name !== '').map((name) => `"${name}"`);
  return `The first line must name the columns ${formatList(EXPECTED)}. I miss ${missing.join(' and ')}; I found ${found.join(', ') || 'nothing'}.`;
}

function isColumn(name: string): boolean {
  return COLUMNS.some((column) => column === name);
}
