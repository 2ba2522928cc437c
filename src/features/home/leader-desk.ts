import type { Deps } from '../../deps.ts';
import type { Result } from '../../domain/result.ts';
import { describeOpenQuestions, type OpenQuestion } from '../answers/describe-open-questions.ts';
import { describeOwnAnswers, type OwnAnswersPage } from './describe-own-answers.ts';
import { type AnswersFile, exportAnswers } from './export-answers.ts';
import type { AskedStrategy, Owner } from './own-answers-port.ts';
import {
  describeOwnSettings,
  type OwnSettings,
  type SettingsFailure,
  type SettingsWish,
  saveOwnSettings,
} from './own-settings.ts';
import { deleteAnswer, setMayQuote } from './take-back.ts';

/** What a leader finds in their own place. */
export type LeaderPlace = {
  readonly open: readonly OpenQuestion[];
  readonly answers: OwnAnswersPage;
  readonly strategies: readonly AskedStrategy[];
  readonly settings: OwnSettings;
};

/** A leader's own place: what waits for them, what they answered, how they like to be asked. */
export type LeaderDesk = {
  /** `page` counts from 0 and is brought within what there is. */
  describe(workspaceId: string, personId: string, page: number): Promise<LeaderPlace>;
  settings(owner: Owner): Promise<OwnSettings>;
  /** A strategy that they were asked about; undefined for any other. */
  strategy(owner: Owner, strategyId: string): Promise<AskedStrategy | undefined>;
  deleteReply(owner: Owner, roundId: string): Promise<boolean>;
  setMayQuote(owner: Owner, roundId: string, mayQuote: boolean): Promise<boolean>;
  exportAll(owner: Owner): Promise<AnswersFile>;
  saveSettings(owner: Owner, wish: SettingsWish): Promise<Result<null, SettingsFailure>>;
};

/** Binds the desk to its stores. Nobody reaches what belongs to somebody else. */
export function createLeaderDesk(deps: Deps): LeaderDesk {
  return {
    async describe(workspaceId, personId, page) {
      const owner = { workspaceId, personId };
      return {
        open: await describeOpenQuestions(deps, owner),
        answers: await describeOwnAnswers(deps, owner, page),
        strategies: await deps.ownAnswers.strategies(owner),
        settings: await describeOwnSettings(deps, owner),
      };
    },
    settings: (owner) => describeOwnSettings(deps, owner),
    async strategy(owner, strategyId) {
      const known = await deps.ownAnswers.strategies(owner);
      return known.find((strategy) => strategy.strategyId === strategyId);
    },
    deleteReply: (owner, roundId) => deleteAnswer(deps, owner, roundId),
    setMayQuote: (owner, roundId, mayQuote) => setMayQuote(deps, owner, roundId, mayQuote),
    exportAll: (owner) => exportAnswers(deps, owner),
    saveSettings: (owner, wish) => saveOwnSettings(deps, owner, wish),
  };
}
