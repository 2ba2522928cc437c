import type { Deps } from '../../deps.ts';
import { mainQuestion } from '../../domain/question.ts';

/** What somebody finds on their desk here: the open rounds in which they are asked. */
export type Desk = { readonly rounds: readonly RoundStanding[] };

/** An open round as one of those asked sees it. */
export type RoundStanding = {
  readonly strategyName: string;
  readonly question: string;
  readonly closesAt: Date;
  readonly hasAnswered: boolean;
};

/** Describes the desk of a person: the open rounds in which they are asked. */
export async function describeDesk(
  { rounds, reports }: Deps,
  workspaceId: string,
  personId: string,
): Promise<Desk> {
  const standings: RoundStanding[] = [];
  for (const { id, roundId } of await rounds.openPrompts(workspaceId, personId)) {
    const brief = await reports.brief(workspaceId, roundId);
    if (brief === undefined) continue;
    const { round, strategy } = brief;
    standings.push({
      strategyName: strategy.name,
      question: mainQuestion(round.questions)?.text ?? '',
      closesAt: round.closesAt,
      hasAnswered: await rounds.isAnswered(id),
    });
  }
  return { rounds: standings };
}
