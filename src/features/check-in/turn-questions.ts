import type { Deps } from '../../deps.ts';
import {
  MOST_TRADE_OFFS,
  type Question,
  type QuestionRef,
  resolveTurn,
} from '../../domain/question.ts';
import type { Schedule } from '../../domain/schedule.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import { rankTradeOffs, type Stood } from './rank-trade-offs.ts';

/** What a turn of a schedule asks if people are asked now, its trade-offs chosen. */
export async function turnQuestions(
  deps: Deps,
  workspaceId: string,
  schedule: Schedule,
  refs: readonly QuestionRef[],
  strategy: Strategy,
): Promise<readonly Question[]> {
  const bank = await deps.schedules.questions(workspaceId);
  if (!chooses(refs)) return resolveTurn(refs, strategy, bank, []);
  const rules = decisionRulesOf(strategy).map(({ rule }) => rule.id);
  const turn = await deps.rounds.countOf(workspaceId, schedule.id);
  const stood = await lastStood(deps, workspaceId, schedule.strategyId);
  const turned = chosenBefore(schedule.rotation, turn) * MOST_TRADE_OFFS;
  return resolveTurn(refs, strategy, bank, rankTradeOffs(rules, stood, turned));
}

/** How many of the turns before this one chose their trade-offs. */
function chosenBefore(rotation: Schedule['rotation'], turn: number): number {
  const whole = Math.floor(turn / rotation.length) * rotation.filter(chooses).length;
  return whole + rotation.slice(0, turn % rotation.length).filter(chooses).length;
}

function chooses(refs: readonly QuestionRef[]): boolean {
  return refs.some(({ kind }) => kind === 'trade-offs');
}

/** Where people stood in the strategy's newest closed round, as reports count it; undefined before. */
async function lastStood(
  { rounds, reports }: Deps,
  workspaceId: string,
  strategyId: string,
): Promise<Stood | undefined> {
  const closed = (await rounds.list(workspaceId, strategyId)).find(
    ({ closedAt, aboutRoundId }) => closedAt !== null && aboutRoundId === null,
  );
  const kept = closed && (await reports.standings(workspaceId, closed.id));
  if (kept === undefined) return undefined;
  const prompts = await rounds.prompts(kept.round.id);
  const functionOf = new Map(prompts.map((prompt) => [prompt.personId, prompt.function]));
  return { standings: kept.standings, functionOf };
}
