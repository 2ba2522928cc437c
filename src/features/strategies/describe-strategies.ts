import type { Deps } from '../../deps.ts';
import type { Round } from '../../domain/round.ts';
import { knownStrategies } from './strategy-drafts.ts';

/** A strategy in the list: how far it is, and when people are asked about it. */
export type StrategyLine = {
  readonly strategyId: string;
  readonly name: string;
  /** The newest version; null before the first is published. */
  readonly version: number | null;
  readonly hasDraft: boolean;
  readonly lastAsked: Date | null;
  /** True while a round about it is open. */
  readonly isOpen: boolean;
  readonly nextAsked: Date | null;
};

/** Every strategy, published or in the making, by name. */
export async function describeStrategies(
  deps: Deps,
  workspaceId: string,
): Promise<readonly StrategyLine[]> {
  const known = await knownStrategies(deps, workspaceId);
  const published = await deps.strategies.list(workspaceId);
  const versions = new Map(published.map(({ strategyId, version }) => [strategyId, version]));
  const drafts = new Set(
    (await deps.strategies.drafts(workspaceId)).map(({ strategyId }) => strategyId),
  );
  const rounds = await deps.rounds.list(workspaceId);
  const planned = await deps.schedules.list(workspaceId);
  return known
    .map(({ strategyId, name }) => ({
      strategyId,
      name,
      version: versions.get(strategyId) ?? null,
      hasDraft: drafts.has(strategyId),
      ...askedSoFar(rounds.filter((round) => round.strategyId === strategyId)),
      nextAsked: nextOf(planned.filter(({ schedule }) => schedule.strategyId === strategyId)),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function askedSoFar(rounds: readonly Round[]) {
  const opened = rounds.map(({ openedAt }) => openedAt.getTime());
  return {
    lastAsked: opened.length === 0 ? null : new Date(Math.max(...opened)),
    isOpen: rounds.some(({ closedAt }) => closedAt === null),
  };
}

function nextOf(planned: Awaited<ReturnType<Deps['schedules']['list']>>): Date | null {
  const times = planned.flatMap(({ schedule, next }) =>
    schedule.isPaused || next === null ? [] : [next.dueAt.getTime()],
  );
  return times.length === 0 ? null : new Date(Math.min(...times));
}
