import type { Deps } from '../../deps.ts';
import type { MessageRef } from '../../domain/outbox-message.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { isSwappedFor, type Prompt, type Round } from '../../domain/round.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { type AskedQuestion, askedQuestion } from '../../outbox/message.ts';

/** What a button of a question is about: a prompt, a round asked in a channel, or only a sample. */
export type AnswerSubject =
  | { readonly kind: 'prompt' | 'round'; readonly id: string }
  | { readonly kind: 'sample' };

/** Somebody pressed a button of a question. */
export type Press = {
  readonly workspaceId: string;
  readonly personId: string;
  readonly subject: AnswerSubject;
  /** The message that the button stands under, or the root of its thread; null outside messages. */
  readonly place: MessageRef | null;
};

/** Why a press leads nowhere: a sample, a round that asks others, or a round that is gone. */
export type Refusal = { readonly kind: 'sample' | 'not-asked' | 'gone' };

/** The prompt of somebody, with all that answering it needs. */
export type Asked = {
  readonly prompt: Prompt;
  readonly round: Round;
  readonly strategy: Strategy;
  /** The questions as this person sees them. */
  readonly questions: readonly AskedQuestion[];
  /** Its time is over; what comes now is kept and marked late. */
  readonly isClosed: boolean;
  /** Where the question stands in Slack; null while nobody knows. */
  readonly place: MessageRef | null;
};

/** Finds the prompt of the one who pressed. Nobody reaches the prompt of somebody else. */
export async function findAsked(deps: Deps, press: Press): Promise<Result<Asked, Refusal>> {
  const { subject, personId, workspaceId } = press;
  if (subject.kind === 'sample') return err({ kind: 'sample' });
  const prompt =
    subject.kind === 'prompt'
      ? await deps.rounds.prompt(subject.id)
      : (await deps.rounds.prompts(subject.id)).find((one) => one.personId === personId);
  const roundId = prompt?.roundId ?? (subject.kind === 'round' ? subject.id : '');
  const brief = await deps.reports.brief(workspaceId, roundId);
  if (brief === undefined) return err({ kind: 'gone' });
  if (prompt?.personId !== personId) return err({ kind: 'not-asked' });
  const { round, strategy } = brief;
  const isSwapped = isSwappedFor(round, prompt);
  return ok({
    prompt,
    round,
    strategy,
    questions: round.questions.map((question) => askedQuestion(question, strategy, isSwapped)),
    isClosed: round.closedAt !== null || round.closesAt <= deps.clock(),
    place: placeOf(prompt) ?? press.place,
  });
}

function placeOf({ channelId, messageTs }: Prompt): MessageRef | null {
  return channelId === null || messageTs === null ? null : { channelId, messageTs };
}
