import { z } from 'zod';
import { DEFAULT_QUESTION } from '../domain/question.ts';

/** A reply of an input file. Labels and whatever else a line holds are left out. */
export type FileReply = {
  readonly id: string;
  readonly text: string;
  readonly question: string;
  readonly channel: 'thread' | 'dm' | 'voice';
};

const lineSchema = z.object({
  id: z.union([z.string().min(1), z.number().transform(String)], { error: 'expected an id' }),
  text: z.string({ error: 'expected the text of the reply' }),
  question: z.string({ error: 'expected a question' }).default(DEFAULT_QUESTION.text),
  channel: z
    .enum(['thread', 'dm', 'voice'], { error: 'expected thread, dm or voice' })
    .default('thread'),
});

/** The replies of a file, one JSON object a line, and a sentence for each line that is none. */
export function parseReplies(
  jsonl: string,
  file: string,
): { readonly replies: readonly FileReply[]; readonly problems: readonly string[] } {
  const replies: FileReply[] = [];
  const problems: string[] = [];
  const lines = jsonl.replace(/^\uFEFF/, '').split(/\r?\n/);
  lines.forEach((line, i) => {
    if (line.trim() === '') return;
    const read = readLine(line);
    if (typeof read === 'string') problems.push(`${file}:${i + 1}: ${read}`);
    else replies.push(read);
  });
  return { replies, problems };
}

function readLine(line: string): FileReply | string {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch {
    return 'this line is no JSON object';
  }
  const parsed = lineSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  return parsed.error.issues
    .map(({ path, message }) =>
      path.length === 0 ? 'this line is no JSON object' : `${path.join('.')}: ${message}`,
    )
    .join('; ');
}
