import type { Deps } from '../../deps.ts';
import { causeOf } from '../../domain/cause-of.ts';
import type { MessageKindName } from '../../domain/outbox-message.ts';
import { type Reading, withoutQuestions } from '../../domain/reading.ts';
import {
  type IncomingMessage,
  isChoiceKey,
  type MessagePlace,
  saysNothing,
  withChoices,
} from '../../domain/reply.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { createSetApart, type SetApart } from '../../domain/set-apart.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import { goodForADay } from '../../outbox/outbox-rows.ts';
import type { Reader } from '../../reader/reader.ts';
import { refreshFlags } from '../flags/close-rounds.ts';
import { tellAdmins } from '../people/tell-admins.ts';
import { carryOver } from './carry-over.ts';
import { addressReadBack } from './messages/read-back.ts';
import { addressNudge } from './messages/read-back-nudge.ts';
import { whichSubject } from './messages/which-question.ts';
import type { ReplyContext } from './reading-rows.ts';
import type { RecordOutcome } from './reply-store.ts';

/** Takes in a message that has just come, and says so in the log. */
export async function recordReply(deps: Deps, message: IncomingMessage): Promise<RecordOutcome> {
  const outcome = await takeIn(deps, message);
  deps.log.info({ outcome: outcome.kind, channel: message.channelId }, 'message received');
  return outcome;
}

/**
 * Takes in a message that may be part of a reply. Once this resolves as recorded or revised, the
 * words are on disk and will be read, whatever crashes next. The first message of a reply is
 * answered with a receipt in its thread, files alone with a friendly no, and what may answer several
 * questions with the question which.
 */
export async function takeIn(deps: Deps, message: IncomingMessage): Promise<RecordOutcome> {
  const { workspaceId, channelId, messageTs, threadTs } = message;
  const now = deps.clock();
  const target = { kind: 'channel', channelId, threadTs: threadTs ?? messageTs } as const;
  const noteOf = (kind: MessageKindName, subjectId: string) =>
    goodForADay(now, { id: deps.newId(), kind, subjectId, target });
  const outcome = await deps.replies.record(
    message,
    threadTs === null ? 'dm' : 'thread',
    deps.newId,
    now,
    (replyId) => noteOf('receipt', replyId),
  );
  if (outcome.kind === 'only-files') {
    await deps.outbox.add(workspaceId, noteOf('file-declined', messageTs));
  }
  if (leavesWordsOut(message, outcome.kind)) {
    await deps.outbox.add(workspaceId, noteOf('not-own-words', messageTs));
  }
  if (outcome.kind === 'which-prompt') {
    await deps.outbox.add(workspaceId, noteOf('which-question', whichSubject(message)));
  }
  return outcome;
}

/** Whether something that a message brings is not taken in, and its author should know. */
function leavesWordsOut(message: IncomingMessage, outcome: RecordOutcome['kind']): boolean {
  if (outcome === 'no-own-words') return true;
  const isKept = outcome === 'recorded' || outcome === 'revised';
  return isKept && (message.passedOn.length > 0 || saysNothing(message));
}

/**
 * Takes a plain message in as the answer to the question that its author picks, as if it stood in
 * that question's thread. False where the question or the message is not theirs, or gone. The words
 * are read back from Slack as they stand now.
 */
export async function placeMessage(
  deps: Deps,
  place: MessagePlace,
  picked: { readonly personId: string; readonly promptId: string },
): Promise<boolean> {
  const prompt = await deps.rounds.prompt(picked.promptId);
  if (prompt?.personId !== picked.personId || prompt.channelId !== place.channelId) return false;
  const message = await deps.history.message(place);
  if (message?.authorId !== picked.personId) return false;
  await recordReply(deps, { ...message, threadTs: prompt.messageTs });
  return true;
}

/**
 * Follows a deletion: the words and every reading of them are gone, and the flags of a closed
 * round that quoted them change or are withdrawn. False for a message unknown here: it is none of our
 * business.
 */
export async function eraseMessage(deps: Deps, place: MessagePlace): Promise<boolean> {
  const now = deps.clock();
  const erased = await deps.replies.erase(place, now);
  if (erased === undefined) return false;
  deps.log.info({ reply: erased.replyId }, 'message erased');
  const round = await deps.rounds.find(place.workspaceId, erased.roundId);
  if (round?.closedAt) await refreshFlags(deps, place.workspaceId, round.id, now);
  return true;
}

