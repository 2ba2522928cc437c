import type { Barrier, Evidence, ReaderIdentity, Reading } from '../../domain/reading.ts';
import type { Statement } from '../text/sentences.ts';
import { type Decoded, NEEDED } from './decode.ts';
import { indexOfMost, type Judgement, type Marks } from './judge.ts';

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
