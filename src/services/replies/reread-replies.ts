import { withChoices } from '../../domain/chosen-side.ts';
import type { Reading } from '../../domain/reading.ts';
import type { AnswerStore } from '../ports/answer-store.ts';
import type { NewId } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Reader } from '../ports/reader.ts';
import type { ReadingStore, ReadReply } from '../ports/reply-store.ts';
import type { FlagStore, ReportStore } from '../ports/round-store.ts';
import { refreshFlags } from '../rounds/close-rounds.ts';
import { compareReadings } from './compare-readings.ts';
import { unreadable } from './read-replies.ts';

const PAGE = 50;

/** What reading again needs. */
export type RereadNeeds = {
  readonly readings: Pick<ReadingStore, 'page' | 'supersede'>;
  readonly answers: Pick<AnswerStore, 'of'>;
  readonly reader: Reader;
  readonly reports: ReportStore;
  readonly flags: FlagStore;
  readonly newId: NewId;
  readonly log: Log;
};

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
  needs: RereadNeeds,
  now: Date,
  onReply: () => void = () => undefined,
): Promise<RereadOutcome> {
  const tally = emptyTally();
  const changedRounds = new Map<string, string>();
  let afterId = '';
  for (;;) {
    const page = await needs.readings.page(afterId, PAGE);
    const last = page.at(-1);
    if (last === undefined) break;
    for (const reply of page) {
      const isChanged = await rereadOne(needs, reply, tally, now);
      if (isChanged && reply.isRoundClosed) changedRounds.set(reply.roundId, reply.workspaceId);
      onReply();
    }
    afterId = last.replyId;
  }
  for (const [roundId, workspaceId] of changedRounds) {
    await refreshFlags(needs, workspaceId, roundId, now);
  }
  needs.log.info({ reread: tally.reread, changed: tally.changed }, 'replies read again');
  return tally;
}

async function rereadOne(
  needs: RereadNeeds,
  reply: ReadReply,
  tally: Tally,
  now: Date,
): Promise<boolean> {
  const { replyId, revision, reading: before } = reply;
  if (isBy(before, needs.reader.identity)) {
    tally.current += 1;
    return false;
  }
  const content = await readAgain(needs, reply);
  // A language model that failed leaves the reply to the reader that had read it before.
  if (content === undefined || isBy(before, content.reader)) {
    tally.failed += 1;
    return false;
  }
  const reading = { id: needs.newId(), replyId, revision, source: 'reader', content } as const;
  if (!(await needs.readings.supersede(reading, now))) return false;
  return count(tally, before, content);
}

async function readAgain(
  { reader, answers }: RereadNeeds,
  reply: ReadReply,
): Promise<Reading | undefined> {
  const { text, channel, strategy, question, promptId } = reply;
  const choices = promptId === null ? [] : await answers.of(promptId);
  const outcome = await reader.read({ text, channel, question: question?.text ?? '' }, strategy);
  if (outcome.ok) return withChoices(outcome.value, choices, text);
  return outcome.error.kind === 'unavailable' ? undefined : unreadable(reader, strategy);
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
