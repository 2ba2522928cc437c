import type { NamedPerson, NamePlace } from './named-person.ts';

/** Scripts that put no space between words, or write small words in one with a name. */
const UNSPACED =
  /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}ー々\p{M}]+$/u;
const SPLITS = /[\s・·,，]+/u;
const SHORTEST = 2;

/**
 * Finds names in scripts without spaces: the whole name, its parts, and of a Chinese or Korean name
 * of three or four signs written in one the last two, which are the given name.
 */
export function createUnspacedFinder(people: readonly NamedPerson[]) {
  const owners = new Map<string, string>();
  for (const { id, name } of people)
    for (const form of formsOf(name)) if (!owners.has(form)) owners.set(form, id);
  const forms = [...owners].sort(([a], [b]) => b.length - a.length);
  return (text: string): readonly NamePlace[] =>
    forms.flatMap(([form, personId]) => placesOf(form, text, personId));
}

function formsOf(name: string): readonly string[] {
  const parts = name.normalize('NFC').trim().split(SPLITS);
  if (!parts.every((part) => UNSPACED.test(part))) return [];
  const [only = ''] = parts;
  const given = parts.length === 1 && GIVEN.test(only) ? [only.slice(-2)] : [];
  return [parts.join(''), ...parts, ...given].filter((form) => form.length >= SHORTEST);
}

const GIVEN = /^(?:\p{sc=Han}{3,4}|\p{sc=Hangul}{3,4})$/u;

function placesOf(form: string, text: string, personId: string): readonly NamePlace[] {
  const places: NamePlace[] = [];
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + form.length))
    places.push({ start: at, end: at + form.length, personId });
  return places;
}
