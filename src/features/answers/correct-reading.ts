import type { Deps } from '../../deps.ts';
import type { Reading } from '../../domain/reading.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { refreshFlags } from '../flags/close-rounds.ts';
import { type LeaderWord, leaderReading } from './leader-reading.ts';

/** Who speaks, about which reading: the one that was shown to them. */
export type AboutReading = { readonly readingId: string; readonly personId: string };

/** A correction: what is different, and a line in the leader's own words. */
export type CorrectionMade = AboutReading & LeaderWord & { readonly note?: string | null };

/**
 * Why a leader's word was not taken. `outdated`: they have changed their reply since, so the
 * reading they saw is of other words. `unknown-rule`: a side for a rule that is not in the strategy.
 */
export type CorrectionFailure =
  | { readonly kind: 'unknown-reading' | 'not-theirs' | 'outdated' }
  | { readonly kind: 'unknown-rule'; readonly ruleId: string };

const LONGEST_NOTE = 1000;

/** A leader says that a reading is right. It is kept as their own and wins over any reader's. */
export async function confirmReading(
  deps: Deps,
  about: AboutReading,
): Promise<Result<Reading, CorrectionFailure>> {
  return await correctReading(deps, about);
}

/**
 * A leader puts a reading right. Their word is kept beside the reader's and wins over it; the
 * flags of a closed round follow. Only the author of a reply has a word on its reading.
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
  return ok(content);
}
