import { err, ok, type Result } from '../../../domain/result.ts';
import { readYaml, type YamlProblem } from './read-yaml.ts';

/** A Markdown file in two parts. Lines count from 1, in the file. */
export type SplitFile = {
  /** The YAML between the two rules; undefined for a file without front matter. */
  readonly yaml: string | undefined;
  readonly yamlLine: number;
  readonly body: string;
  readonly bodyLine: number;
};

const OPENING_RULE = /^---[ \t]*$/;
const CLOSING_RULE = /^(?:---|\.\.\.)[ \t]*$/;
const LOOKS_LIKE_A_FIELD = /^[\w"'][\w "'.-]*:(?:\s|$)/;

/**
 * Splits a file into front matter and body. A byte order mark and Windows line ends are taken away.
 * Answers 'unclosed' for front matter that begins with fields and never ends; a rule at the top of
 * ordinary text is only a rule.
 */
export function splitFrontMatter(source: string): SplitFile | 'unclosed' {
  const lines = source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const opening = lines.findIndex((line) => line.trim() !== '');
  if (opening === -1 || !OPENING_RULE.test(lines[opening] ?? '')) return withoutFrontMatter(lines);
  const closing = lines.findIndex((line, index) => index > opening && CLOSING_RULE.test(line));
  const first = lines.slice(opening + 1).find((line) => line.trim() !== '') ?? '';
  if (closing === -1)
    return LOOKS_LIKE_A_FIELD.test(first) ? 'unclosed' : withoutFrontMatter(lines);
  return {
    yaml: lines.slice(opening + 1, closing).join('\n'),
    yamlLine: opening + 2,
    body: lines.slice(closing + 1).join('\n'),
    bodyLine: closing + 2,
  };
}

function withoutFrontMatter(lines: readonly string[]): SplitFile {
  return { yaml: undefined, yamlLine: 1, body: lines.join('\n'), bodyLine: 1 };
}

/** What the library uses of a file's front matter. Texts are '' and lists empty where it says nothing. */
export type FrontMatter = ReturnType<typeof fromFields>;

type Fields = ReadonlyMap<string, unknown>;

/**
 * Reads front matter loosely: unknown fields are fine, names may differ in case and in `-`, `_` or
 * spaces, a list may be a list or a text with commas, numbers and dates count as text.
 * A value of the wrong shape counts as missing. Answers undefined where the text is no set of fields.
 */
export function readFrontMatter(yaml: string): Result<FrontMatter | undefined, YamlProblem> {
  const read = readYaml(yaml);
  if (!read.ok) return err(read.error);
  if (read.value === null) return ok(fromFields(new Map()));
  if (typeof read.value !== 'object' || Array.isArray(read.value)) return ok(undefined);
  const fields = Object.entries(read.value).map(([key, value]) => [sameName(key), value] as const);
  return ok(fromFields(new Map(fields)));
}

function fromFields(fields: Fields) {
  return {
    title: textOf(fields, 'title', 'name'),
    dimension: withoutNumber(textOf(fields, 'dimension', 'section', 'category')),
    readingTime: readingTime(textOf(fields, 'readingtime', 'readtime')),
    url: webAddress(textOf(fields, 'canonicalurl', 'url', 'permalink', 'link')),
    attribution: attribution(fields),
    summary: textOf(fields, 'summary', 'description', 'excerpt', 'abstract'),
    tags: listOf(fields.get('tags') ?? fields.get('keywords')),
  };
}

function sameName(name: string): string {
  return name.toLowerCase().replace(/[\s_-]/g, '');
}

function textOf(fields: Fields, ...names: readonly string[]): string {
  for (const name of names) {
    const text = toText(fields.get(name));
    if (text !== '') return text;
  }
  return '';
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value.replace(/\s+/g, ' ').trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (isNamed(value)) return toText(value.name);
  return '';
}

function isNamed(value: unknown): value is { readonly name: string } {
  return (
    typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
  );
}

function listOf(value: unknown): readonly string[] {
  const items = Array.isArray(value)
    ? value.map(toText)
    : toText(value)
        .replace(/^\[|\]$/g, '')
        .split(',');
  return items.map((item) => item.trim().replace(/^#/, '')).filter((item) => item !== '');
}

/** "1. Strategic Alignment" and "Strategic Alignment" are one dimension. */
function withoutNumber(text: string): string {
  return text.replace(/^\d{1,3}\s*[.):-]\s*/, '');
}

function readingTime(text: string): string {
  return /^\d+(?:\.\d+)?$/.test(text) ? `${text} min` : text;
}

function webAddress(text: string): string {
  return /^https?:\/\/\S+$/i.test(text) ? text : '';
}

/** "By Ada Lovelace. © 2024 Example. Licence: CC BY 4.0." from whichever of the fields are there. */
function attribution(fields: Fields): string {
  const authors = listOf(fields.get('author') ?? fields.get('authors') ?? fields.get('byline'));
  const licence = textOf(fields, 'license', 'licence', 'rights');
  const parts = [
    textOf(fields, 'attribution', 'credit', 'credits'),
    authors.length > 0 ? `By ${authors.join(', ')}` : '',
    textOf(fields, 'copyright'),
    licence === '' ? '' : `Licence: ${licence}`,
    sourceOf(fields),
  ];
  return [...new Set(parts)]
    .filter((part) => part !== '')
    .map((part) => (/[.!?]$/.test(part) ? part : `${part}.`))
    .join(' ');
}

function sourceOf(fields: Fields): string {
  const source = textOf(fields, 'source', 'sourceurl');
  return source === '' ? '' : `Source: ${source}`;
}
