import { HANDLES, type Rule, rulesFor } from './outgoing-rules.ts';
import type { Pseudonyms } from './pseudonyms.ts';

/**
 * A text as it leaves the house, and where each part of it comes from. The parts follow one
 * another in both texts and cover both.
 */
export type OutgoingText = { readonly sent: string; readonly parts: readonly Part[] };

/** `sent.slice(sentFrom, sentFrom + text.length) === text` stands for `original.slice(from, to)`. */
type Part = {
  readonly from: number;
  readonly to: number;
  readonly sentFrom: number;
  readonly text: string;
  /** True where the words are the writer's own, unchanged. */
  readonly isOwn: boolean;
};

type Replacement = { readonly start: number; readonly end: number; readonly text: string };

/**
 * Replaces what must not leave the house (mentions, names, e-mail addresses, telephone numbers,
 * addresses of links) and what Slack's markup hides. Where two replacements overlap, the
 * one of the earlier rule wins.
 */
export function outgoingText(original: string, pseudonyms: Pseudonyms): OutgoingText {
  const taken = new Uint8Array(original.length);
  const replacements: Replacement[] = [];
  const add = (replacement: Replacement) => {
    const { start, end } = replacement;
    if (start === end || taken.subarray(start, end).includes(1)) return;
    taken.fill(1, start, end);
    replacements.push(replacement);
  };
  const apply = ([pattern, replace]: Rule) => {
    for (const match of original.matchAll(pattern)) {
      add({ start: match.index, end: match.index + match[0].length, text: replace(match) });
    }
  };
  for (const rule of rulesFor(pseudonyms)) apply(rule);
  for (const { start, end, personId } of pseudonyms.findNames(original)) {
    add({ start, end, text: pseudonyms.ofPerson(personId) });
  }
  apply(HANDLES);
  return join(
    original,
    replacements.sort((a, b) => a.start - b.start),
  );
}

function join(original: string, replacements: readonly Replacement[]): OutgoingText {
  const parts: Part[] = [];
  let at = 0;
  let sentFrom = 0;
  const push = (from: number, to: number, text: string, isOwn: boolean) => {
    if (to > from) parts.push({ from, to, sentFrom, text, isOwn });
    sentFrom += text.length;
    at = to;
  };
  for (const { start, end, text } of replacements) {
    push(at, start, original.slice(at, start), true);
    push(start, end, text, false);
  }
  push(at, original.length, original.slice(at), true);
  return { sent: parts.map(({ text }) => text).join(''), parts };
}

/**
 * Where a stretch of the sent text stands in the original, a stand-in counting as a whole.
 * Null where it holds none of the writer's own words.
 */
export function originalRange(
  { parts }: OutgoingText,
  sentStart: number,
  sentEnd: number,
): { readonly start: number; readonly end: number } | null {
  const touched = parts.filter(
    ({ sentFrom, text }) => sentFrom < sentEnd && sentFrom + text.length > sentStart,
  );
  const hasOwnWords = touched.some(({ sentFrom, text, isOwn }) => {
    const own = text.slice(Math.max(0, sentStart - sentFrom), sentEnd - sentFrom);
    return isOwn && /[\p{L}\p{N}]/u.test(own);
  });
  const [first] = touched;
  const last = touched.at(-1);
  if (first === undefined || last === undefined || !hasOwnWords) return null;
  return {
    start: first.isOwn ? first.from + Math.max(0, sentStart - first.sentFrom) : first.from,
    end: last.isOwn ? last.from + Math.min(last.text.length, sentEnd - last.sentFrom) : last.to,
  };
}
