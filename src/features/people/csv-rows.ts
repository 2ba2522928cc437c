import { CsvError, parse } from 'csv-parse/sync';
import { err, ok, type Result } from '../../domain/result.ts';

/** A row of a table: its cells, and the line of the file on which it begins. */
export type CsvRow = { readonly record: readonly string[]; readonly line: number };

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } };

/** The line with which a spreadsheet says what parts its cells: "sep=;". */
const SEPARATOR = /^\uFEFF?"?sep=(.|\\t)"?[ \t]*(?=\r\n|\r|\n|$)/i;

/**
 * Reads a table as spreadsheets write it: commas, semicolons or tabs part cells, whichever the first
 * line has most of, or what a line "sep=;" says. The error is a sentence for whoever wrote the file.
 */
export function readCsv(text: string): Result<readonly CsvRow[], string> {
  const said = SEPARATOR.exec(text)?.[1];
  // An empty line in its place: the others keep their numbers.
  const table = said === undefined ? text : text.replace(SEPARATOR, '');
  try {
    const rows = parse(table, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      delimiter: said?.replace('\\t', '\t') ?? delimiterOf(table),
      // Found by itself it would be that of the first line alone.
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as readonly Parsed[];
    return ok(rows.map(({ record, info }) => ({ record, line: info.lines - breaksIn(record) })));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return err(quoteProblem(error, table));
  }
}

/** A row is counted by its last line; breaks inside its cells lead back to the first. */
function breaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split(/\r\n|\r|\n/).length - 1, 0);
}

/** The one that the header line has most of: a list of delimiters would split on all of them. */
function delimiterOf(text: string): string {
  const header = text.split(/\r\n|\r|\n/).find((line) => line.trim() !== '') ?? '';
  const count = (mark: string) => header.split(mark).length;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
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
