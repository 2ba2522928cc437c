import type { Deps } from '../../deps.ts';
import type { MessageRef } from '../../domain/outbox-message.ts';
import { type AskedQuestion, askedQuestion } from '../../domain/question.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { isSwappedFor, type Prompt, type Round } from '../../domain/round.ts';
import type { Strategy } from '../../domain/strategy.ts';
import type { Actor } from '../../slack/guard.ts';
import type { AnswerSubject } from '../check-in/slack/answer-buttons.ts';

/** Somebody pressed a button of a question. */
export type Press = Actor & {
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
  const brief = await deps.rounds.brief(workspaceId, roundId);
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

/** What somebody is asked and may still answer. */
export type OpenQuestion = {
  readonly promptId: string;
  readonly strategyName: string;
  readonly questions: readonly AskedQuestion[];
  readonly closesAt: Date;
  readonly hasAnswered: boolean;
};

/** Describes what somebody is asked now, or was at a moment, what closes first before the rest. */
export async function describeOpenQuestions(
  { rounds, clock }: Deps,
  { workspaceId, personId }: Actor,
  at: Date = clock(),
): Promise<readonly OpenQuestion[]> {
  const found: OpenQuestion[] = [];
  const own = await rounds.openPrompts(workspaceId, personId, at);
  for (const prompt of own) {
    const brief = await rounds.brief(workspaceId, prompt.roundId);
    if (brief === undefined || brief.round.closesAt <= at) continue;
    const { round, strategy } = brief;
    const isSwapped = isSwappedFor(round, prompt);
    found.push({
      promptId: prompt.id,
      strategyName: strategy.name,
      questions: round.questions.map((question) => askedQuestion(question, strategy, isSwapped)),
      closesAt: round.closesAt,
      hasAnswered: await rounds.isAnswered(prompt.id),
    });
  }
  return found.sort((a, b) => +a.closesAt - +b.closesAt);
}
