/** What kind of answer a reply is; the label rules are in docs/reading-labels.md. */
export const READING_KINDS = [
  'conflicting',
  'hedged',
  'operational',
  'aspirational',
  'agreement',
  'unclear',
] as const;
/** If several kinds fit a reply, the earliest in READING_KINDS wins. */
export type ReadingKind = (typeof READING_KINDS)[number];

export const SIDES = ['prefer', 'over', 'split', 'silent'] as const;
/** Which side of a decision rule a reply takes. */
export type Side = (typeof SIDES)[number];

export const BARRIERS = ['incentives', 'resources', 'decision_rights'] as const;
/** What a reply says stands in the way now. */
export type Barrier = (typeof BARRIERS)[number];

/**
 * An exact quote of a reply: `text.slice(start, end) === quote`,
 * offsets in UTF-16 code units of the text as it was stored.
 */
export type Evidence = { readonly quote: string; readonly start: number; readonly end: number };

export const ORIGINS = ['chosen', 'confirmed', 'corrected', 'read'] as const;
/**
 * Whose word something is. Chosen: picked by its author. Confirmed: read, and its author said yes.
 * Corrected: its author put a reading right. Read: nobody but a reader says so, sure or not.
 */
export type Origin = (typeof ORIGINS)[number];

/** True where its author stands behind it. Only then may somebody be named for it. */
export function isOwnWord(origin: Origin | null): boolean {
  return origin !== null && origin !== 'read';
}

/**
 * Whose word a part of a reading is. What an author said before each part was confirmed by itself
 * counts as confirmed: they saw the whole.
 */
export function originOf(
  reader: Pick<ReaderIdentity, 'name'>,
  { origin }: { readonly origin?: Origin },
): Origin {
  return origin ?? (reader.name === LEADER ? 'confirmed' : 'read');
}

/** The side a reply takes on one decision rule. Evidence is null only where the side is silent. */
export type Position = {
  readonly ruleId: string;
  readonly side: Side;
  /** 0 to 1, calibrated: of the positions with 0.8, about four in five are right. */
  readonly confidence: number;
  /** False where the reading should not be trusted without the leader's word. */
  readonly decided: boolean;
  readonly evidence: Evidence | null;
  /** Absent where nobody but the reader says so; see `originOf`. */
  readonly origin?: Origin;
};

/** A barrier that a reply names, with the words that name it. */
export type BarrierReading = {
  readonly barrier: Barrier;
  readonly confidence: number;
  readonly evidence: Evidence;
  /** Absent where nobody but the reader says so; see `originOf`. */
  readonly origin?: Origin;
};

/** Who made a reading; readings of an older version can be recomputed and compared. */
export type ReaderIdentity = { readonly name: string; readonly version: string };

/** The name of the reader where the author of a reply has spoken on its reading. */
export const LEADER = 'leader';

/**
 * What a reply says: its kind, one position for every decision rule of the strategy
 * (in the strategy's order), the barriers it names, and the words that show it.
 * `evidence` holds what decides the kind; it is empty only for agreement and unclear.
 */
export type Reading = {
  readonly reader: ReaderIdentity;
  readonly kind: ReadingKind;
  readonly confidence: number;
  readonly decided: boolean;
  /** Whose word the kind is; see `originOf`. */
  readonly origin?: Origin;
  readonly positions: readonly Position[];
  readonly barriers: readonly BarrierReading[];
  readonly evidence: readonly Evidence[];
  /** Why no reader could make anything of it; absent where one has read it. */
  readonly unread?: 'empty' | 'too-long' | 'language' | 'failed';
};

/** True where every quote of the reading stands in the text at its offsets. */
export function quotesStandIn(text: string, reading: Reading): boolean {
  return allEvidence(reading).every(
    ({ quote, start, end }) => quote.length > 0 && text.slice(start, end) === quote,
  );
}

/** Whether words are a question: they end in a question mark, whatever closes them. */
export function isQuestion(words: string): boolean {
  return /\?["'”’»)\]*_\s]*$/.test(words);
}

/**
 * The reading without barriers whose words ask: who asks whether something stays tells of no
 * obstacle. A quote may end just before its question mark.
 */
export function withoutQuestions(reading: Reading, text: string): Reading {
  const barriers = reading.barriers.filter(
    ({ evidence: { quote, end } }) => !isQuestion(quote) && !isQuestion(text.slice(0, end + 1)),
  );
  return barriers.length === reading.barriers.length ? reading : { ...reading, barriers };
}

/** All the quotes a reading rests on. */
export function allEvidence(reading: Reading): readonly Evidence[] {
  const positions = reading.positions.flatMap((p) => (p.evidence === null ? [] : [p.evidence]));
  return [...reading.evidence, ...positions, ...reading.barriers.map((b) => b.evidence)];
}

/**
 * What two readings of the same reply see differently. The order of positions and barriers changes
 * nothing; quotes and confidence do not count.
 */
export function compareReadings(a: Reading, b: Reading) {
  return {
    kind: a.kind !== b.kind,
    positions: sidesOf(a) !== sidesOf(b),
    barriers: barriersOf(a) !== barriersOf(b),
  };
}

/** True where two readings say the same. */
export function saySame(a: Reading, b: Reading): boolean {
  const { kind, positions, barriers } = compareReadings(a, b);
  return !kind && !positions && !barriers;
}

function sidesOf({ positions }: Reading): string {
  return JSON.stringify(positions.map(({ ruleId, side }) => [ruleId, side]).sort());
}

function barriersOf({ barriers }: Reading): string {
  return JSON.stringify(barriers.map(({ barrier }) => barrier).sort());
}
