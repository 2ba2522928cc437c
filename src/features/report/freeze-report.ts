import type { Deps } from '../../deps.ts';
import { rawInput } from './build-report.ts';
import { freeze } from './frozen.ts';
import type { ReportKey } from './report-request.ts';

/**
 * Freezes the report of a closed round as it stands: all that it is made from is kept. Answers which
 * one it is now, or undefined where there is nothing to freeze: it is gone, open, or frozen already.
 */
export async function freezeReport(
  deps: Deps,
  workspaceId: string,
  personId: string,
  { source, breakdown }: ReportKey,
): Promise<ReportKey | undefined> {
  if (source.kind !== 'round') return undefined;
  const { roundId, earlierId } = source;
  const input = await rawInput(deps, workspaceId, roundId, earlierId ?? undefined);
  if (input === undefined || input.view.round.closedAt === null) return undefined;
  const id = deps.newId();
  await deps.frozen.keep(workspaceId, {
    id,
    roundId,
    frozenAt: deps.clock(),
    frozenBy: personId,
    input: freeze(input.view, input.around, deps.version),
  });
  deps.log.info({ round: roundId, frozen: id }, 'report frozen');
  return { source: { kind: 'frozen', frozenId: id }, breakdown };
}
