import { folded, foldings } from './fold-name.ts';
import { possibleStems, type Stem, stemsOf, withoutPrefixes } from './name-endings.ts';
import type { NamedPerson, NamePlace } from './named-person.ts';
import { ORDINARY_WORDS, PARTICLES } from './ordinary-words.ts';

import { createUnspacedFinder } from './unspaced-names.ts';

type Word = {
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  readonly beginsSentence: boolean;
};

type Part = { readonly personId: string; readonly part: string };
type Inflected = Part & Pick<Stem, 'isCut'>;
type Names = {
  /** Names of several words, by the first of them. */
  readonly sequences: ReadonlyMap<string, readonly Sequence[]>;
  readonly parts: ReadonlyMap<string, Part>;
  readonly stems: ReadonlyMap<string, Inflected>;
};
type Sequence = { readonly personId: string; readonly words: readonly string[] };

const SHORTEST_PART = 2;
/** In small letters a shorter word with an ending is more often a word than a name. */
const SHORTEST_SMALL = 5;

/**
 * Makes a function that finds names in a text: of several words in any case and order; parts of them
 * in any case, with the endings of a sentence, unless they are words as well. Never throws, whatever
 * the names are.
 */
export function createNameFinder(people: readonly NamedPerson[]) {
  const names = indexOf(people);
  const findUnspaced = createUnspacedFinder(people);
  const findSigns = createSignFinder(people);
  return (text: string): readonly NamePlace[] => {
    const words = wordsOf(text);
    return [
      ...findSigns(text),
      ...findUnspaced(text),
      ...joined(text, placesIn(text, words, names)),
    ];
  };
}

const WORD = /[\p{L}\p{M}]+/gu;

function wordsOf(text: string): readonly Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    folded: folded(match[0]),
    start: match.index,
    end: match.index + match[0].length,
    beginsSentence: /(?:^|[.!?\n•*–—"“„«(]|\n\s*[-\d]+[.)]?)\s*$/u.test(
      text.slice(Math.max(0, match.index - 4), match.index),
    ),
  }));
}

