import type { Deps } from '../../deps.ts';
import { isSwappedFor } from '../../domain/round.ts';
import { type AskedQuestion, askedQuestion } from '../../outbox/message.ts';
import type { Owner } from '../home/own-answers-port.ts';

/** What somebody is asked and may still answer. */
export type OpenQuestion = {
  readonly promptId: string;
  readonly strategyName: string;
  readonly questions: readonly AskedQuestion[];
  readonly closesAt: Date;
  readonly hasAnswered: boolean;
};

/** Describes what somebody is asked now, what closes first before the rest. */
export async function describeOpenQuestions(
  { rounds, reports, clock }: Deps,
  { workspaceId, personId }: Owner,
): Promise<readonly OpenQuestion[]> {
  const now = clock();
  const found: OpenQuestion[] = [];
  const own = await rounds.openPrompts(workspaceId, personId);
  for (const prompt of own) {
    const brief = await reports.brief(workspaceId, prompt.roundId);
    if (brief === undefined || brief.round.closesAt <= now) continue;
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
