import {
  BARRIERS,
  type Barrier,
  type Evidence,
  READING_KINDS,
  type ReaderIdentity,
  type Reading,
  type ReadingKind,
  SIDES,
  type Side,
} from '../../domain/reading.ts';
import type { Statement } from '../text/sentences.ts';
import { indexOfMost, type Judgement, logSoftmax, type Marks } from './judge.ts';
import type { Parameters } from './network-description.ts';

/** A reply that was judged: its text as it was written, its statements, and the ids of the rules. */
export type JudgedReply = {
  readonly text: string;
  readonly statements: readonly Statement[];
  readonly ruleIds: readonly string[];
};

/** Writes a decoded judgement down as a reading, with the words that show it. */
export async function composeReading(
  reader: ReaderIdentity,
  reply: JudgedReply,
  judgement: Judgement,
  decoded: Decoded,
  sureFrom: number,
): Promise<Reading> {
  const { kind, confidence, decided } = decoded;
  const marksOf = (rule: number) => judgement.rules[rule]?.marks ?? judgement.marks;
  const deciding = decidingMarks(judgement, decoded);
  return {
    reader,
    kind,
    confidence: rounded(confidence),
    decided,
    positions: decoded.sides.map(({ side, chances }, i) => ({
      ruleId: reply.ruleIds[i] ?? '',
      side,
      confidence: rounded(chances[side]),
      // A side names somebody: it needs a bar of its own beside that of the whole reading.
      decided: decided && (side === 'silent' || chances[side] >= sureFrom),
      evidence: side === 'silent' ? null : quoteOf(reply, heaviest(reply, marksOf(i))),
    })),
    barriers: await barriersOf(reply, judgement, decoded),
    evidence: deciding === undefined ? [] : [quoteOf(reply, heaviest(reply, deciding))],
  };
}

/**
 * The marks of what decides the kind: of the rule that is most surely on the side that the kind
 * needs, else of the reply by itself. Agreement and an answer that is none rest on no words.
 */
function decidingMarks(judgement: Judgement, { kind, sides }: Decoded): Marks | undefined {
  if (kind === 'agreement' || kind === 'unclear') return undefined;
  const needed = NEEDED[kind];
  if (needed === undefined) return judgement.marks;
  return (
    judgement.rules[indexOfMost(sides.map(({ chances }) => chances[needed]))]?.marks ??
    judgement.marks
  );
}

async function barriersOf(reply: JudgedReply, judgement: Judgement, { barriers }: Decoded) {
  const found: { barrier: Barrier; confidence: number; evidence: Evidence }[] = [];
  for (const { barrier, confidence } of barriers) {
    const evidence = quoteOf(reply, await judgement.statementOf(barrier));
    found.push({ barrier, confidence: rounded(confidence), evidence });
  }
  return found;
}

function heaviest({ statements }: JudgedReply, marks: Marks): number {
  return indexOfMost(statements.map((_, i) => marks.get(i) ?? Number.NEGATIVE_INFINITY));
}

function quoteOf({ text, statements }: JudgedReply, at: number): Evidence {
  const { start, end } = statements[at] ?? { start: 0, end: text.length };
  return { quote: text.slice(start, end), start, end };
}

/** Four digits are more than a confidence is worth. */
function rounded(confidence: number): number {
  return Math.round(confidence * 1e4) / 1e4;
}

/** A probability for each side. */
export type BySide = Readonly<Record<Side, number>>;

/** The outcome that a judgement makes most likely, without contradictions in itself. */
export type Decoded = {
  readonly kind: ReadingKind;
  readonly confidence: number;
  readonly decided: boolean;
  /** One for each rule, in the order of the judgement. */
  readonly sides: readonly DecodedSide[];
  readonly barriers: readonly { readonly barrier: Barrier; readonly confidence: number }[];
};

/** The side of one rule, and how likely each of the four is. */
export type DecodedSide = { readonly side: Side; readonly chances: BySide };

/** By the label rules a reply of these kinds has at least one rule on this side. */
export const NEEDED: Partial<Record<ReadingKind, Side>> = {
  conflicting: 'over',
  hedged: 'split',
  operational: 'prefer',
};

