import type { Deps } from '../../../deps.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { plain } from '../../../slack/slack-message.ts';
import { moment } from '../../../slack/text.ts';

type Receipt = {
  readonly isLate: boolean;
  readonly wasAsked: boolean;
  /** All there is of the reply so far is a clip that has not been heard. */
  readonly isClip: boolean;
  readonly closesAt: Date;
};

/** Says that an answer is safe. Whose words can be read is told instead what was understood. */
export const RECEIPT: MessageKind<Deps, Receipt> = {
  priority: PRIORITY.answer,
  async compose(deps, workspaceId, { subjectId: replyId }) {
    const reply = await deps.replies.find(replyId);
    const brief = reply && (await deps.rounds.brief(workspaceId, reply.roundId));
    if (reply === undefined || brief === undefined) return undefined;
    const { closesAt } = brief.round;
    const wasAsked = reply.promptId !== null;
    const isClip = await deps.clips.isAllOf(replyId);
    if (wasAsked && !isClip) return undefined;
    return { isLate: reply.isLate, wasAsked, isClip, closesAt };
  },
  draw: (receipt) => plain(textOf(receipt)),
};

function textOf({ isLate, wasAsked, isClip, closesAt }: Receipt): string {
  const next = isClip ? ' Once Slack has written your clip down, you read here what I heard.' : '';
  if (!wasAsked) {
    return `Thank you. You were not on the list for this question, so your answer is kept apart and not counted.${next}`;
  }
  if (isLate) {
    return `Thank you. This question has closed already; your answer is kept all the same and marked as late.${next}`;
  }
  if (isClip) {
    return `Thank you, your clip is safe.${next} You can add to it or delete it; what counts is what stands here at the end, ${moment(closesAt)}.`;
  }
  return `Thank you, your answer is safe. You can add to it, edit it or delete it; what counts is what stands here at the end, ${moment(closesAt)}.`;
}
