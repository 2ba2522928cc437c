import { mainQuestion } from '../domain/question.ts';
import type { ReportStore, RoundStore } from './ports/round-store.ts';

/** What somebody finds on their desk here: the open rounds in which they are asked. */
export type Desk = { readonly rounds: readonly RoundStanding[] };

/** An open round as one of those asked sees it. */
export type RoundStanding = {
  readonly strategyName: string;
  readonly question: string;
  readonly closesAt: Date;
  readonly hasAnswered: boolean;
};

/** What describing needs. */
export type DeskNeeds = {
  readonly rounds: Pick<RoundStore, 'list'>;
  readonly reports: Pick<ReportStore, 'view'>;
};

/** Describes the desk of a person: the open rounds in which they are asked. */
export async function describeDesk(
  { rounds, reports }: DeskNeeds,
  workspaceId: string,
  personId: string,
): Promise<Desk> {
  const open = (await rounds.list(workspaceId)).filter((round) => round.closedAt === null);
  const standings: RoundStanding[] = [];
  for (const { id } of open) {
    const view = await reports.view(workspaceId, id);
    const own = view?.answers.find((answer) => answer.personId === personId);
    if (view === undefined || own === undefined) continue;
    standings.push({
      strategyName: view.strategy.name,
      question: mainQuestion(view.round.questions)?.text ?? '',
      closesAt: view.round.closesAt,
      hasAnswered: own.reply !== null,
    });
  }
  return { rounds: standings };
}
