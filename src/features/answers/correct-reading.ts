import type { Deps } from '../../deps.ts';
import {
  BARRIERS,
  type Barrier,
  type BarrierReading,
  type Evidence,
  isOwnWord,
  LEADER,
  type Origin,
  originOf,
  type Position,
  type Reading,
  type ReadingKind,
  type Side,
} from '../../domain/reading.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { refreshFlags } from '../flags/close-rounds.ts';
import { addressReadBack } from './messages/read-back.ts';
import type { ReadReply } from './reading-rows.ts';

/** Who speaks, about which reading: the one that was shown to them. */
export type AboutReading = { readonly readingId: string; readonly personId: string };

/** Their word on the parts that are given; what is left out stays as it was. The note is in the leader's own words. */
export type CorrectionMade = AboutReading & {
  readonly kind?: ReadingKind | undefined;
  readonly sides?: Readonly<Record<string, Side>> | undefined;
  /** True where they picked the sides as the answer to a question, whatever was read. */
  readonly isPick?: boolean;
  /** What stands in their way, and what does not. */
  readonly barriers?: readonly Barrier[] | undefined;
  readonly noBarriers?: readonly Barrier[] | undefined;
  readonly note?: string | null;
};

/**
 * Why a leader's word was not taken. `outdated`: they have changed their reply since, so the
 * reading they saw is of other words. `unknown-rule`: a side for a rule that is not in the strategy.
 */
export type CorrectionFailure =
  | { readonly kind: 'unknown-reading' | 'not-theirs' | 'outdated' }
  | { readonly kind: 'unknown-rule'; readonly ruleId: string };

const LONGEST_NOTE = 1000;
const NEEDS_NO_EVIDENCE: ReadonlySet<ReadingKind> = new Set(['agreement', 'unclear']);

/** The reply and its reading, for its author; undefined for anybody else and where it is gone. */
export async function findOwnReading(
  { readings }: Deps,
  { readingId, personId }: AboutReading,
): Promise<ReadReply | undefined> {
  const found = await readings.find(readingId);
  return found?.personId === personId ? found : undefined;
}

/** Their words may be quoted without a name; they are told again what stands now. */
export async function allowQuotes(
  deps: Deps,
  about: AboutReading,
): Promise<Result<ReadReply, CorrectionFailure>> {
  const found = await findOwnReading(deps, about);
  if (found === undefined) return err({ kind: 'not-theirs' });
  await deps.replies.allowQuotes(found.replyId);
  await tellAgain(deps, found);
  return ok(found);
}

/** A leader puts parts of a reading right or confirms them, and is told again what stands now. */
export async function correctReading(
  deps: Deps,
  made: CorrectionMade,
): Promise<Result<Reading, CorrectionFailure>> {
  const taken = await takeWord(deps, made);
  if (taken.ok) await tellAgain(deps, taken.value);
  return taken.ok ? ok(taken.value.reading) : taken;
}

/**
 * Keeps a leader's word on parts of a reading beside the reader's, over which it wins; the flags of a
 * closed round follow. Only the author of a reply has a word on its reading. Answers the reply with
 * the reading as it stands now.
 */
export async function takeWord(
  deps: Deps,
  { readingId, personId, note = null, ...word }: CorrectionMade,
): Promise<Result<ReadReply, CorrectionFailure>> {
  const found = await deps.readings.find(readingId);
  if (found === undefined) return err({ kind: 'unknown-reading' });
  if (found.personId !== personId) return err({ kind: 'not-theirs' });
  if (found.isOutdated) return err({ kind: 'outdated' });
  const known = new Set(found.reading.positions.map((position) => position.ruleId));
  const ruleId = Object.keys(word.sides ?? {}).find((id) => !known.has(id));
  if (ruleId !== undefined) return err({ kind: 'unknown-rule', ruleId });
  const now = deps.clock();
  const { replyId, revision, text } = found;
  const kept = note === null ? null : note.trim().slice(0, LONGEST_NOTE) || null;
  const reading = await deps.readings.saveWord(
    { id: deps.newId(), replyId, revision, note: kept },
    (earlier) => leaderReading({ reading: earlier ?? found.reading, text }, word, now),
    now,
  );
  if (reading === undefined) return err({ kind: 'outdated' });
  deps.log.info({ reply: replyId }, 'leader spoke on a reading');
  deps.pulse.noteWord(reading, Object.keys(word.sides ?? {}));
  if (found.isRoundClosed) await refreshFlags(deps, found.workspaceId, found.roundId, now);
  return ok({ ...found, reading });
}

