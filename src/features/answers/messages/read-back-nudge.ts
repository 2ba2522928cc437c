import type { Deps } from '../../../deps.ts';
import type { OutboxMessage } from '../../../domain/outbox-message.ts';
import {
  type DeliveryDecision,
  dropSilently,
  type MessageKind,
  PRIORITY,
  SEND,
} from '../../../outbox/message-kind.ts';
import { isRenewal } from '../../../outbox/outbox-rows.ts';
import { anyHourTimingOf, isOver, remindAtWork } from '../../check-in/person-timing.ts';
import type { ReadBack } from '../read-back.ts';
import { drawNudge } from './draw-read-back.ts';
import { describeReadBack } from './read-back.ts';

const DAY = 86_400_000;

/** Asks once more, and only once, for a word on what was understood; nothing where nothing waits for one. */
export const READ_BACK_NUDGE: MessageKind<Deps, ReadBack> = {
  priority: PRIORITY.reminder,
  policy: decide,
  async compose(deps, _workspaceId, { subjectId: replyId }) {
    const readBack = await describeReadBack(deps, replyId);
    const isOpen = readBack?.open.some(({ kind }) => kind !== 'clarity') === true;
    // What they have said is in the message before, and so is what helps.
    return isOpen ? { ...readBack, noted: [], article: null } : undefined;
  },
  draw: drawNudge,
};

/**
 * The nudge that follows a read-back where it stands: with the next reminder of its question, else a
 * working day later. Undefined where that is too late.
 */
export async function addressNudge(
  deps: Deps,
  workspaceId: string,
  promptId: string | null,
  readBack: OutboxMessage | undefined,
  now: Date,
): Promise<OutboxMessage | undefined> {
  const prompt = promptId === null ? undefined : await deps.rounds.prompt(promptId);
  const round = prompt && (await deps.rounds.find(workspaceId, prompt.roundId));
  if (readBack === undefined || prompt === undefined || round === undefined) return undefined;
  if (isOver(round, now)) return undefined;
  const person = await deps.people.find(workspaceId, prompt.personId);
  if (person === undefined) return undefined;
  const isReminded = prompt.remindAt !== null && prompt.remindAt > now;
  const timing = await anyHourTimingOf(deps, workspaceId, round, person, now);
  const notBefore = isReminded ? prompt.remindAt : timing.askable(new Date(now.getTime() + DAY));
  if (notBefore === null || notBefore >= round.closesAt) return undefined;
  const { subjectId, target } = readBack;
  const about = { id: deps.newId(), subjectId, target, ordinal: 0 };
  return { ...about, kind: 'read-back-nudge', notBefore, expiresAt: round.closesAt };
}

async function decide(
  deps: Deps,
  workspaceId: string,
  message: OutboxMessage,
  now: Date,
): Promise<DeliveryDecision> {
  // What stands there already is put right at any hour.
  if (isRenewal(message)) return SEND;
  const { subjectId: replyId } = message;
  const reply = await deps.replies.find(replyId);
  const round = reply && (await deps.rounds.find(workspaceId, reply.roundId));
  if (reply === undefined || round === undefined || isOver(round, now)) return dropSilently();
  return await remindAtWork(deps, workspaceId, round, reply.personId, now);
}
