import { readCsv } from '../features/people/csv-rows.ts';

/** One entry of a file of replies, by field; a leader's own fields stand beside the others. */
export type ReplyRow = {
  readonly line: number;
  readonly fields: Readonly<Record<string, unknown>>;
};

/** The entries of a file, and a sentence for each line that is none. */
export type ReplyRows = {
  readonly rows: readonly ReplyRow[];
  readonly problems: readonly string[];
};

/** What people call the columns. */
const ALSO: Readonly<Record<string, string>> = {
  leader: 'id',
  person: 'id',
  department: 'function',
  answer: 'text',
  reply: 'text',
};

/**
 * Reads a file of replies: one JSON object a line, or a table whose first line names its columns, id,
 * name, function, level and text in any order. `needed` are those it cannot do without.
 */
export function readReplyRows(text: string, file: string, needed: readonly string[]): ReplyRows {
  const bare = text.replace(/^\uFEFF/, '');
  if (bare.trim() === '') return { rows: [], problems: [`${file}: this file is empty.`] };
  const read = /^\s*[{[]/.test(bare) ? jsonRows(bare, file) : csvRows(bare, file, needed);
  const twice = contradictions(read.rows, file);
  const isNothing = read.rows.length === 0 && read.problems.length === 0;
  const nothing = isNothing ? [`${file}: there is no reply in this file.`] : [];
  return { rows: read.rows, problems: [...read.problems, ...twice, ...nothing] };
}

function jsonRows(text: string, file: string): ReplyRows {
  const rows: ReplyRow[] = [];
  const problems: string[] = [];
  for (const [index, written] of text.split(/\r\n|\r|\n/).entries()) {
    if (written.trim() === '') continue;
    const fields = objectIn(written);
    const line = index + 1;
    if (fields === undefined) problems.push(`${file}:${line}: this line is no JSON object`);
    else rows.push({ line, fields: withLeader(fields) });
  }
  return { rows, problems };
}

function objectIn(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** `{"leader": {"id": …}, "text": …}` says the same as `{"id": …, "text": …}`. */
function withLeader({ leader, ...fields }: Readonly<Record<string, unknown>>) {
  const isObject = typeof leader === 'object' && leader !== null;
  return isObject ? { ...(leader as object), ...fields } : { ...fields, leader };
}

function csvRows(text: string, file: string, needed: readonly string[]): ReplyRows {
  const table = readCsv(text);
  if (!table.ok) return { rows: [], problems: [`${file}: ${table.error}`] };
  const [header, ...body] = table.value;
  if (header === undefined) return { rows: [], problems: [`${file}: this file is empty.`] };
  const names = header.record.map(columnOf);
  const problem = headerProblem(names, header.record, needed);
  if (problem !== undefined) return { rows: [], problems: [`${file}:${header.line}: ${problem}`] };
  const isFilled = (cells: readonly string[]) => cells.some((cell) => cell !== '');
  const filled = body.filter(({ record }) => isFilled(record));
  const isLonger = (cells: readonly string[]) => isFilled(cells.slice(names.length));
  return {
    rows: filled
      .filter(({ record }) => !isLonger(record))
      .map(({ record, line }) => ({
        line,
        fields: Object.fromEntries(
          names.flatMap((name, at) => (record[at] ? [[name, record[at]]] : [])),
        ),
      })),
    problems: filled
      .filter(({ record }) => isLonger(record))
      .map(
        ({ line }) =>
          `${file}:${line}: this line has more cells than the first one; put words with a comma in quotes`,
      ),
  };
}

function columnOf(written: string): string {
  const name = written.toLowerCase().replace(/^leader[._ ]/, '');
  return ALSO[name] ?? name;
}

function headerProblem(
  names: readonly string[],
  written: readonly string[],
  needed: readonly string[],
): string | undefined {
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const found = written.filter((name) => name !== '').join(', ');
    return `the first line must name the columns ${needed.join(', ')}. I miss ${missing.join(' and ')}; I found ${found.slice(0, 200) || 'nothing'}.`;
  }
  const twice = names.find((name, at) => name !== '' && names.indexOf(name) !== at);
  return twice === undefined ? undefined : `the first line names the column "${twice}" twice.`;
}

/** One person has one name, function and level: what a later line says otherwise is told. */
function contradictions(rows: readonly ReplyRow[], file: string): readonly string[] {
  const said = new Map<string, { readonly value: string; readonly line: number }>();
  return rows.flatMap(({ line, fields }) =>
    ['name', 'function', 'level'].flatMap((field) => {
      const [id, written] = [textOf(fields['id']), textOf(fields[field])];
      const value = field === 'level' ? written.toLowerCase() : written;
      if (id === '' || value === '') return [];
      const key = `${field} ${id}`;
      const before = said.get(key);
      if (before === undefined) said.set(key, { value, line });
      return before === undefined || before.value === value
        ? []
        : [
            `${file}:${line}: "${id}" has the ${field} "${value}" here and "${before.value}" on line ${before.line}. Give both the same, or two ids.`,
          ];
    }),
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
