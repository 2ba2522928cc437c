import type { Deps } from '../../deps.ts';
import {
  BARRIERS,
  type Barrier,
  type Evidence,
  type Reading,
  type ReadingKind,
  type Side,
} from '../../domain/reading.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { refreshFlags } from '../flags/close-rounds.ts';
import { addressReadBack } from './messages/read-back.ts';
import type { ReadReply } from './reading-store.ts';

/** Who speaks, about which reading: the one that was shown to them. */
export type AboutReading = { readonly readingId: string; readonly personId: string };

/** A correction; what is left out stays as the reader has it. The note is in the leader's own words. */
export type CorrectionMade = AboutReading & {
  readonly kind?: ReadingKind | undefined;
  readonly sides?: Readonly<Record<string, Side>> | undefined;
  readonly barriers?: readonly Barrier[] | undefined;
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

/**
 * A leader puts a reading right, or says that it is where nothing is different. Their word is kept
 * beside the reader's and wins over it; the flags of a closed round follow, and the leader is told
 * again what stands now. Only the author of a reply has a word on its reading.
 */
export async function correctReading(
  deps: Deps,
  { readingId, personId, note = null, ...word }: CorrectionMade,
): Promise<Result<Reading, CorrectionFailure>> {
  const found = await deps.readings.find(readingId);
  if (found === undefined) return err({ kind: 'unknown-reading' });
  if (found.personId !== personId) return err({ kind: 'not-theirs' });
  if (found.isOutdated) return err({ kind: 'outdated' });
  const known = new Set(found.reading.positions.map((position) => position.ruleId));
  const ruleId = Object.keys(word.sides ?? {}).find((id) => !known.has(id));
  if (ruleId !== undefined) return err({ kind: 'unknown-rule', ruleId });
  const now = deps.clock();
  const content = leaderReading(found, word, now);
  const { replyId, revision } = found;
  const kept = note === null ? null : note.trim().slice(0, LONGEST_NOTE) || null;
  const reading = { id: deps.newId(), replyId, revision, source: 'leader', content } as const;
  if (!(await deps.readings.supersede({ ...reading, note: kept }, now)))
    return err({ kind: 'outdated' });
  deps.log.info({ reply: replyId }, 'leader spoke on a reading');
  if (found.isRoundClosed) await refreshFlags(deps, found.workspaceId, found.roundId, now);
  await tellAgain(deps, found);
  return ok(content);
}

/** Queues another read-back, where the last one stands. */
async function tellAgain(deps: Deps, { workspaceId, replyId }: ReadReply): Promise<void> {
  const message = await addressReadBack(deps, replyId, deps.clock());
  if (message !== undefined) await deps.outbox.addNext(workspaceId, message);
}

/**
 * The leader's own reading: theirs to decide, so sure of everything. Where the reader had words
 * that show a side, a barrier or the kind they stay; elsewhere the reply as a whole shows it.
 * `at` becomes the version, so that each word of a leader is kept.
 */
function leaderReading(
  { reading, text }: { readonly reading: Reading; readonly text: string },
  { kind = reading.kind, sides = {}, barriers }: Omit<CorrectionMade, keyof AboutReading>,
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
