import type { Result } from '../domain/result.ts';
import {
  describeOpenQuestions,
  type OpenQuestion,
  type OpenQuestionsNeeds,
} from './leader/describe-open-questions.ts';
import {
  describeOwnAnswers,
  type OwnAnswersNeeds,
  type OwnAnswersPage,
} from './leader/describe-own-answers.ts';
import {
  type AnswersFile,
  type ExportAnswersNeeds,
  exportAnswers,
} from './leader/export-answers.ts';
import {
  describeOwnSettings,
  type OwnSettings,
  type OwnSettingsNeeds,
  type SettingsFailure,
  type SettingsWish,
  saveOwnSettings,
} from './leader/own-settings.ts';
import { deleteAnswer, setMayQuote, type TakeBackNeeds } from './leader/take-back.ts';
import type { AskedStrategy, OwnAnswersStore, Owner } from './ports/own-answers-store.ts';

/** What the desk needs. */
export type LeaderDeskNeeds = OpenQuestionsNeeds &
  OwnAnswersNeeds &
  OwnSettingsNeeds &
  ExportAnswersNeeds &
  TakeBackNeeds & { readonly ownAnswers: OwnAnswersStore };

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
export function createLeaderDesk(needs: LeaderDeskNeeds): LeaderDesk {
  return {
    async describe(workspaceId, personId, page) {
      const owner = { workspaceId, personId };
      return {
        open: await describeOpenQuestions(needs, owner),
        answers: await describeOwnAnswers(needs, owner, page),
        strategies: await needs.ownAnswers.strategies(owner),
        settings: await describeOwnSettings(needs, owner),
      };
    },
    settings: (owner) => describeOwnSettings(needs, owner),
    async strategy(owner, strategyId) {
      const known = await needs.ownAnswers.strategies(owner);
      return known.find((strategy) => strategy.strategyId === strategyId);
    },
    deleteReply: (owner, roundId) => deleteAnswer(needs, owner, roundId),
    setMayQuote: (owner, roundId, mayQuote) => setMayQuote(needs, owner, roundId, mayQuote),
    exportAll: (owner) => exportAnswers(needs, owner),
    saveSettings: (owner, wish) => saveOwnSettings(needs, owner, wish),
  };
}
