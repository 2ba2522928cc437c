import type { Round } from '../domain/round.ts';
import type { Answer } from '../domain/round-view.ts';
import type { PlannedSchedule, ScheduleStore, StrategyStore } from './ports/plan-stores.ts';
import type { ReportStore, RoundStore } from './ports/round-store.ts';

/** What somebody finds on their desk here: what is open for them, and how the rounds stand. */
export type Desk = {
  readonly strategies: readonly { readonly id: string; readonly name: string }[];
  readonly schedules: readonly PlannedSchedule[];
  readonly rounds: readonly RoundStanding[];
};

/** An open round in numbers, and whether this person is asked and has answered. */
export type RoundStanding = {
  readonly round: Round;
  readonly strategyName: string;
  readonly question: string;
  readonly asked: number;
  readonly replied: number;
  readonly unreached: number;
  readonly own: 'not-asked' | 'to-answer' | 'answered';
};

/** What describing needs. */
export type DeskNeeds = {
  readonly strategies: StrategyStore;
  readonly schedules: ScheduleStore;
  readonly rounds: RoundStore;
  readonly reports: ReportStore;
};

/** Describes the desk of a person: the open rounds, and what is planned. */
export async function describeDesk(
  needs: DeskNeeds,
  workspaceId: string,
  personId: string,
): Promise<Desk> {
  const open = (await needs.rounds.list(workspaceId)).filter((round) => round.closedAt === null);
  const standings: RoundStanding[] = [];
  for (const { id } of open) {
    const view = await needs.reports.view(workspaceId, id);
    if (view === undefined) continue;
    const { round, strategy, answers, unreached } = view;
    standings.push({
      round,
      strategyName: strategy.name,
      question: round.questions[0]?.text ?? '',
      asked: answers.length,
      replied: answers.filter((answer) => answer.reply !== null).length,
      unreached,
      own: ownStanding(answers, personId),
    });
  }
  const strategies = await needs.strategies.list(workspaceId);
  return {
    strategies: strategies.map(({ strategyId, content }) => ({
      id: strategyId,
      name: content.name,
    })),
    schedules: await needs.schedules.list(workspaceId),
    rounds: standings,
  };
}

function ownStanding(answers: readonly Answer[], personId: string): RoundStanding['own'] {
  const own = answers.find((answer) => answer.personId === personId);
  if (own === undefined) return 'not-asked';
  return own.reply === null ? 'to-answer' : 'answered';
}
