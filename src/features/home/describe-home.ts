import type { Deps } from '../../deps.ts';
import { describeOpenQuestions } from '../answers/find-asked.ts';
import { describeOwnAnswers } from './describe-own-answers.ts';
import type { Owner } from './own-answers-store.ts';
import { describeOwnSettings } from './own-settings.ts';

/** What a leader finds in their own place. */
export type OwnPlace = Awaited<ReturnType<typeof describeHome>>;

/**
 * Describes a leader's own place: what waits for them, what they answered, how they like to be asked.
 * `page` of their answers counts from 0 and is brought within what there is.
 */
export async function describeHome(deps: Deps, owner: Owner, page: number) {
  return {
    open: await describeOpenQuestions(deps, owner),
    answers: await describeOwnAnswers(deps, owner, page),
    strategies: await deps.ownAnswers.strategies(owner),
    settings: await describeOwnSettings(deps, owner),
  };
}

/** A strategy that somebody was asked about, with what people asked of it; undefined for any other. */
export async function findAskedStrategy(
  { ownAnswers, strategyAnswers }: Deps,
  owner: Owner,
  strategyId: string,
) {
  const known = await ownAnswers.strategies(owner);
  const found = known.find((strategy) => strategy.strategyId === strategyId);
  const answers = await strategyAnswers.list(owner.workspaceId, strategyId);
  return found && { ...found, answers };
}

/** A strategy as a leader reads it. */
export type StrategyToRead = NonNullable<Awaited<ReturnType<typeof findAskedStrategy>>>;
