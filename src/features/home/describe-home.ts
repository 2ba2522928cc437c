import type { Deps } from '../../deps.ts';
import { describeOpenQuestions, type OpenQuestion } from '../answers/find-asked.ts';
import type { StrategyAnswer } from '../strategies/strategy-answer-store.ts';
import { describeOwnAnswers, type OwnAnswersPage } from './describe-own-answers.ts';
import type { AskedStrategy, Owner } from './own-answers-store.ts';
import { describeOwnSettings, type OwnSettings } from './own-settings.ts';

/** What a leader finds in their own place. */
export type OwnPlace = {
  readonly open: readonly OpenQuestion[];
  readonly answers: OwnAnswersPage;
  readonly strategies: readonly AskedStrategy[];
  readonly settings: OwnSettings;
};

/**
 * Describes a leader's own place: what waits for them, what they answered, how they like to be asked.
 * `page` of their answers counts from 0 and is brought within what there is.
 */
export async function describeHome(deps: Deps, owner: Owner, page: number): Promise<OwnPlace> {
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
): Promise<StrategyToRead | undefined> {
  const known = await ownAnswers.strategies(owner);
  const found = known.find((strategy) => strategy.strategyId === strategyId);
  const answers = await strategyAnswers.list(owner.workspaceId, strategyId);
  return found && { ...found, answers };
}

/** A strategy as a leader reads it. */
export type StrategyToRead = AskedStrategy & { readonly answers: readonly StrategyAnswer[] };