/** Queues another read-back, where the last one stands. */
async function tellAgain(
  deps: Deps,
  { workspaceId, replyId }: Pick<ReadReply, 'workspaceId' | 'replyId'>,
): Promise<void> {
  const message = await addressReadBack(deps, replyId, deps.clock());
  if (message !== undefined) await deps.outbox.addNext(workspaceId, message);
}

/**
 * The reading with its author's word on the parts that they spoke on: sure, and theirs. The rest stays
 * as it was, for nobody confirms what they were not shown. Where the reader had words that show this
 * side, a barrier or the kind they stay; elsewhere the reply as a whole shows it. `at` becomes the
 * version, so that each word of a leader is kept.
 */
function leaderReading(
  { reading, text }: { readonly reading: Reading; readonly text: string },
  { kind, sides = {}, isPick = false, ...said }: Omit<CorrectionMade, keyof AboutReading>,
  at: Date,
): Reading {
  const whole = wholeReply(text);
  const isNod = NEEDS_NO_EVIDENCE.has(kind ?? reading.kind);
  const shown = reading.evidence.length > 0 ? reading.evidence : [whole];
  return {
    ...reading,
    reader: { name: LEADER, version: at.toISOString() },
    kind: kind ?? reading.kind,
    confidence: kind === undefined ? reading.confidence : 1,
    decided: kind === undefined ? reading.decided : true,
    origin:
      kind === undefined
        ? originOf(reading.reader, reading)
        : wordOn(reading, reading, kind === reading.kind),
    positions: reading.positions.map((position) => {
      const side = sides[position.ruleId];
      if (side === undefined) return { ...position, origin: originOf(reading.reader, position) };
      const evidence = side === 'silent' ? null : shownFor(position, side, whole);
      // That it is not about this is no side that somebody could pick.
      const isChosen = isPick && side !== 'silent';
      const origin = isChosen ? 'chosen' : wordOn(reading, position, side === position.side);
      return { ...position, side, confidence: 1, decided: true, evidence, origin };
    }),
    barriers: barriersOf(reading, said, whole),
    evidence: isNod ? [] : shown,
  };
}

/** Words that were taken for another side are none that show this one. */
function shownFor({ side: before, evidence }: Position, side: Side, whole: Evidence): Evidence {
  return side === before ? (evidence ?? whole) : whole;
}

function barriersOf(
  reading: Reading,
  { barriers: named = [], noBarriers = [] }: Pick<CorrectionMade, 'barriers' | 'noBarriers'>,
  whole: Evidence,
): readonly BarrierReading[] {
  return BARRIERS.flatMap((barrier): readonly BarrierReading[] => {
    const read = reading.barriers.find((found) => found.barrier === barrier);
    if (named.includes(barrier)) {
      const origin = wordOn(reading, read ?? {}, read !== undefined);
      return [{ barrier, confidence: 1, evidence: read?.evidence ?? whole, origin }];
    }
    const stays = read !== undefined && !noBarriers.includes(barrier);
    return stays ? [{ ...read, origin: originOf(reading.reader, read) }] : [];
  });
}

/** Whose word a part becomes; what they had said before and say again stays as they said it first. */
function wordOn(
  { reader }: Reading,
  part: { readonly origin?: Origin },
  isAsBefore: boolean,
): Origin {
  const before = originOf(reader, part);
  if (!isAsBefore) return 'corrected';
  return isOwnWord(before) ? before : 'confirmed';
}

/** All of the reply but for white space around it. */
function wholeReply(text: string): Evidence {
  const quote = text.trim();
  const start = text.indexOf(quote);
  return { quote, start, end: start + quote.length };
}
