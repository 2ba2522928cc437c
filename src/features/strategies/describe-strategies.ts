import type { Deps } from '../../deps.ts';
import type { Round } from '../../domain/round.ts';
import { knownStrategies } from './strategy-drafts.ts';

/** A strategy in the list: how far it is, and when people are asked about it. */
export type StrategyLine = Awaited<ReturnType<typeof describeStrategies>>[number];

/** Every strategy, published or in the making, by name. */
export async function describeStrategies(deps: Deps, workspaceId: string) {
  const known = await knownStrategies(deps, workspaceId);
  const published = await deps.strategies.list(workspaceId);
  const versions = new Map(published.map(({ strategyId, version }) => [strategyId, version]));
  const drafts = await deps.strategies.drafts(workspaceId);
  const rounds = await deps.rounds.list(workspaceId);
  const planned = await deps.schedules.list(workspaceId);
  return known
    .map(({ strategyId, name }) => ({
      strategyId,
      name,
      /** The newest version; null before the first is published. */
      version: versions.get(strategyId) ?? null,
      hasDraft: drafts.some((draft) => draft.strategyId === strategyId),
      ...askedSoFar(rounds.filter((round) => round.strategyId === strategyId)),
      nextAsked: nextOf(planned.filter(({ schedule }) => schedule.strategyId === strategyId)),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function askedSoFar(rounds: readonly Round[]) {
  const opened = rounds.map(({ openedAt }) => openedAt.getTime());
  return {
    lastAsked: opened.length === 0 ? null : new Date(Math.max(...opened)),
    /** True while a round about it is open. */
    isOpen: rounds.some(({ closedAt }) => closedAt === null),
  };
}

function nextOf(planned: Awaited<ReturnType<Deps['schedules']['list']>>): Date | null {
  const times = planned.flatMap(({ schedule, next }) =>
    schedule.isPaused || next === null ? [] : [next.dueAt.getTime()],
  );
  return times.length === 0 ? null : new Date(Math.min(...times));
}
