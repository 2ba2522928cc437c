import { stemmer } from 'stemmer';
import { similarity } from '../../encoder/load-encoder.ts';
import { wordsOf } from '../learning/tf-idf.ts';
import type {
  EncodedText,
  PreparedReply,
  PreparedRule,
  PreparedStrategy,
} from '../prepared-reply.ts';

/** How rare a stem is; a stem that was never seen is as rare as the rarest. */
export type StemRarity = (stem: string) => number;

/** How a reply relates to one rule of a strategy. */
export type Relation = {
  /** As many as RELATION_COUNT, not scaled. */
  readonly values: readonly number[];
  /** Which statement is nearest to either side of the rule. */
  readonly nearest: number;
  /** For each statement, its nearness to the nearer side, -1 to 1. */
  readonly nearness: readonly number[];
};

const RAW = 15;
/** Raw values; against the best other rule; against the mean; first or not; six about the pair. */
export const RELATION_COUNT = 4 * RAW + 6;

/** Relates a reply to every rule of a strategy; rules are compared with one another. */
export function relationsOf(
  reply: PreparedReply,
  strategy: PreparedStrategy,
  rarity: StemRarity,
): readonly Relation[] {
  const words = {
    reply: stemsOf(reply.statements.map((statement) => statement.text).join('\n')),
    question: stemsOf(reply.question),
  };
  const raw = strategy.rules.map((rule) => rawValues(reply, rule, words, rarity));
  return strategy.rules.map((rule, i) => {
    const own = raw[i] ?? [];
    const others = raw.filter((_, k) => k !== i);
    const { nearest, nearness, values } = sideValues(reply, rule);
    const compared = own.flatMap((value, k) => comparisons(value, columnOf(others, k)));
    const shape = [strategy.rules.length, reply.statements.length];
    return { values: [...own, ...compared, ...shape, ...values], nearest, nearness };
  });
}

type Words = { readonly reply: ReadonlySet<string>; readonly question: ReadonlySet<string> };

function rawValues(
  reply: PreparedReply,
  { prefer, over, evenIf, priority }: PreparedRule,
  words: Words,
  rarity: StemRarity,
): readonly number[] {
  const toPrefer = nearnessTo(reply, prefer);
  const toOver = nearnessTo(reply, over);
  const shared = (texts: readonly EncodedText[], stems: ReadonlySet<string>) =>
    sharedRarity(texts, stems, rarity);
  const asks = (side: EncodedText) => similarity(reply.questionVector, side.vector);
  return [
    Math.max(...toPrefer, ...toOver),
    Math.max(...toPrefer),
    Math.max(...toOver),
    Math.max(...toPrefer.map((value, i) => value + (toOver[i] ?? 0))),
    mean(toPrefer),
    mean(toOver),
    Math.max(...nearnessTo(reply, evenIf)),
    Math.max(...priority.flatMap((text) => nearnessTo(reply, text))),
    shared([prefer], words.reply),
    shared([over], words.reply),
    shared(priority, words.reply),
    asks(prefer),
    asks(over),
    shared([prefer, over], words.question),
    asks(evenIf),
  ];
}

/** Against the best of the other rules, against the mean of all, and whether it is the first. */
function comparisons(value: number, others: readonly number[]): readonly number[] {
  const best = others.length === 0 ? value : Math.max(...others);
  return [value - best, value - mean([value, ...others]), value >= best ? 1 : 0];
}

function sideValues(reply: PreparedReply, { prefer, over }: PreparedRule) {
  const toPrefer = nearnessTo(reply, prefer);
  const toOver = nearnessTo(reply, over);
  const lean = toOver.map((value, i) => value - (toPrefer[i] ?? 0));
  const nearness = toOver.map((value, i) => Math.max(value, toPrefer[i] ?? 0));
  const nearest = nearness.indexOf(Math.max(...nearness));
  const values = [lean[nearest] ?? 0, Math.max(...lean), Math.min(...lean), mean(lean)];
  return { nearest, nearness, values };
}

function nearnessTo(reply: PreparedReply, { vector }: EncodedText): readonly number[] {
  return reply.statements.map((statement) => similarity(statement.vector, vector));
}

function sharedRarity(
  texts: readonly EncodedText[],
  stems: ReadonlySet<string>,
  rarity: StemRarity,
): number {
  const own = stemsOf(texts.map(({ text }) => text).join('\n'));
  return [...own].filter((stem) => stems.has(stem)).reduce((sum, stem) => sum + rarity(stem), 0);
}

/** The stems of the words of a text that have three letters or more. */
export function stemsOf(text: string): ReadonlySet<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => /^\p{L}{3,}/u.test(word))
      .map((word) => stemmer(word)),
  );
}

function columnOf(rows: readonly (readonly number[])[], column: number): readonly number[] {
  return rows.map((row) => row[column] ?? 0);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
