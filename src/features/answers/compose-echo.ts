import type { Deps } from '../../deps.ts';
import type { FormEcho } from '../../outbox/message.ts';

/**
 * What somebody answered in the form, as it stands now. In a channel the words stay sealed until the
 * round has closed where a choice is among them: it must not sway who has not chosen yet.
 */
export async function echoOf(
  deps: Deps,
  workspaceId: string,
  replyId: string,
): Promise<FormEcho | undefined> {
  const reply = await deps.replies.find(replyId);
  const promptId = reply?.promptId ?? null;
  const brief = reply && (await deps.reports.brief(workspaceId, reply.roundId));
  if (reply === undefined || promptId === null || brief === undefined) return undefined;
  const { delivery, closedAt, closesAt } = brief.round;
  const choices = await deps.answers.of(promptId);
  const isSealed =
    delivery.kind === 'channel' &&
    closedAt === null &&
    choices.some(({ kind }) => kind === 'dilemma');
  const parts = await deps.replies.answerParts(promptId);
  if (parts.length === 0) return undefined;
  const person = await deps.people.find(workspaceId, reply.personId);
  return {
    kind: 'form-echo',
    personName: person?.name ?? '',
    words: isSealed ? null : parts.map(({ text }) => text).join('\n'),
    isLate: reply.isLate,
    closesAt,
  };
}
