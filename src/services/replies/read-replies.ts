import { withChoices } from '../../domain/chosen-side.ts';
import type { Reading } from '../../domain/reading.ts';
import { isChoiceKey } from '../../domain/reply.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import type { AnswerStore } from '../ports/answer-store.ts';
import type { NewId } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Reader } from '../ports/reader.ts';
import type { ReadingStore, ReplyFinder, UnreadReply } from '../ports/reply-store.ts';
import type { FlagStore, ReportStore } from '../ports/round-store.ts';
import { refreshFlags } from '../rounds/close-rounds.ts';
import { type AddressNeeds, addressReadBack } from './read-back.ts';

const BATCH = 50;

/** What reading replies needs. */
export type ReadNeeds = {
  readonly readings: Pick<ReadingStore, 'unread' | 'save'>;
  readonly replies: AddressNeeds['replies'] & Pick<ReplyFinder, 'answerParts'>;
  readonly answers: Pick<AnswerStore, 'of'>;
  readonly reader: Reader;
  readonly reports: ReportStore;
  readonly flags: FlagStore;
  readonly newId: NewId;
  readonly log: Log;
};

/**
 * Reads every reply that waits for a reading; answers how many were read. A reading is kept only
 * if its revision is still the newest. Where the reader is unavailable the rest waits for the next time.
 */
export async function readWaitingReplies(needs: ReadNeeds, now: Date): Promise<number> {
  let read = 0;
  for (;;) {
    const waiting = await needs.readings.unread(BATCH);
    let progress = 0;
    for (const reply of waiting) if (await readOne(needs, reply, now)) progress += 1;
    read += progress;
    if (progress === 0 || waiting.length < BATCH) return read;
  }
}

async function readOne(needs: ReadNeeds, reply: UnreadReply, now: Date): Promise<boolean> {
  const { replyId, revision, text, channel, strategy } = reply;
  const question = reply.question?.text ?? '';
  const outcome = await needs.reader.read({ text, question, channel }, strategy);
  if (!outcome.ok && outcome.error.kind === 'unavailable') {
    needs.log.warn({ reply: replyId, why: outcome.error.message }, 'reply not read yet');
    return false;
  }
  const read = outcome.ok ? outcome.value : unreadable(needs.reader, strategy);
  const choices = reply.promptId === null ? [] : await needs.answers.of(reply.promptId);
  const content = withChoices(read, choices, text);
  const reading = { id: needs.newId(), replyId, revision, source: 'reader', content } as const;
  const isPicked = await isOnlyPicked(needs, reply);
  const told = isPicked ? undefined : await addressReadBack(needs, replyId, now);
  if (!(await needs.readings.save(reading, now, told))) return false;
  if (reply.isRoundClosed) await refreshFlags(needs, reply.workspaceId, reply.roundId, now);
  return true;
}

/** Whoever only pressed a button knows what they said, and is asked for the why already. */
async function isOnlyPicked({ replies }: ReadNeeds, { promptId, text }: UnreadReply) {
  const parts = promptId === null ? [] : await replies.answerParts(promptId);
  const picked = parts.filter(({ key }) => isChoiceKey(key)).map((part) => part.text);
  return picked.length > 0 && picked.join('\n') === text;
}

/** What is kept of a reply that no reader can make sense of: it was heard, and it says nothing. */
export function unreadable({ identity }: Pick<Reader, 'identity'>, strategy: Strategy): Reading {
  return {
    reader: identity,
    kind: 'unclear',
    confidence: 0,
    decided: false,
    positions: decisionRulesOf(strategy).map(({ rule }) => ({
      ruleId: rule.id,
      side: 'silent',
      confidence: 0,
      decided: false,
      evidence: null,
    })),
    barriers: [],
    evidence: [],
  };
}
