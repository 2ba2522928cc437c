import { err, ok, type Result } from '../../domain/result.ts';
import { type CsvRow, readCsv } from './csv-rows.ts';

const COLUMNS = ['person', 'function', 'level', 'region'] as const;
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
 * Reads a list of people: CSV with a header line that names person, function and level, and region
 * if one likes, in any order. Commas, semicolons and tabs part cells. The error is a sentence for
 * whoever sent the file.
 */
export function parsePeopleCsv(text: string): Result<PeopleList, string> {
  const rows = readCsv(text);
  if (!rows.ok) return rows;
  const [header, ...body] = rows.value;
  if (header === undefined) return err('This file is empty.');
  const names = header.record.map((name) => name.toLowerCase());
  const at = new Map(COLUMNS.map((column) => [column, names.indexOf(column)]));
  const missing = (['person', 'function', 'level'] as const).filter((name) => at.get(name) === -1);
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
        person: cell(row, 'person'),
        function: cell(row, 'function'),
        level: cell(row, 'level'),
        region: cell(row, 'region'),
      })),
    tooLong: filled.filter(isTooLong).map(({ line }) => line),
    ignored: header.record.filter(
      (_, index) => !isColumn(names[index] ?? '') && names[index] !== '',
    ),
  });
}

function headerProblem(header: readonly string[], missing: readonly string[]): string {
  const found = header.filter((name) => name !== '').map((name) => `"${name}"`);
  return `The first line must name the columns person, function and level. I miss ${missing.join(' and ')}; I found ${found.join(', ') || 'nothing'}.`;
}

function isColumn(name: string): boolean {
  return COLUMNS.some((column) => column === name);
}
