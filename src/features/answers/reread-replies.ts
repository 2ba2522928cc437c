import type { Deps } from '../../deps.ts';
import { causeOf } from '../../domain/cause-of.ts';
import { compareReadings, type Reading } from '../../domain/reading.ts';
import { err } from '../../domain/result.ts';
import type { Reader } from '../../reader/reader.ts';
import { refreshFlags } from '../flags/close-rounds.ts';
import { carryOver } from './carry-over.ts';
import type { ReadReply } from './reading-rows.ts';
import { readReply } from './take-in-replies.ts';

const PAGE = 50;

/** What came of it, in replies. `changed` counts each reply once, whatever changed about it. */
export type RereadOutcome = {
  readonly current: number;
  readonly reread: number;
  readonly changed: number;
  readonly kindChanged: number;
  readonly positionsChanged: number;
  readonly barriersChanged: number;
  /** The reader was not available; the earlier reading still counts. */
  readonly failed: number;
};

type Tally = { -readonly [Key in keyof RereadOutcome]: RereadOutcome[Key] };

/**
 * Reads again every reply whose newest reading is by another reader or another version. The
 * earlier readings are kept; the new one counts, unless the leader has spoken. The flags of
 * closed rounds follow.
 */
export async function rereadReplies(
  deps: Deps,
  now: Date,
  onReply: () => void = () => undefined,
): Promise<RereadOutcome> {
  const tally = emptyTally();
  const changedRounds = new Map<string, string>();
  let afterId = '';
  for (;;) {
    const page = await deps.readings.page(afterId, PAGE);
    const last = page.at(-1);
    if (last === undefined) break;
    for (const reply of page) {
      const isChanged = await rereadOne(deps, reply, tally, now);
      if (isChanged && reply.isRoundClosed) changedRounds.set(reply.roundId, reply.workspaceId);
      onReply();
    }
    afterId = last.replyId;
  }
  for (const [roundId, workspaceId] of changedRounds) {
    await refreshFlags(deps, workspaceId, roundId, now);
  }
  deps.log.info({ reread: tally.reread, changed: tally.changed }, 'replies read again');
  return tally;
}

async function rereadOne(deps: Deps, reply: ReadReply, tally: Tally, now: Date): Promise<boolean> {
  const { replyId, revision, reading: before } = reply;
  if (isBy(before, deps.reader.identity)) {
    tally.current += 1;
    return false;
  }
  const read = await readReply(deps, reply).catch((error: unknown) => {
    deps.log.error({ reply: replyId, ...causeOf(error) }, 'reply cannot be read');
    return err({ message: 'It cannot be read.' });
  });
  // A language model that failed leaves the reply to the reader that had read it before.
  if (!read.ok || isBy(before, read.value.reader)) {
    tally.failed += 1;
    return false;
  }
  const content = read.value;
  const reading = { id: deps.newId(), replyId, revision, source: 'reader', content } as const;
  if (!(await deps.readings.supersede(reading, now))) return false;
  await keepOwnWord(deps, reply, content, now);
  return count(tally, before, content);
}

/** What its author has said stays theirs; what they have not is as it is read now. */
async function keepOwnWord(
  { readings, newId }: Deps,
  { replyId, revision, text, reading: read }: ReadReply,
  fresh: Reading,
  now: Date,
): Promise<void> {
  const about = { id: newId(), replyId, revision };
  await readings.saveWord(
    about,
    (word) => word && carryOver({ word, read, isOfSameText: true }, fresh, text, now),
    now,
  );
}

function count(tally: Tally, before: Reading, after: Reading): boolean {
  const { kind, positions, barriers } = compareReadings(before, after);
  const isChanged = kind || positions || barriers;
  tally.reread += 1;
  tally.changed += Number(isChanged);
  tally.kindChanged += Number(kind);
  tally.positionsChanged += Number(positions);
  tally.barriersChanged += Number(barriers);
  return isChanged;
}

function isBy({ reader }: Reading, { name, version }: Reader['identity']): boolean {
  return reader.name === name && reader.version === version;
}

function emptyTally(): Tally {
  return {
    current: 0,
    reread: 0,
    changed: 0,
    kindChanged: 0,
    positionsChanged: 0,
    barriersChanged: 0,
    failed: 0,
  };
}