/** The sides that a rule may have in a reply of each kind, by the label rules. */
const ALLOWED: Readonly<Record<ReadingKind, readonly Side[]>> = {
  conflicting: SIDES,
  hedged: ['prefer', 'split', 'silent'],
  operational: ['prefer', 'silent'],
  aspirational: ['silent'],
  agreement: ['silent'],
  unclear: ['silent'],
};

/** Picks the kind, then the sides that go with it, then the barriers. */
export function decode(
  judgement: Pick<Judgement, 'kinds' | 'barriers'> & {
    readonly rules: readonly Pick<Judgement['rules'][number], 'sides'>[];
  },
  parameters: Parameters,
): Decoded {
  const chances = judgement.rules.map(({ sides }) => sideChances(sides, parameters));
  const kinds = kindChances(judgement.kinds, chances, parameters);
  const best = indexOfMost(kinds);
  const kind = READING_KINDS[best] ?? 'unclear';
  const confidence = kinds[best] ?? 0;
  return {
    kind,
    confidence,
    // A wrong flag costs more than a wrong praise, so the two have bars of their own.
    decided: confidence >= (kind === 'conflicting' ? parameters.flag : parameters.clear),
    sides: pickSides(chances, kind).map((side, i) => ({ side, chances: chances[i] ?? SILENT })),
    barriers: BARRIERS.map((barrier, i) => ({
      barrier,
      confidence: logistic((judgement.barriers[i] ?? 0) / parameters.barrier_temperature),
    })).filter((found) => found.confidence >= parameters.barrier),
  };
}

const SILENT: BySide = { prefer: 0, over: 0, split: 0, silent: 1 };

/** Silent rules were thinned out in training; the bias gives silence its true weight again. */
function sideChances(logits: readonly number[], parameters: Parameters): BySide {
  const { side_temperature: temperature, silent_bias: bias } = parameters;
  const [prefer = 0, over = 0, split = 0, silent = 0] = softmax(
    logits.map((value, i) => value / temperature + (SIDES[i] === 'silent' ? bias : 0)),
  );
  return { prefer, over, split, silent };
}

/** Both voices, weighed: the reply by itself, and the sides that its rules take. */
function kindChances(
  logits: readonly number[],
  sides: readonly BySide[],
  { kind_weight, side_weight, kind_bias }: Parameters,
): readonly number[] {
  const alone = logSoftmax(logits);
  const bySides = kindsBySides(sides);
  return softmax(
    READING_KINDS.map((kind, i) => {
      return kind_weight * (alone[i] ?? 0) + side_weight * bySides[kind] + (kind_bias[i] ?? 0);
    }),
  );
}

/** How likely the sides alone make a reply of each kind, as logarithms. */
function kindsBySides(sides: readonly BySide[]): Readonly<Record<ReadingKind, number>> {
  const product = (chance: (side: BySide) => number) =>
    sides.reduce((all, side) => all * chance(side), 1);
  const noOver = product(({ over }) => 1 - over);
  const noSplit = product(({ prefer, silent }) => prefer + silent);
  const allSilent = product(({ silent }) => silent);
  const without = logOf(allSilent);
  return {
    conflicting: logOf(1 - noOver),
    hedged: logOf(noOver - noSplit),
    operational: logOf(noSplit - allSilent),
    aspirational: without,
    agreement: without,
    unclear: without,
  };
}

function logOf(chance: number): number {
  return Math.log(Math.max(chance, 1e-6));
}

/** The likeliest side of each rule among those that the kind allows; one rule is where it must be. */
function pickSides(chances: readonly BySide[], kind: ReadingKind): readonly Side[] {
  const allowed = SIDES.filter((side) => ALLOWED[kind].includes(side));
  const picked = chances.map(
    (rule) => allowed[indexOfMost(allowed.map((side) => rule[side]))] ?? 'silent',
  );
  const needed = NEEDED[kind];
  if (needed !== undefined && picked.length > 0 && !picked.includes(needed)) {
    picked[indexOfMost(chances.map((rule) => rule[needed]))] = needed;
  }
  return picked;
}

function softmax(logits: readonly number[]): readonly number[] {
  return logSoftmax(logits).map(Math.exp);
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
