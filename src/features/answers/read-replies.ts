import type { Deps } from '../../deps.ts';
import { withChoices } from '../../domain/chosen-side.ts';
import type { Reading } from '../../domain/reading.ts';
import { isChoiceKey } from '../../domain/reply.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import type { Reader } from '../../reader/reader.ts';
import { refreshFlags } from '../flags/close-rounds.ts';
import { addressReadBack } from './messages/read-back.ts';
import type { ReplyContext } from './reading-store.ts';

const BATCH = 50;

/**
 * Reads every reply that waits for a reading; answers how many were read. A reading is kept only
 * if its revision is still the newest. Where the reader is unavailable the rest waits for the next time.
 */
export async function readWaitingReplies(deps: Deps, now: Date): Promise<number> {
  let read = 0;
  for (;;) {
    const waiting = await deps.readings.unread(BATCH);
    let progress = 0;
    for (const reply of waiting) if (await readOne(deps, reply, now)) progress += 1;
    read += progress;
    if (progress === 0 || waiting.length < BATCH) return read;
  }
}

async function readOne(deps: Deps, reply: ReplyContext, now: Date): Promise<boolean> {
  const { replyId, revision } = reply;
  const read = await readReply(deps, reply);
  if (!read.ok) {
    deps.log.warn({ reply: replyId, why: read.error.message }, 'reply not read yet');
    return false;
  }
  const content = read.value;
  const reading = { id: deps.newId(), replyId, revision, source: 'reader', content } as const;
  const isPicked = await isOnlyPicked(deps, reply);
  const told = isPicked ? undefined : await addressReadBack(deps, replyId, now);
  if (!(await deps.readings.save(reading, now, told))) return false;
  if (reply.isRoundClosed) await refreshFlags(deps, reply.workspaceId, reply.roundId, now);
  return true;
}

/**
 * What the reader and the picks of its author make of a reply, and a reading that says nothing where
 * no reader can make sense of it. An error where the reader is unavailable.
 */
export async function readReply(
  { reader, answers }: Deps,
  { text, channel, question, strategy, promptId }: ReplyContext,
): Promise<Result<Reading, { readonly message: string }>> {
  const outcome = await reader.read({ text, channel, question: question?.text ?? '' }, strategy);
  const choices = promptId === null ? [] : await answers.of(promptId);
  if (outcome.ok) return ok(withChoices(outcome.value, choices, text));
  const { kind } = outcome.error;
  if (kind === 'unavailable') return err(outcome.error);
  return ok(withChoices(unreadable(reader, strategy, kind), choices, text));
}

/** Whoever only pressed a button knows what they said, and is asked for the why already. */
async function isOnlyPicked({ replies }: Deps, { promptId, text }: ReplyContext) {
  const parts = promptId === null ? [] : await replies.answerParts(promptId);
  const picked = parts.filter(({ key }) => isChoiceKey(key)).map((part) => part.text);
  return picked.length > 0 && picked.join('\n') === text;
}

/** What is kept of a reply that no reader can make sense of: it was taken in, and it says nothing. */
function unreadable(
  { identity }: Pick<Reader, 'identity'>,
  strategy: Strategy,
  unread: NonNullable<Reading['unread']>,
): Reading {
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
    unread,
  };
}
