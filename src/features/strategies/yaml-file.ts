import { isNode, isPair, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { err, ok, type Result } from '../../domain/result.ts';
import { yamlProblemInWords } from '../../domain/yaml-words.ts';

/** A mistake in a file: where it is, which field, and what is expected there. */
export type FileProblem = {
  readonly file: string;
  readonly line: number;
  /** "priorities[0].title"; '' for the file as a whole. */
  readonly field: string;
  readonly message: string;
};

/** A problem in one line, for a terminal: "strategy.yaml:12: priorities[0].title: expected …". */
export function formatProblem({ file, line, field, message }: FileProblem): string {
  return `${file}:${line}: ${field === '' ? '' : `${field}: `}${message}`;
}

/** Reads YAML and checks it against a schema; every mistake is named with its line. Never throws. */
export function readYaml<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  file: string,
): Result<z.output<Schema>, readonly FileProblem[]> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  const ofFile = (line: number, message: string) => ({ file, line, field: '', message });
  if (document.errors.length > 0)
    return err(
      document.errors.map(({ pos, message }) =>
        ofFile(lineAt(pos[0]), yamlProblemInWords(message)),
      ),
    );
  const data = toPlain(document);
  if (!data.ok) return err([ofFile(1, data.error)]);
  const parsed = schema.safeParse(data.value);
  if (parsed.success) return ok(parsed.data);
  const lineOf = lineFinder(text);
  return err(
    parsed.error.issues
      .flatMap(flatten)
      .map(({ path, message }) => fieldProblem(file, lineOf, path, message)),
  );
}

/** A mistake in one field. */
export function fieldProblem(
  file: string,
  lineOf: (path: readonly PropertyKey[]) => number,
  path: readonly PropertyKey[],
  message: string,
): FileProblem {
  return { file, line: lineOf(path), field: formatPath(path), message };
}

/** Finds the lines of fields in a text that `readYaml` takes: for problems that show only later. */
export function lineFinder(text: string): (path: readonly PropertyKey[]) => number {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  return (path) => Math.max(1, lines.linePos(offsetOf(document, path)).line);
}

type Document = ReturnType<typeof parseDocument>;
type Path = readonly PropertyKey[];

function toPlain(document: Document): Result<unknown, string> {
  try {
    return ok(document.toJS({ maxAliasCount: 100 }));
  } catch {
    return err('it repeats too many anchors; write the values out');
  }
}

/** The mistakes that an issue of a schema stands for: each unknown field is one of its own. */
export function flatten(issue: z.core.$ZodIssue): readonly { path: Path; message: string }[] {
  if (issue.code !== 'unrecognized_keys') return [{ path: issue.path, message: issue.message }];
  return issue.keys.map((key) => ({
    path: [...issue.path, key],
    message: 'this field is not known here; look for a typing mistake',
  }));
}

/** Where a path stands in the text: the key of an unknown field, the value of a wrong one, else the nearest parent. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return keyOffset(document, node) ?? node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

function keyOffset(document: Document, value: unknown): number | undefined {
  let found: number | undefined;
  visit(document, {
    Pair(_, pair) {
      if (isPair(pair) && pair.value === value && isScalar(pair.key)) found = pair.key.range?.[0];
    },
  });
  return found;
}

function formatPath(path: Path): string {
  return path.reduce<string>(
    (words, part) =>
      typeof part === 'number' ? `${words}[${part}]` : `${words}${words && '.'}${String(part)}`,
    '',
  );
}
