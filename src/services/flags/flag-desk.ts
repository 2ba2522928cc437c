import type { Result } from '../../domain/result.ts';
import {
  type ActFailure,
  type ActNeeds,
  type ActOnFlag,
  actOnFlag,
  type FittingSchedule,
  schedulesFor,
} from './act-on-flag.ts';
import { type DescribeFlagNeeds, describeFlag, type FlagPage } from './describe-flag.ts';

/** What executives do about flags. The caller has made sure that they are executives. */
export type FlagDesk = {
  describe(workspaceId: string, flagId: string): Promise<FlagPage | undefined>;
  act(doing: ActOnFlag): Promise<Result<null, ActFailure>>;
  /** Where a flag can be put to people again, the soonest first. */
  schedulesFor(workspaceId: string, flagId: string): Promise<readonly FittingSchedule[]>;
};

/** What the desk needs. */
export type FlagDeskNeeds = ActNeeds & DescribeFlagNeeds;

/** Binds what executives do about flags to its stores. */
export function createFlagDesk(needs: FlagDeskNeeds): FlagDesk {
  return {
    describe: (workspaceId, flagId) => describeFlag(needs, workspaceId, flagId),
    act: (doing) => actOnFlag(needs, doing),
    async schedulesFor(workspaceId, flagId) {
      const flag = await needs.flags.find(workspaceId, flagId);
      return flag === undefined ? [] : await schedulesFor(needs, workspaceId, flag);
    },
  };
}
