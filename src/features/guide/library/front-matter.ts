import { err, ok, type Result } from '../../../domain/result.ts';
import { readMetadata } from './read-metadata.ts';
import type { YamlProblem } from './read-yaml.ts';
import type { Notation } from './split-front-matter.ts';

/** What the library uses of a file's front matter. Texts are '' and lists empty where it says nothing. */
export type FrontMatter = ReturnType<typeof fromFields>;

type Fields = ReadonlyMap<string, unknown>;

/**
 * Reads front matter loosely: unknown fields are fine, names may differ in case and in `-`, `_` or
 * spaces, a list may be a list or a text with commas, numbers and dates count as text.
 * A value of the wrong shape counts as missing. Answers undefined where the text is no set of fields.
 */
export function readFrontMatter(
  text: string,
  notation: Notation = 'yaml',
): Result<FrontMatter | undefined, YamlProblem> {
  const read = readMetadata(text, notation);
  if (!read.ok) return err(read.error);
  if (read.value === null) return ok(fromFields(new Map()));
  if (typeof read.value !== 'object' || Array.isArray(read.value)) return ok(undefined);
  return ok(fromFields(fieldsIn(read.value)));
}

/** Where generators of web sites keep fields besides their own. */
const INNER = ['params', 'extra', 'taxonomies'];

/** The fields by name; what stands deeper is used where the top says nothing. */
function fieldsIn(metadata: object): Fields {
  const top = Object.entries(metadata).map(([key, value]) => [sameName(key), value] as const);
  const inner = top
    .filter(([key, value]) => INNER.includes(key) && typeof value === 'object' && value !== null)
    .flatMap(([, value]) => Object.entries(value as object))
    .map(([key, value]) => [sameName(key), value] as const);
  return new Map([...inner, ...top]);
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
    isDraft: isDraft(fields),
  };
}

const YES = /^(?:true|yes|on|y|1)$/i;
const NO = /^(?:false|no|off|n|0)$/i;

/** Generators and note-takers have several words for "not yet shown"; any of them is believed. */
function isDraft(fields: Fields): boolean {
  const says = (answer: RegExp, ...names: readonly string[]) =>
    names.some((name) => answer.test(toText(fields.get(name))));
  return (
    says(YES, 'draft', 'isdraft', 'private', 'unpublished') ||
    says(NO, 'published', 'publish', 'ispublished', 'public') ||
    says(/^(?:draft|private|unpublished|in progress|wip)$/i, 'status', 'state', 'visibility')
  );
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