const BATCH = 50;
/** So many tries take about half an hour. */
const MOST_TRIES = 6;

/**
 * Reads every reply that waits for a reading; answers how many were read. A reading is kept only
 * if its revision is still the newest. Where the reader is unavailable the rest waits for the next
 * time; a reply whose reading throws is set apart, and in the end kept as one that cannot be read.
 */
export async function readWaitingReplies(
  deps: Deps,
  now: Date,
  apart: SetApart = createSetApart(deps.log),
): Promise<number> {
  let read = 0;
  for (const round of apart.due(FLAGS, now)) await bringUpToDate(deps, round, now, apart);
  for (;;) {
    const waiting = await deps.readings.unread(BATCH, apart.waiting(READ, now));
    let settled = 0;
    for (const reply of waiting) {
      const key = `${READ}${reply.replyId} ${reply.revision}`;
      const outcome = await apart.attempt(key, now, (tries) =>
        readOne(deps, reply, now, tries + 1 >= MOST_TRIES),
      );
      if (outcome === true) read += 1;
      if (outcome !== false) settled += 1;
      if (outcome === true && reply.isRoundClosed) {
        await bringUpToDate(deps, `${reply.workspaceId} ${reply.roundId}`, now, apart);
      }
    }
    if (settled === 0 || waiting.length < BATCH) return read;
  }
}

const READ = 'read ';
const FLAGS = 'flags ';

/** The reading of a late reply is kept by now: where its flags throw, they alone are tried again. */
async function bringUpToDate(deps: Deps, round: string, now: Date, apart: SetApart): Promise<void> {
  const [workspaceId = '', roundId = ''] = round.split(' ');
  await apart.attempt(`${FLAGS}${round}`, now, () => refreshFlags(deps, workspaceId, roundId, now));
}

async function readOne(
  deps: Deps,
  reply: ReplyContext,
  now: Date,
  isLastTry: boolean,
): Promise<boolean> {
  const { replyId, revision } = reply;
  const read = isLastTry ? await readOrGiveUp(deps, reply, now) : await readReply(deps, reply);
  if (!read.ok) {
    deps.log.warn({ reply: replyId, why: read.error.message }, 'reply not read yet');
    return false;
  }
  const content = read.value;
  const reading = { id: deps.newId(), replyId, revision, source: 'reader', content } as const;
  const word = await wordCarriedOver(deps, reply, content, now);
  const isPicked = await isOnlyPicked(deps, reply);
  const told = isPicked ? undefined : await addressReadBack(deps, replyId, now);
  const once = await addressNudge(deps, reply.workspaceId, reply.promptId, told, now);
  const isKept = await deps.readings.save(reading, now, { word, told, once });
  if (isKept) deps.pulse.noteReading(content);
  return isKept;
}

/** Reads a reply, or keeps it as one that cannot be read and tells the admins. */
async function readOrGiveUp(deps: Deps, reply: ReplyContext, now: Date) {
  try {
    return await readReply(deps, reply);
  } catch (error) {
    const { workspaceId, roundId, replyId, promptId, strategy, text } = reply;
    deps.log.error({ reply: replyId, ...causeOf(error) }, 'reply cannot be read');
    const choices = promptId === null ? [] : await deps.answers.of(promptId);
    const subject = { topic: 'unread', key: replyId, details: [roundId] } as const;
    await tellAdmins(deps, workspaceId, subject, now);
    return ok(withChoices(unreadable(deps.reader, strategy, 'failed'), choices, text));
  }
}

/** What its author had said of an earlier reading, as far as it still holds of this one. */
async function wordCarriedOver(
  { readings, newId }: Deps,
  { replyId, revision, text }: Pick<ReplyContext, 'replyId' | 'revision' | 'text'>,
  read: Reading,
  now: Date,
) {
  const earlier = await readings.earlierWord(replyId, revision);
  const content = earlier && carryOver(earlier, read, text, now);
  if (content === undefined) return undefined;
  return { id: newId(), replyId, revision, source: 'leader', content } as const;
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
  if (outcome.ok) return ok(withChoices(withoutQuestions(outcome.value, text), choices, text));
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
