import type { Deps } from '../../deps.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Disclosure } from '../../domain/settings.ts';
import { disclose, seal } from '../flags/disclosure/disclose.ts';
import type { RoundView } from '../flags/round-view.ts';
import { givenAnswers } from './answered-questions.ts';
import {
  chooseRounds,
  fullReport,
  type ReportFailure,
  type ReportInput,
  rawInput,
} from './build-report.ts';
import type { FrozenReport } from './frozen.ts';
import { listAsked } from './list-asked.ts';
import type { FullReport } from './report.ts';
import { LATEST, type ReportKey, type ReportRequest } from './report-request.ts';

/** A report as somebody looks at it. */
export type ShownReport = FullReport & {
  readonly key: ReportKey;
  /** The decision rules that were put to people again because of a flag of the earlier round. */
  readonly askedAgain: readonly string[];
  /** What people were told of who sees their answers. */
  readonly disclosure: Disclosure;
  /** When it was frozen, and by whom; null for a report as things stand now. */
  readonly frozen: Pick<FrozenReport, 'frozenAt' | 'frozenBy'> | null;
};

/** Finds the report that a request is about. */
export async function findReport(
  deps: Deps,
  workspaceId: string,
  request: ReportRequest,
): Promise<Result<ReportKey, ReportFailure>> {
  const chosen = await chooseRounds(deps, workspaceId, request);
  if (!chosen.ok) return chosen;
  const { round, earlier } = chosen.value;
  const source = { kind: 'round', roundId: round.id, earlierId: earlier?.id ?? null } as const;
  return ok({ source, breakdown: request.breakdown });
}

/** Finds the report of a round by its id. */
export async function findReportOfRound(
  deps: Deps,
  workspaceId: string,
  roundId: string,
): Promise<ReportKey | undefined> {
  const request = { ...LATEST, which: { kind: 'id', roundId } } as const;
  const found = await findReport(deps, workspaceId, request);
  return found.ok ? found.value : undefined;
}

/** Opens a report as executives may see it; undefined where it is gone. */
export async function openReport(
  deps: Deps,
  workspaceId: string,
  key: ReportKey,
): Promise<ShownReport | undefined> {
  const found = await findInput(deps, workspaceId, key);
  if (found === undefined) return undefined;
  const since = await sinceThen(deps, workspaceId, found);
  return await shown(deps, workspaceId, { ...found, view: forExecutives(found), ...since }, key);
}

/**
 * Opens a report as people who are no executives may see it. Leaders who answered by name were told
 * that executives see that, and nobody else: for others nobody is named, and small groups are counted
 * together. What executives expected and what changed is left out.
 */
export async function openForOthers(
  deps: Deps,
  workspaceId: string,
  key: ReportKey,
): Promise<ShownReport | undefined> {
  const found = await findInput(deps, workspaceId, key);
  if (found === undefined) return undefined;
  const { view } = found;
  const isNamed = view.round.disclosure === 'named';
  const unnamed: RoundView = { ...view, round: { ...view.round, disclosure: 'function' } };
  const safe = isNamed ? disclose({ ...unnamed, published: null }) : forExecutives(found);
  const input = { view: safe, around: { change: null, history: [], predictions: [] } };
  const { disclosure } = safe.round;
  const since = await sinceThen(deps, workspaceId, { ...found, disclosure });
  return await shown(deps, workspaceId, { ...found, ...input, ...since }, key);
}

/** A frozen report knows nothing of what came after it. */
async function sinceThen(
  deps: Deps,
  workspaceId: string,
  { view, frozen, disclosure }: Found,
): Promise<Since> {
  if (frozen !== null) return { asked: [], answered: [] };
  return {
    asked: await listAsked(deps, workspaceId, view.round.id, disclosure),
    answered: await givenAnswers(deps, workspaceId, view.round.id),
  };
}

type Since = Pick<FullReport, 'asked' | 'answered'>;

type Found = ReportInput & {
  /** Frozen inputs are kept as executives may see them. */
  readonly isMasked: boolean;
  readonly earlierId: string | undefined;
  readonly disclosure: Disclosure;
  readonly frozen: ShownReport['frozen'];
};

function forExecutives({ view, isMasked }: Found): RoundView {
  return isMasked ? seal(view) : disclose(view);
}

async function findInput(
  deps: Deps,
  workspaceId: string,
  { source }: ReportKey,
): Promise<Found | undefined> {
  if (source.kind === 'round') {
    const earlierId = source.earlierId ?? undefined;
    const input = await rawInput(deps, workspaceId, source.roundId, earlierId);
    if (input === undefined) return undefined;
    const { disclosure } = input.view.round;
    return { ...input, isMasked: false, earlierId, disclosure, frozen: null };
  }
  const kept = await deps.frozen.find(workspaceId, source.frozenId);
  if (kept === undefined) return undefined;
  const { frozenAt, frozenBy, input } = kept;
  const earlierId = input.around.change?.since.roundId;
  const { disclosure } = input.view.round;
  return { ...input, isMasked: true, earlierId, disclosure, frozen: { frozenAt, frozenBy } };
}

async function shown(
  deps: Deps,
  workspaceId: string,
  { view, around, earlierId, frozen, disclosure, asked, answered }: Found & Since,
  key: ReportKey,
): Promise<ShownReport> {
  const full = await fullReport(deps, workspaceId, { view, around }, { asked, answered });
  const askedAgain = earlierId === undefined ? [] : await deps.flags.askedAgain(earlierId);
  return { ...full, key, askedAgain, disclosure, frozen };
}
