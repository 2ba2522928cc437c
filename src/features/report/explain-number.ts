import type { Deps } from '../../deps.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Round } from '../../domain/round.ts';
import { chooseRounds, type ReportFailure, reportInput } from './build-report.ts';
import { type Explained, explainCell } from './explain.ts';
import type { ReportRequest } from './report-request.ts';

/** Why a number is not explained; `unknown-cell` with the names of some that there are. */
export type ExplainFailure =
  | ReportFailure
  | { readonly kind: 'unknown-cell'; readonly known: readonly string[] };

/**
 * Lists what a number of a report counts, under the rights of executives; see `explainCell`. What is
 * compared with the round before is explained from the round that it was counted in:
 * `change.demonstrated.all.before`, `change.rules.ID.all.after`.
 */
export async function explainNumber(
  deps: Pick<Deps, 'rounds' | 'strategies' | 'reports' | 'predictions'>,
  workspaceId: string,
  request: Pick<ReportRequest, 'strategy' | 'which'>,
  cell: string,
): Promise<Result<Explained, ExplainFailure>> {
  const chosen = await chooseRounds(deps, workspaceId, request);
  if (!chosen.ok) return chosen;
  const { round, earlier } = chosen.value;
  const wanted = whereCounted(cell.trim(), round, earlier);
  const input = await reportInput(deps, workspaceId, wanted.round.id, undefined);
  if (input === undefined) return err({ kind: 'no-round' });
  const explained = explainCell(input.view, wanted.cell);
  if (!explained.ok) return err({ kind: 'unknown-cell', known: explained.error });
  return ok({ ...explained.value, cell: cell.trim() });
}

const COMPARED = /^change\.(demonstrated|rules\.(.+))\.all\.(before|after)(\.of)?$/i;

function whereCounted(
  cell: string,
  round: Round,
  earlier: Round | undefined,
): { readonly round: Round; readonly cell: string } {
  const found = COMPARED.exec(cell);
  if (found === null || earlier === undefined) return { round, cell };
  const [, , ruleId, when = '', of = ''] = found;
  const counted = ruleId === undefined ? 'demonstrated' : `rules.${ruleId}.aligned`;
  return {
    round: when.toLowerCase() === 'before' ? earlier : round,
    cell: `${counted}${of}`,
  };
}