function indexOf(people: readonly NamedPerson[]): Names {
  const sequences = new Map<string, Sequence[]>();
  const parts = new Map<string, Part>();
  const stems = new Map<string, Inflected>();
  for (const { id: personId, name } of people) {
    for (const words of sequencesOf(name)) {
      const [first = ''] = words;
      sequences.set(first, [...(sequences.get(first) ?? []), { personId, words }]);
    }
    // Two people may share a first name: it then stands for the first of them.
    for (const part of partsOf(name)) {
      if (!parts.has(part)) parts.set(part, { personId, part });
      for (const { stem, isCut } of stemsOf(part))
        if (!stems.has(stem)) stems.set(stem, { personId, part, isCut });
    }
  }
  for (const list of sequences.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { sequences, parts, stems };
}

const lettersOf = (text: string): readonly string[] => text.match(WORD) ?? [];

/** The whole name, the surname first as well, and each name of several words: "O'Brien", "Anne-Marie". */
function sequencesOf(name: string): readonly (readonly string[])[] {
  const written = name.split(/[\s,]+/u).filter((each) => each !== '');
  const rotated = written.map((_, at) => [...written.slice(at), ...written.slice(0, at)]);
  return [...rotated.map((each) => each.join(' ')), ...written]
    .flatMap(foldings)
    .map(lettersOf)
    .filter((words) => words.length > 1 && words.some((word) => word.length >= SHORTEST_PART));
}

function partsOf(name: string): readonly string[] {
  const written = name.split(/[\s,]+/u);
  return [...written, ...written.flatMap((each) => each.split(/[^\p{L}\p{M}]+/u))]
    .flatMap(foldings)
    .map((part) => lettersOf(part).join(''))
    .flatMap((part) => (part.startsWith('ال') ? [part, part.slice(2)] : [part]))
    .filter((part) => part.length >= SHORTEST_PART && !PARTICLES.has(part));
}

function placesIn(text: string, words: readonly Word[], names: Names): readonly NamePlace[] {
  const places: NamePlace[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const length = sequenceAt(text, words, at, names);
    const first = words[at];
    const last = words[at + (length?.count ?? 1) - 1];
    const personId = length?.personId ?? (first && partAt(text, first, names));
    if (first === undefined || last === undefined || personId === undefined) continue;
    places.push({ start: first.start, end: last.end, personId });
    at += (length?.count ?? 1) - 1;
  }
  return places;
}

function sequenceAt(
  text: string,
  words: readonly Word[],
  at: number,
  { sequences }: Names,
): { readonly personId: string; readonly count: number } | undefined {
  const found = sequences.get(words[at]?.folded ?? '')?.find(({ words: wanted }) =>
    wanted.every((word, n) => {
      const here = words[at + n];
      const before = words[at + n - 1];
      if (here === undefined) return false;
      const isNear = n === 0 || isGap(text.slice(before?.end ?? 0, here.start));
      const isLast = n === wanted.length - 1;
      return isNear && (here.folded === word || (isLast && isInflected(here.folded, word)));
    }),
  );
  return found && { personId: found.personId, count: found.words.length };
}

function isInflected(word: string, part: string): boolean {
  const stems = new Set(stemsOf(part).map(({ stem }) => stem));
  return possibleStems(word).some((stem) => stems.has(stem));
}

/** What may stand between the words of one name. */
const isGap = (between: string): boolean => /^[\s,.'’ʼ_‐‑–-]{1,6}$/u.test(between);

function partAt(text: string, word: Word, { parts, stems }: Names): string | undefined {
  const known = [word.folded, ...withoutPrefixes(word.folded)]
    .map((form) => parts.get(form))
    .find((part) => part !== undefined);
  if (known !== undefined && isMeant(text, word)) return known.personId;
  if (known !== undefined || ORDINARY_WORDS.has(word.folded)) return undefined;
  for (const stem of possibleStems(word.folded)) {
    const inflected = stems.get(stem);
    if (inflected !== undefined && isMeantInflected(word, stem, inflected))
      return inflected.personId;
  }
  return undefined;
}

/** Words that follow "will", "may" or "mark" where they are no names. */
const AFTER_A_WORD =
  /^\s+(?:I|i|we|you|he|she|it|they|the|a|an|this|that|these|those|there|our|my|your|his|her|its|their|all|any|every|some|no|not|be|have|us|me|him|them|and see)\b/u;
/** Words before the month of May. */
const BEFORE_MAY =
  /\b(?:in|by|until|till|since|early|mid|late|this|next|last|from|to|end of|of)\s+$/iu;

function isMeant(text: string, { text: written, folded: word, end, start, beginsSentence }: Word) {
  if (!ORDINARY_WORDS.has(word)) return true;
  if (!isTitle(written)) return false;
  if (beginsSentence && AFTER_A_WORD.test(text.slice(end, end + 12))) return false;
  const isMonth = MONTHS.has(word) && BEFORE_MAY.test(text.slice(Math.max(0, start - 8), start));
  return !isMonth;
}

const MONTHS: ReadonlySet<string> = new Set(['april', 'may', 'june', 'august']);

function isMeantInflected(
  { text, folded: word, beginsSentence }: Word,
  stem: string,
  of: Inflected,
) {
  if (ORDINARY_WORDS.has(of.part))
    return isTitle(text) && !beginsSentence && /^[sn]$/u.test(word.slice(stem.length));
  if (text === text.toLowerCase()) return of.part.length >= SHORTEST_SMALL && !of.isCut;
  return !(of.isCut && beginsSentence && stem.length < SHORTEST_SMALL);
}

/** A capital, then small letters; scripts without the two count as it. */
function isTitle(text: string): boolean {
  const [first = '', ...rest] = text;
  const others = rest.join('');
  return first === first.toUpperCase() && (others === '' || others === others.toLowerCase());
}

/** Places of one person that touch are one: "Anna Berg", "Berg, Anna", "Ben-Cole". */
function joined(text: string, places: readonly NamePlace[]): readonly NamePlace[] {
  const result: NamePlace[] = [];
  for (const place of places) {
    const last = result.at(-1);
    const isSame =
      last?.personId === place.personId &&
      /^[\s,‐‑-]{1,3}$/u.test(text.slice(last.end, place.start));
    if (last !== undefined && isSame) result.splice(-1, 1, { ...last, end: place.end });
    else result.push(place);
  }
  return result;
}

/** Names without two letters in a row, such as "^$" or "C++": as they are written, in any case. */
function createSignFinder(people: readonly NamedPerson[]) {
  const odd = people.filter(({ name }) => name.trim() !== '' && !/[\p{L}\p{M}]{2}/u.test(name));
  const patterns = odd.map(({ id, name }) => {
    const words = name.trim().split(/\s+/u).map(escaped).join('\\s+');
    return {
      personId: id,
      pattern: new RegExp(`(?<![\\p{L}\\p{N}_])${words}(?![\\p{L}\\p{N}_])`, 'giu'),
    };
  });
  return (text: string): readonly NamePlace[] =>
    patterns.flatMap(({ personId, pattern }) =>
      Array.from(text.matchAll(pattern), ({ 0: found, index }) => ({
        start: index,
        end: index + found.length,
        personId,
      })),
    );
}

/** For a pattern with the flag `u`, which takes no other escapes. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
