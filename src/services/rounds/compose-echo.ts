import type { FormEcho } from '../../domain/message.ts';
import type { AnswerStore } from '../ports/answer-store.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { ReplyFinder } from '../ports/reply-store.ts';
import type { ReportStore } from '../ports/round-store.ts';

/** What showing the answer of a form needs. */
export type EchoNeeds = {
  readonly replies: ReplyFinder;
  readonly answers: Pick<AnswerStore, 'of'>;
  readonly people: Pick<PeopleStore, 'find'>;
  readonly reports: Pick<ReportStore, 'brief'>;
};

/**
 * What somebody answered in the form, as it stands now. In a channel the words stay sealed until the
 * round has closed where a choice is among them: it must not sway who has not chosen yet.
 */
export async function echoOf(
  needs: EchoNeeds,
  workspaceId: string,
  replyId: string,
): Promise<FormEcho | undefined> {
  const reply = await needs.replies.find(replyId);
  const promptId = reply?.promptId ?? null;
  const brief = reply && (await needs.reports.brief(workspaceId, reply.roundId));
  if (reply === undefined || promptId === null || brief === undefined) return undefined;
  const { delivery, closedAt, closesAt } = brief.round;
  const choices = await needs.answers.of(promptId);
  const isSealed =
    delivery.kind === 'channel' &&
    closedAt === null &&
    choices.some(({ kind }) => kind === 'dilemma');
  const parts = await needs.replies.answerParts(promptId);
  if (parts.length === 0) return undefined;
  const person = await needs.people.find(workspaceId, reply.personId);
  return {
    kind: 'form-echo',
    personName: person?.name ?? '',
    words: isSealed ? null : parts.map(({ text }) => text).join('\n'),
    isLate: reply.isLate,
    closesAt,
  };
}
