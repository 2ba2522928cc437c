import {
  BARRIERS,
  type Barrier,
  type Evidence,
  type Reading,
  type ReadingKind,
  type Side,
} from '../../domain/reading.ts';

/** How a leader puts a reading right. What is left out stays as the reader has it. */
export type LeaderWord = {
  readonly kind?: ReadingKind | undefined;
  readonly sides?: Readonly<Record<string, Side>> | undefined;
  readonly barriers?: readonly Barrier[] | undefined;
};

const NEEDS_NO_EVIDENCE: ReadonlySet<ReadingKind> = new Set(['agreement', 'unclear']);

/**
 * The leader's own reading: theirs to decide, so sure of everything. Where the reader had words
 * that show a side, a barrier or the kind they stay; elsewhere the reply as a whole shows it.
 * `at` becomes the version, so that each word of a leader is kept.
 */
export function leaderReading(
  { reading, text }: { readonly reading: Reading; readonly text: string },
  { kind = reading.kind, sides = {}, barriers }: LeaderWord,
  at: Date,
): Reading {
  const whole = wholeReply(text);
  const named = barriers ?? reading.barriers.map(({ barrier }) => barrier);
  const evidence = reading.evidence.length > 0 ? reading.evidence : [whole];
  return {
    reader: { name: 'leader', version: at.toISOString() },
    kind,
    confidence: 1,
    decided: true,
    positions: reading.positions.map((position) => {
      const side = sides[position.ruleId] ?? position.side;
      const shown = side === 'silent' ? null : (position.evidence ?? whole);
      return { ...position, side, confidence: 1, decided: true, evidence: shown };
    }),
    barriers: BARRIERS.filter((barrier) => named.includes(barrier)).map((barrier) => ({
      barrier,
      confidence: 1,
      evidence: reading.barriers.find((found) => found.barrier === barrier)?.evidence ?? whole,
    })),
    evidence: NEEDS_NO_EVIDENCE.has(kind) ? [] : evidence,
  };
}

/** All of the reply but for white space around it. */
function wholeReply(text: string): Evidence {
  const quote = text.trim();
  const start = text.indexOf(quote);
  return { quote, start, end: start + quote.length };
}
