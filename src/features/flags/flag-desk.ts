import type { Deps } from '../../deps.ts';
import type { Result } from '../../domain/result.ts';
import {
  type ActFailure,
  type ActOnFlag,
  actOnFlag,
  type FittingSchedule,
  schedulesFor,
} from './act-on-flag.ts';
import { describeFlag, type FlagPage } from './describe-flag.ts';

/** What executives do about flags. The caller has made sure that they are executives. */
export type FlagDesk = {
  describe(workspaceId: string, flagId: string): Promise<FlagPage | undefined>;
  act(doing: ActOnFlag): Promise<Result<null, ActFailure>>;
  /** Where a flag can be put to people again, the soonest first. */
  schedulesFor(workspaceId: string, flagId: string): Promise<readonly FittingSchedule[]>;
};

/** Binds what executives do about flags to its stores. */
export function createFlagDesk(deps: Deps): FlagDesk {
  return {
    describe: (workspaceId, flagId) => describeFlag(deps, workspaceId, flagId),
    act: (doing) => actOnFlag(deps, doing),
    async schedulesFor(workspaceId, flagId) {
      const flag = await deps.flags.find(workspaceId, flagId);
      return flag === undefined ? [] : await schedulesFor(deps, workspaceId, flag);
    },
  };
}
