import { isCollection, isNode, isPair, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { FILE_LIMITS, tooDeepAt } from '../../domain/file-limits.ts';
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

/**
 * Reads YAML and checks it against a schema; mistakes are named with their lines, the first of them
 * where there are many. What is longer than `mostLetters`, or far too deep, is not looked at. Never throws.
 */
export function readYaml<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  file: string,
  mostLetters: number,
): Result<z.output<Schema>, readonly FileProblem[]> {
  const read = readChecked(schema, text, file, mostLetters);
  return read.ok ? read : err(firstOf(read.error, file));
}

function firstOf(problems: readonly FileProblem[], file: string): readonly FileProblem[] {
  const more = problems.length - FILE_LIMITS.mistakes;
  if (more <= 0) return problems;
  const shown = problems.slice(0, FILE_LIMITS.mistakes);
  const line = shown.at(-1)?.line ?? 1;
  return [...shown, { file, line, field: '', message: `and ${more} more mistakes` }];
}

function readChecked<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
  file: string,
  mostLetters: number,
): Result<z.output<Schema>, readonly FileProblem[]> {
  const ofFile = (line: number, message: string) => ({ file, line, field: '', message });
  if (text.length > mostLetters)
    return err([
      ofFile(1, `this file is longer than ${mostLetters} characters; take out what is not needed`),
    ]);
  const deep = tooDeepAt(text);
  if (deep > 0)
    return err([ofFile(deep, 'too many brackets or levels stand inside one another here')]);
  const lines = new LineCounter();
  const document = parseDocument(text, { ...PARSING, lineCounter: lines });
  const lineAt = (offset: number) => Math.max(1, lines.linePos(offset).line);
  if (document.errors.length > 0)
    return err(
      document.errors.map(({ pos, message }) =>
        ofFile(lineAt(pos[0]), yamlProblemInWords(message)),
      ),
    );
  const places = placesIn(document);
  if (places.twice.length > 0)
    return err(places.twice.map((at) => ofFile(lineAt(at), yamlProblemInWords(TWICE))));
  const data = toPlain(document);
  if (!data.ok) return err([ofFile(1, data.error)]);
  const parsed = schema.safeParse(data.value);
  if (parsed.success) return ok(parsed.data);
  const lineOf = lineFinderOf(places, lines);
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
  return lineFinderOf(placesIn(parseDocument(text, { ...PARSING, lineCounter: lines })), lines);
}

/** The parser compares every key of a map with every other; here it is seen by the way whether one stands twice. */
const PARSING = { prettyErrors: false, uniqueKeys: false } as const;
const TWICE = 'Map keys must be unique';

function lineFinderOf({ offsets }: Places, lines: LineCounter): (path: Path) => number {
  return (path) => Math.max(1, lines.linePos(offsetOf(offsets, path)).line);
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

const SEPARATOR = '\u0000';

type Places = {
  /** Where every path stands in the text: the key of a field, the beginning of an entry; '' is the whole. */
  readonly offsets: ReadonlyMap<string, number>;
  /** Where a field stands that its map has already. */
  readonly twice: readonly number[];
};

function placesIn({ contents }: Document): Places {
  const offsets = new Map<string, number>([['', startOf(contents)]]);
  const twice: number[] = [];
  const walk = (node: unknown, path: string): void => {
    const entries = isCollection(node) ? node.items : [];
    for (const [index, item] of entries.entries()) {
      const pair = isPair(item) ? item : { key: index, value: item };
      const at = `${path}${SEPARATOR}${isScalar(pair.key) ? pair.key.value : pair.key}`;
      const start = startOf(isNode(pair.key) ? pair.key : pair.value);
      if (offsets.has(at)) twice.push(start);
      offsets.set(at, start);
      walk(pair.value, at);
    }
  };
  walk(contents, '');
  return { offsets, twice };
}

function startOf(node: unknown): number {
  return isNode(node) ? (node.range?.[0] ?? 0) : 0;
}

/** Of a field that is missing, the nearest parent. */
function offsetOf(offsets: ReadonlyMap<string, number>, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const found = offsets.get(
      path
        .slice(0, length)
        .map((part) => SEPARATOR + String(part))
        .join(''),
    );
    if (found !== undefined) return found;
  }
  return offsets.get('') ?? 0;
}

function formatPath(path: Path): string {
  return path.reduce<string>(
    (words, part) =>
      typeof part === 'number' ? `${words}[${part}]` : `${words}${words && '.'}${String(part)}`,
    '',
  );
}
