import type { Deps } from '../../deps.ts';
import { ok, type Result } from '../../domain/result.ts';
import { type BeliefQuestion, beliefToAsk, keepBelief } from './ask-belief.ts';
import { chooseRounds, type ReportFailure } from './build-report.ts';
import { freezeReport } from './freeze-report.ts';
import type { FrozenLine } from './frozen-report-store.ts';
import { openForOthers, openReport, type ShownReport } from './open-report.ts';
import type { ReportFile, ReportPicture } from './report-files-port.ts';
import type { ReportKey } from './report-key.ts';
import { LATEST, type ReportRequest } from './report-request.ts';

const MOST_FROZEN = 20;

/** What executives do with reports. The caller has made sure that they are executives. */
export type ReportDesk = {
  /** Finds the report that a request is about. */
  find(workspaceId: string, request: ReportRequest): Promise<Result<ReportKey, ReportFailure>>;
  /** Finds the report of a round by its id. */
  ofRound(workspaceId: string, roundId: string): Promise<ReportKey | undefined>;
  /** What somebody is to be asked before they see it; null for nothing. */
  beliefToAsk(
    workspaceId: string,
    personId: string,
    key: ReportKey,
  ): Promise<BeliefQuestion | null>;
  keepBelief(
    workspaceId: string,
    personId: string,
    said: { readonly roundId: string; readonly ofHundred: number | null },
  ): Promise<void>;
  open(workspaceId: string, key: ReportKey): Promise<ShownReport | undefined>;
  /** As people who are no executives may see it. */
  openForOthers(workspaceId: string, key: ReportKey): Promise<ShownReport | undefined>;
  picture(shown: ShownReport): Promise<ReportPicture | undefined>;
  files(shown: ShownReport): Promise<readonly ReportFile[]>;
  freeze(workspaceId: string, personId: string, key: ReportKey): Promise<ReportKey | undefined>;
  /** The newest first. */
  listFrozen(workspaceId: string): Promise<readonly FrozenLine[]>;
  /** Whether somebody hears by themselves that a round has closed. */
  wantNotes(workspaceId: string, personId: string, isWanted: boolean): Promise<void>;
};

/** Binds what executives do with reports to its stores. */
export function createReportDesk(deps: Deps): ReportDesk {
  const find: ReportDesk['find'] = async (workspaceId, request) => {
    const chosen = await chooseRounds(deps, workspaceId, request);
    if (!chosen.ok) return chosen;
    const { round, earlier } = chosen.value;
    const source = { kind: 'round', roundId: round.id, earlierId: earlier?.id ?? null } as const;
    return ok({ source, breakdown: request.breakdown });
  };
  return {
    find,
    async ofRound(workspaceId, roundId) {
      const found = await find(workspaceId, { ...LATEST, which: { kind: 'id', roundId } });
      return found.ok ? found.value : undefined;
    },
    beliefToAsk: (workspaceId, personId, key) => beliefToAsk(deps, workspaceId, personId, key),
    keepBelief: (workspaceId, personId, said) => keepBelief(deps, workspaceId, personId, said),
    open: (workspaceId, key) => openReport(deps, workspaceId, key),
    openForOthers: (workspaceId, key) => openForOthers(deps, workspaceId, key),
    picture: (shown) => deps.reportFiles.heatMap(shown),
    files: (shown) => deps.reportFiles.write(shown),
    freeze: (workspaceId, personId, key) => freezeReport(deps, workspaceId, personId, key),
    listFrozen: (workspaceId) => deps.frozen.list(workspaceId, MOST_FROZEN),
    wantNotes: (workspaceId, personId, isWanted) =>
      deps.notes.want(workspaceId, personId, isWanted, deps.clock()),
  };
}
