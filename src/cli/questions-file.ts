import { z } from 'zod';

/** A file of JSON objects, one a line, and a sentence for each line that is not as expected. */
export type ReadLines<Item> = {
  readonly items: readonly Item[];
  readonly problems: readonly string[];
};

const id = z.union([z.string().min(1), z.number().transform(String)], { error: 'expected an id' });
const text = z.string({ error: 'expected a text' });

const questionSchema = z.object({ id, query: text });
const documentSchema = z.object({ id, title: text.default(''), text });

/** The questions of a file: {"id","query"}. */
export function parseQuestions(jsonl: string, file: string) {
  return parseLines(jsonl, file, questionSchema);
}

/** The documents of a corpus: {"id","title","text"}; a title may be missing. */
export function parseDocuments(jsonl: string, file: string) {
  return parseLines(jsonl, file, documentSchema);
}

function parseLines<Item>(jsonl: string, file: string, schema: z.ZodType<Item>): ReadLines<Item> {
  const items: Item[] = [];
  const problems: string[] = [];
  for (const [i, line] of jsonl
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue;
    const parsed = schema.safeParse(jsonOf(line));
    if (parsed.success) items.push(parsed.data);
    else problems.push(`${file}:${i + 1}: ${inWords(parsed.error)}`);
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

function inWords({ issues }: z.ZodError): string {
  return issues
    .map(({ path, message }) =>
      path.length === 0 ? 'this line is no JSON object' : `${path.join('.')}: ${message}`,
    )
    .join('; ');
}
