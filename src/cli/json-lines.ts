import { z } from 'zod';
import { issueInWords } from '../domain/plain-issues.ts';
import { DEFAULT_QUESTION } from '../domain/question.ts';
import { type ReplyRows, readReplyRows } from './reply-rows.ts';

/** A file of JSON objects, one a line, and a sentence for each line that is not as expected. */
export type ReadLines<Item> = {
  readonly items: readonly Item[];
  readonly problems: readonly string[];
};

const id = z.union([z.string().min(1), z.number().transform(String)], { error: 'expected an id' });
const text = z.string({ error: 'expected a text' });

const questionSchema = z.object({ id, query: text });
const documentSchema = z.object({ id, title: text.default(''), text });
const replySchema = z.object({
  id,
  text: z.string({ error: 'expected the text of the reply' }),
  question: z.string({ error: 'expected a question' }).default(DEFAULT_QUESTION.text),
  channel: z
    .enum(['thread', 'dm', 'voice'], { error: 'expected thread, dm or voice' })
    .default('thread'),
});

/** A reply of an input file. Labels and whatever else a line holds are left out. */
export type FileReply = Readonly<z.output<typeof replySchema>>;

/** The questions of a file: {"id","query"}. */
export function parseQuestions(jsonl: string, file: string) {
  return parseLines(jsonl, file, questionSchema);
}

/** The documents of a corpus: {"id","title","text"}; a title may be missing. */
export function parseDocuments(jsonl: string, file: string) {
  return parseLines(jsonl, file, documentSchema);
}

/**
 * The replies of a file: {"id","text","question","channel"} a line, the last two may be missing; or a
 * table with these columns.
 */
export function parseReplies(text: string, file: string): ReadLines<FileReply> {
  return checkRows(readReplyRows(text, file, ['id', 'text']), file, replySchema);
}

/** Entries of a file of replies that are as expected, and a sentence for each that is not. */
export function checkRows<Item>(
  { rows, problems }: ReplyRows,
  file: string,
  schema: z.ZodType<Item>,
): ReadLines<Item> {
  const read = rows.map(({ line, fields }) => ({ line, parsed: schema.safeParse(fields) }));
  const wrong = read.flatMap(({ line, parsed }) =>
    parsed.success ? [] : [`${file}:${line}: ${formatIssues(parsed.error)}`],
  );
  return {
    items: read.flatMap(({ parsed }) => (parsed.success ? [parsed.data] : [])),
    problems: inLines([...problems, ...wrong], file),
  };
}

function parseLines<Item>(jsonl: string, file: string, schema: z.ZodType<Item>): ReadLines<Item> {
  const items: Item[] = [];
  const problems: string[] = [];
  const lines = jsonl.replace(/^\uFEFF/, '').split(/\r?\n/);
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const parsed = schema.safeParse(jsonOf(line));
    if (parsed.success) items.push(parsed.data);
    else problems.push(`${file}:${i + 1}: ${formatIssues(parsed.error)}`);
  }
  return { items, problems };
}

/** Undefined where the line is no JSON; no schema accepts that. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Problems in the order of their lines, those of the whole file first. */
function inLines(problems: readonly string[], file: string): readonly string[] {
  const lineOf = (problem: string) => Number.parseInt(problem.slice(file.length + 1), 10) || 0;
  return problems.toSorted((one, other) => lineOf(one) - lineOf(other));
}

function formatIssues({ issues }: z.ZodError): string {
  return issues
    .map((issue) => (issue.path.length === 0 ? 'this line is no JSON object' : issueInWords(issue)))
    .join('; ');
}
