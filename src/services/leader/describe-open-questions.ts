import { type AskedQuestion, askedQuestion } from '../../domain/message.ts';
import { isSwappedFor } from '../../domain/round.ts';
import type { Clock } from '../ports/clock.ts';
import type { Owner } from '../ports/own-answers-store.ts';
import type { ReportStore, RoundStore } from '../ports/round-store.ts';

/** What describing what waits for somebody needs. */
export type OpenQuestionsNeeds = {
  readonly rounds: Pick<RoundStore, 'openPrompts' | 'isAnswered'>;
  readonly reports: Pick<ReportStore, 'brief'>;
  readonly clock: Clock;
};

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
  { rounds, reports, clock }: OpenQuestionsNeeds,
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
