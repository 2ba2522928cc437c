import type { FlagQuote } from '../../domain/flag.ts';
import type { KeyTerm } from '../../domain/strategy.ts';
import { quotesFrom } from '../flags/quotes.ts';
import type { Answer } from '../flags/round-view.ts';

/** A word of the strategy that people use with different numbers or thresholds. */
export type MeaningGap = {
  readonly term: string;
  readonly means: string;
  /** What is counted: "people", "days", "%"; '' for a bare number. */
  readonly unit: string;
  /** The number in the strategy's own definition; null where it has none of this unit. */
  readonly defined: number | null;
  /** How it was used, by number, the largest first. */
  readonly uses: readonly { readonly value: number; readonly quotes: readonly FlagQuote[] }[];
};

/**
 * Key terms that replies use with numbers that contradict the strategy's definition or each other.
 * A number belongs to a term if it stands in the same sentence and no other term stands nearer.
 * Only what may be quoted is looked at: a gap in meaning cannot be told without the words.
 */
export function meaningGaps(
  answers: readonly Answer[],
  keyTerms: readonly KeyTerm[],
): readonly MeaningGap[] {
  return keyTerms.flatMap((term) => {
    const uses = answers.flatMap((answer) => usesOf(answer, term, keyTerms));
    const units = [...new Set(uses.map(({ unit }) => unit))].sort();
    return units.flatMap((unit) =>
      gapOf(
        term,
        unit,
        uses.filter((use) => use.unit === unit),
      ),
    );
  });
}

type Use = { readonly value: number; readonly unit: string; readonly quote: FlagQuote };

function gapOf(
  { term, means }: KeyTerm,
  unit: string,
  uses: readonly Use[],
): readonly MeaningGap[] {
  const defined = numbersIn(means).find((number) => number.unit === unit)?.value ?? null;
  const values = [...new Set(uses.map(({ value }) => value))].sort((a, b) => b - a);
  const contradicts = values.some((value) => defined !== null && value !== defined);
  if (!contradicts && values.length < 2) return [];
  return [
    {
      term,
      means,
      unit,
      defined,
      uses: values.map((value) => ({
        value,
        quotes: uses.filter((use) => use.value === value).map(({ quote }) => quote),
      })),
    },
  ];
}

function usesOf(answer: Answer, { term }: KeyTerm, all: readonly KeyTerm[]): readonly Use[] {
  const text = answer.reply?.text ?? '';
  return sentencesOf(text).flatMap(({ start, end }) => {
    const sentence = text.slice(start, end);
    const at = positionOf(sentence, term);
    if (at === -1) return [];
    const [quote] = quotesFrom(answer, [{ quote: sentence.trim(), start, end }], null, false);
    if (quote === undefined) return [];
    return numbersIn(sentence)
      .filter((number) => isNearest(sentence, number.at, term, all))
      .map(({ value, unit }) => ({ value, unit, quote }));
  });
}

function isNearest(sentence: string, at: number, term: string, all: readonly KeyTerm[]): boolean {
  const distance = (each: string) => {
    const position = positionOf(sentence, each);
    return position === -1 ? Number.POSITIVE_INFINITY : Math.abs(position - at);
  };
  return all.every((other) => distance(term) <= distance(other.term));
}

/** Where a term stands, as a word and in any case, its plural included; -1 where it does not. */
function positionOf(sentence: string, term: string): number {
  const literal = term.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const words = literal.replace(/\s+/g, '\\s+');
  const plural = /y$/i.test(words) ? `${words.slice(0, -1)}(?:y|ies)` : `${words}(?:e?s)?`;
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])${plural}(?![\\p{L}\\p{N}])`, 'iu');
  return whole.exec(sentence)?.index ?? -1;
}

const NUMBER =
  /(?<![\p{L}\p{N}.,])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s?(%|k\b|percent\b)?\s*(\p{L}+)?/giu;

/** The numbers of a text with what they count; dates and years are no thresholds. */
function numbersIn(text: string) {
  return [...text.matchAll(NUMBER)].flatMap((found) => {
    const [, digits = '', mark = '', word = ''] = found;
    const thousand = mark.toLowerCase() === 'k' ? 1000 : 1;
    const value = Number(digits.replaceAll(',', '')) * thousand;
    const isShare = mark === '%' || mark.toLowerCase() === 'percent';
    const unit = isShare ? '%' : unitOf(word);
    return isDate(digits, word) ? [] : [{ value, unit, at: found.index }];
  });
}

const MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$/i;

function isDate(digits: string, word: string): boolean {
  return /^(19|20)\d\d$/.test(digits) || MONTH.test(word) || /^(st|nd|rd|th|am|pm)$/i.test(word);
}

/** "customers" and "customer" are one unit. */
function unitOf(word: string): string {
  return word.toLowerCase().replace(/(?<=\p{L}{3})s$/u, '');
}

function sentencesOf(text: string): readonly { start: number; end: number }[] {
  return [...text.matchAll(/[^.!?\n]+(?:[.!?](?=\d)[^.!?\n]*)*[.!?]*/gu)].map((found) => ({
    start: found.index,
    end: found.index + found[0].length,
  }));
}
