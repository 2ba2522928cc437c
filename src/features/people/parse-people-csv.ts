import { CsvError, parse } from 'csv-parse/sync';
import { err, ok, type Result } from '../../domain/result.ts';
import { formatList } from '../../domain/words.ts';
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

type Row = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/**
 * Reads a list of people: CSV whose header names person, what answers are compared by and, if one
 * likes, other fields. Commas, semicolons and tabs part cells. The error is for whoever sent the file.
 */
export function parsePeopleCsv(text: string): Result<PeopleList, string> {
  const rows = readRows(text);
  if (!rows.ok) return rows;
  const [header, ...body] = rows.value;
  if (header === undefined) return err('This file is empty.');
  const names = header.record.map((name) => name.toLowerCase());
  const at = new Map(COLUMNS.map((column) => [column, names.indexOf(column)]));
  const missing = EXPECTED.filter((name) => at.get(name) === -1);
  if (missing.length > 0) return err(headerProblem(header.record, missing));
  const twice = COLUMNS.find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) return err(`The first line names the column "${twice}" twice.`);
  const cell = (row: Row, column: Column) => row.record[at.get(column) ?? -1] ?? '';
  const filled = body.filter(({ record }) => record.some((value) => value !== ''));
  const isTooLong = ({ record }: Row) => record.slice(names.length).some((value) => value !== '');
  return ok({
    lines: filled
      .filter((row) => !isTooLong(row))
      .map((row) => ({
        line: row.info.lines,
        ...eachOf(COLUMNS, (column) => cell(row, column)),
      })),
    tooLong: filled.filter(isTooLong).map(({ info }) => info.lines),
    ignored: header.record.filter(
      (_, index) => !isColumn(names[index] ?? '') && names[index] !== '',
    ),
  });
}

function readRows(text: string): Result<readonly Row[], string> {
  try {
    const rows: unknown = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      delimiter: delimiterOf(text),
      // Found by itself it would be that of the first line alone.
      record_delimiter: ['\r\n', '\n', '\r'],
    });
    return ok(rows as readonly Row[]);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return err(quoteProblem(error, text));
  }
}

/** The one that the header line has most of: a list of delimiters would split on all of them. */
function delimiterOf(text: string): string {
  const header = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? '';
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

function headerProblem(header: readonly string[], missing: readonly string[]): string {
  const found = header.filter((name) => name !== '').map((name) => `"${name}"`);
  return `The first line must name the columns ${formatList(EXPECTED)}. I miss ${missing.join(' and ')}; I found ${found.join(', ') || 'nothing'}.`;
}

function quoteProblem(error: CsvError, text: string): string {
  if (error.code === 'CSV_QUOTE_NOT_CLOSED')
    return `Line ${lineOfLastQuote(text)}: a quotation mark (") opens here and is never closed.`;
  const line = Number((error as { readonly lines?: unknown }).lines);
  return `Line ${line}: a quotation mark (") stands where none belongs. Write "" for one inside quotes.`;
}

/** With an odd number of quotation marks, the last that can have opened is the very last one. */
function lineOfLastQuote(text: string): number {
  let isOpen = false;
  let line = 1;
  let openedAt = 1;
  for (const letter of text) {
    if (letter === '\n') line += 1;
    if (letter !== '"') continue;
    isOpen = !isOpen;
    if (isOpen) openedAt = line;
  }
  return openedAt;
}

function isColumn(name: string): boolean {
  return COLUMNS.some((column) => column === name);
}
