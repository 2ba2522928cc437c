import type { Deps } from '../../deps.ts';
import type { Side } from '../../domain/reading.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { isOver } from '../check-in/person-timing.ts';
import { type ChooseFailure, choose } from './choose.ts';
import {
  type AboutReading,
  type CorrectionFailure,
  type CorrectionMade,
  findOwnReading,
  takeWord,
} from './correct-reading.ts';
import { describeReadBack } from './messages/read-back.ts';
import type { ReadBack } from './read-back.ts';
import type { ReadReply } from './reading-rows.ts';
import { type PointKey, subjectOfKey } from './statements.ts';

/** Somebody pressed a button under one point of a read-back. */
export type PointPress = AboutReading & {
  readonly key: PointKey;
  /** A side, "yes" or "no" of a barrier, "1" to "5". */
  readonly said: string;
  /** The points of that message. */
  readonly keys: readonly PointKey[];
};

/** What came of it: the message as it stands now, and whether the press said anything new. */
export type PointAnswered = { readonly readBack: ReadBack | undefined; readonly isNew: boolean };

/**
 * Takes a leader's word on exactly the point that they pressed a button of. Pressing again changes nothing:
 * a second press is more often impatience than a change of mind, and the form is there for that.
 */
export async function answerPoint(
  deps: Deps,
  press: PointPress,
): Promise<Result<PointAnswered, CorrectionFailure | ChooseFailure>> {
  const found = await findOwnReading(deps, press);
  if (found === undefined) return err({ kind: 'not-theirs' });
  if (found.isOutdated) return err({ kind: 'outdated' });
  const before = await describeReadBack(deps, found.replyId, press.keys);
  const isNew = before?.open.some(({ key }) => key === press.key) === true;
  if (before?.noted.some(({ key }) => key === press.key)) return ok({ readBack: before, isNew });
  if (!isNew) return err(await whyNotOpen(deps, found));
  const taken = await takeSaying(deps, found, press);
  if (!taken.ok) return taken;
  return ok({ readBack: await describeReadBack(deps, found.replyId, press.keys), isNew });
}

/** A point that is neither open nor said: a question of a round that is over, or of words read anew. */
async function whyNotOpen(
  deps: Deps,
  { workspaceId, roundId }: ReadReply,
): Promise<CorrectionFailure | ChooseFailure> {
  const round = await deps.rounds.find(workspaceId, roundId);
  if (round === undefined || !isOver(round, deps.clock())) return { kind: 'outdated' };
  return { kind: 'closed', closesAt: round.closesAt };
}

async function takeSaying(
  deps: Deps,
  found: ReadReply,
  { readingId, personId, key, said }: PointPress,
): Promise<Result<unknown, CorrectionFailure | ChooseFailure>> {
  const scale = ([1, 2, 3, 4, 5] as const).find((n) => String(n) === said);
  if (key === 'c' && scale !== undefined) {
    const subject = { kind: 'prompt', id: found.promptId ?? '' } as const;
    const press = { workspaceId: found.workspaceId, personId, subject, place: null };
    return await choose(deps, press, { kind: 'clarity', scale });
  }
  const word = wordOf(found, key, said);
  if (word === undefined) return err({ kind: 'unknown-reading' });
  return await takeWord(deps, { readingId, personId, ...word });
}

/** What a button says of a reading; undefined for a button that is not ours. */
function wordOf(
  { strategy }: ReadReply,
  key: PointKey,
  said: string,
): Omit<CorrectionMade, keyof AboutReading> | undefined {
  const subject = subjectOfKey(key, strategy);
  if (subject?.kind === 'barrier') {
    const { barrier } = subject;
    return said === 'yes' ? { barriers: [barrier] } : { noBarriers: [barrier] };
  }
  const side = SIDES_SAID.find((each) => each === said);
  if (subject === undefined || subject.kind === 'clarity' || side === undefined) return undefined;
  return { sides: { [subject.ruleId]: side }, isPick: subject.kind === 'question' };
}

const SIDES_SAID: readonly Side[] = ['prefer', 'over', 'split', 'silent'];
