import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseReplies } from '../../../src/cli/json-lines.ts';
import { readReplyRows } from '../../../src/cli/reply-rows.ts';
import { decodeText } from '../../../src/cli/text-file.ts';
import { parseCaseReplies } from '../../../src/reader/cases/load-cases.ts';

const COLUMNS = ['id', 'name', 'function', 'level', 'text'] as const;
const cell = fc
  .array(
    fc.constantFrom('we', 'stop', 'the fairs', ',', ';', '"no"', 'naïve', 'Größe', '\n', '–'),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) => `x ${parts.join(' ')} x`);
const leader = fc.record({
  name: fc.constantFrom('Ana Berg', 'Ben, Cole', 'Čeněk "C"'),
  function: fc.constantFrom('Sales', 'R&D; labs', 'Größe'),
  level: fc.constantFrom('director', 'manager'),
  text: cell,
});
const leaders = fc
  .array(leader, { minLength: 1, maxLength: 6 })
  .map((all) => all.map((each, index) => ({ id: `U${index + 1}`, ...each })));

/** How a spreadsheet saves a table. */
const saved = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  saysSo: fc.boolean(),
  lineEnd: fc.constantFrom('\n', '\r\n'),
  encoding: fc.constantFrom('utf8', 'utf8 with mark', 'utf16le', 'utf16be', 'utf16le unmarked'),
});
type Saved = typeof saved extends fc.Arbitrary<infer T> ? T : never;

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

function asTable(rows: readonly Record<string, string>[], how: Saved): Uint8Array {
  const lines = [COLUMNS, ...rows.map((row) => COLUMNS.map((name) => quoted(row[name] ?? '')))].map(
    (cells) => cells.join(how.delimiter),
  );
  const text = [...(how.saysSo ? [`sep=${how.delimiter}`] : []), ...lines].join(how.lineEnd);
  return encoded(text, how.encoding);
}

function encoded(text: string, encoding: Saved['encoding']): Uint8Array {
  if (encoding === 'utf8') return Buffer.from(text);
  if (encoding === 'utf8 with mark') return Buffer.from(`\uFEFF${text}`);
  if (encoding === 'utf16le unmarked') return Buffer.from(text, 'utf16le');
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return encoding === 'utf16le' ? bytes : bytes.swap16();
}

describe('replies of one’s own', () => {
  it('are the same from a table, however a spreadsheet saves it, and from JSON lines', () => {
    fc.assert(
      fc.property(leaders, saved, (rows, how) => {
        const jsonl = `\uFEFF${rows.map((row) => JSON.stringify(row)).join('\r\n')}`;
        const fromTable = parseReplies(decodeText(asTable(rows, how)), 'my.csv');
        expect(fromTable.problems).toEqual([]);
        const unbroken = (text: string) => text.replace(/\r\n/g, '\n');
        expect(fromTable.items.map(({ id, text }) => [id, unbroken(text)])).toEqual(
          rows.map(({ id, text }) => [id, text]),
        );
        expect(parseReplies(jsonl, 'my.jsonl').items.map(({ id }) => id)).toEqual(
          rows.map(({ id }) => id),
        );
        const read = readReplyRows(decodeText(asTable(rows, how)), 'my.csv', COLUMNS);
        expect(read.rows.map(({ fields }) => [fields['name'], fields['function']])).toEqual(
          rows.map((row) => [row.name, row.function]),
        );
      }),
    );
  });

  it('may be in the letters of western Windows', () => {
    expect(decodeText(Buffer.from('id;text\n1;Gr\xf6\xdfe', 'latin1'))).toContain('Größe');
  });

  it.each([
    ['a nested leader', '{"leader":{"id":"U1","function":"Sales"},"text":"we stop"}'],
    ['flat fields', '{"id":"U1","function":"Sales","text":"we stop"}'],
    ['other names of columns', 'Leader ID;Department;Answer\nU1;Sales;we stop'],
  ])('are understood from %s', (_, text) => {
    expect(readReplyRows(text, 'f', ['id', 'text']).rows[0]?.fields).toMatchObject({
      id: 'U1',
      function: 'Sales',
      text: 'we stop',
    });
  });
});

describe('what is wrong with a file', () => {
  it.each([
    ['', 'my/file:', 'this file is empty'],
    ['\uFEFF \r\n', 'my/file:', 'this file is empty'],
    ['id,text\n', 'my/file:', 'there is no reply in this file'],
    ['id,words\n1,a', 'my/file:1:', 'I miss text; I found id, words'],
    ['sep=;\nid;text;text\n1;a;b', 'my/file:2:', 'twice'],
    ['id,text\n\n1,a,b', 'my/file:3:', 'more cells'],
    ['id,text\n1,"a', 'my/file:', 'Line 2: a quotation mark'],
    ['{"id":"a"}', 'my/file:1:', 'expected the text of the reply'],
    ['{"id":"a","text":5}', 'my/file:1:', 'expected the text of the reply'],
    ['{"id":"a","text":"x"}\nnope', 'my/file:2:', 'no JSON object'],
    [
      'id,function,text\nU1,Sales,"a\nb"\nU2,Sales,c\nU1,Product,d',
      'my/file:5:',
      '"U1" has the function "Product" here and "Sales" on line 2',
    ],
    [
      '{"leader":{"id":"U1","level":"manager"},"text":"a"}\n{"leader":{"id":"U1","level":"director"},"text":"b"}',
      'my/file:2:',
      '"U1" has the level "director" here and "manager" on line 1',
    ],
  ])('%j is said with the path and the line, in words', (text, where, words) => {
    const problems = parseReplies(text, 'my/file').problems.join('\n');
    expect(problems).toContain(where);
    expect(problems).toContain(words);
    expect(problems).not.toMatch(/invalid|received|undefined|ENOENT|Unexpected token/i);
  });

  it('of labelled replies, too', () => {
    for (const line of ['{"id": 5}', 'oh', '{"id":"a","question":"q","channel":"pigeon"}'])
      try {
        parseCaseReplies(`\uFEFF${line}`, 'case/replies.jsonl');
        expect.unreachable();
      } catch (error) {
        expect(String(error)).toContain('case/replies.jsonl line 1: ');
        expect(String(error)).not.toMatch(/invalid|received|undefined|token/i);
      }
  });
});
