import { freeze } from '../../domain/frozen.ts';
import type { Clock, NewId } from '../ports/clock.ts';
import type { FrozenStore } from '../ports/frozen-store.ts';
import type { Log } from '../ports/log.ts';
import { type ReportNeeds, rawInput } from './build-report.ts';
import type { ReportKey } from './report-key.ts';

/** What freezing needs. */
export type FreezeNeeds = Pick<ReportNeeds, 'reports' | 'beliefs'> & {
  readonly frozen: Pick<FrozenStore, 'keep'>;
  /** The version of Throughline that runs. */
  readonly version: string;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly log: Log;
};

/**
 * Freezes the report of a closed round as it stands: all that it is made from is kept. Answers which
 * one it is now, or undefined where there is nothing to freeze: it is gone, open, or frozen already.
 */
export async function freezeReport(
  needs: FreezeNeeds,
  workspaceId: string,
  personId: string,
  { source, breakdown }: ReportKey,
): Promise<ReportKey | undefined> {
  if (source.kind !== 'round') return undefined;
  const { roundId, earlierId } = source;
  const input = await rawInput(needs, workspaceId, roundId, earlierId ?? undefined);
  if (input === undefined || input.view.round.closedAt === null) return undefined;
  const id = needs.newId();
  await needs.frozen.keep(workspaceId, {
    id,
    roundId,
    frozenAt: needs.clock(),
    frozenBy: personId,
    input: freeze(input.view, input.around, needs.version),
  });
  needs.log.info({ round: roundId, frozen: id }, 'report frozen');
  return { source: { kind: 'frozen', frozenId: id }, breakdown };
}
