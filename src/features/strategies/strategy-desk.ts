import type { Deps } from '../../deps.ts';
import type { Result } from '../../domain/result.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { describeStrategies, type StrategyLine } from './describe-strategies.ts';
import { previewStrategy, type StrategyPreview } from './preview-strategy.ts';
import { type Published, type PublishFailure, publishStrategy } from './publish-strategy.ts';
import {
  type ChangeFailure,
  changeStrategy,
  openStrategy,
  type StrategyInWork,
  startStrategy,
} from './strategy-drafts.ts';
import type { Basics, Edited, FieldProblems } from './strategy-edits.ts';
import { type StrategyUpload, type UploadFailure, uploadStrategy } from './upload-strategy.ts';

/** What admins do about strategies. Nothing that is asked changes before they publish. */
export type StrategyDesk = {
  list(workspaceId: string): Promise<readonly StrategyLine[]>;
  open(workspaceId: string, strategyId: string): Promise<StrategyInWork | undefined>;
  start(workspaceId: string, basics: Basics): Promise<Result<StrategyInWork, FieldProblems>>;
  change(
    workspaceId: string,
    strategyId: string,
    change: (strategy: Strategy) => Edited,
  ): Promise<Result<StrategyInWork, ChangeFailure>>;
  upload(
    workspaceId: string,
    upload: StrategyUpload,
  ): Promise<Result<StrategyInWork, UploadFailure>>;
  preview(
    workspaceId: string,
    strategyId: string,
    ruleId: string | null,
  ): Promise<StrategyPreview | undefined>;
  publish(workspaceId: string, strategyId: string): Promise<Result<Published, PublishFailure>>;
  /** Forgets a draft; published versions stay. */
  dropDraft(workspaceId: string, strategyId: string): Promise<void>;
};

/** Binds what admins do about strategies to its stores. Changes wait for one another, so that none is lost. */
export function createStrategyDesk(deps: Deps): StrategyDesk {
  const inTurn = turns();
  return {
    list: (workspaceId) => describeStrategies(deps, workspaceId),
    open: (workspaceId, strategyId) => openStrategy(deps, workspaceId, strategyId),
    start: (workspaceId, basics) => inTurn(() => startStrategy(deps, workspaceId, basics)),
    change: (workspaceId, strategyId, change) =>
      inTurn(() => changeStrategy(deps, workspaceId, strategyId, change)),
    upload: (workspaceId, upload) => inTurn(() => uploadStrategy(deps, workspaceId, upload)),
    preview: (workspaceId, strategyId, ruleId) =>
      previewStrategy(deps, workspaceId, strategyId, ruleId),
    publish: (workspaceId, strategyId) =>
      inTurn(() => publishStrategy(deps, workspaceId, strategyId)),
    dropDraft: (workspaceId, strategyId) =>
      inTurn(() => deps.strategies.dropDraft(workspaceId, strategyId)),
  };
}

/** Lets one piece of work begin when the one before it has ended, well or not. */
function turns(): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
