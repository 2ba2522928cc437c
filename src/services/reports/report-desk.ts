import { ok, type Result } from '../../domain/result.ts';
import type { FrozenLine, FrozenStore } from '../ports/frozen-store.ts';
import type { NoteStore } from '../ports/note-store.ts';
import type { ReportFile, ReportFiles, ReportPicture } from '../ports/report-files.ts';
import { type BeliefNeeds, type BeliefQuestion, beliefToAsk, keepBelief } from './ask-belief.ts';
import { chooseRounds, type ReportFailure, type ReportNeeds } from './build-report.ts';
import { type FreezeNeeds, freezeReport } from './freeze-report.ts';
import {
  type OpenReportNeeds,
  openForOthers,
  openReport,
  type ShownReport,
} from './open-report.ts';
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

/** What the desk needs. */
export type ReportDeskNeeds = ReportNeeds &
  OpenReportNeeds &
  BeliefNeeds &
  FreezeNeeds & {
    readonly frozen: FrozenStore;
    readonly notes: Pick<NoteStore, 'want'>;
    readonly reportFiles: Pick<ReportFiles, 'heatMap' | 'write'>;
  };

/** Binds what executives do with reports to its stores. */
export function createReportDesk(needs: ReportDeskNeeds): ReportDesk {
  const find: ReportDesk['find'] = async (workspaceId, request) => {
    const chosen = await chooseRounds(needs, workspaceId, request);
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
    beliefToAsk: (workspaceId, personId, key) => beliefToAsk(needs, workspaceId, personId, key),
    keepBelief: (workspaceId, personId, said) => keepBelief(needs, workspaceId, personId, said),
    open: (workspaceId, key) => openReport(needs, workspaceId, key),
    openForOthers: (workspaceId, key) => openForOthers(needs, workspaceId, key),
    picture: (shown) => needs.reportFiles.heatMap(shown),
    files: (shown) => needs.reportFiles.write(shown),
    freeze: (workspaceId, personId, key) => freezeReport(needs, workspaceId, personId, key),
    listFrozen: (workspaceId) => needs.frozen.list(workspaceId, MOST_FROZEN),
    wantNotes: (workspaceId, personId, isWanted) =>
      needs.notes.want(workspaceId, personId, isWanted, needs.clock()),
  };
}
