import type { Cause } from '../../domain/cause.ts';
import { disclose } from '../../domain/disclosure/disclose.ts';
import { composeReport } from '../../domain/compose-report.ts';
import type { Report } from '../../domain/report.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { pickExcerpt, wordsOfCause } from '../guide/pick-excerpt.ts';
import type { Excerpt, Library } from '../ports/library.ts';
import type { StrategyStore } from '../ports/plan-stores.ts';
import type { ReportStore, RoundStore } from '../ports/round-store.ts';

/** What a report needs. */
export type ReportNeeds = {
  readonly rounds: Pick<RoundStore, 'list'>;
  readonly strategies: Pick<StrategyStore, 'list'>;
  readonly reports: ReportStore;
  readonly library: Pick<Library, 'search'>;
};

/** A report with what to read about the causes that it found, the weightiest cause first. */
export type FullReport = { readonly report: Report; readonly advice: readonly Advice[] };

/** A cause and the passage that helps with it; null where the library has none. */
export type Advice = { readonly cause: Cause; readonly excerpt: Excerpt | null };

/** Why there is no report. `known` lists the names of the strategies that could be asked for. */
export type ReportFailure =
  | { readonly kind: 'unknown-strategy'; readonly known: readonly string[] }
  | { readonly kind: 'no-round' };

/**
 * Builds the report of the newest round: of all strategies, or of the one whose id or name
 * contains `wanted` (any case).
 */
export async function buildReport(
  needs: ReportNeeds,
  workspaceId: string,
  wanted: string,
): Promise<Result<FullReport, ReportFailure>> {
  const strategies = await needs.strategies.list(workspaceId);
  const chosen = strategies.filter(({ strategyId, content }) =>
    `${strategyId} ${content.name}`.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  if (chosen.length === 0 && strategies.length > 0) {
    return err({ kind: 'unknown-strategy', known: strategies.map((s) => s.content.name) });
  }
  const ids = new Set(chosen.map((s) => s.strategyId));
  const [round] = (await needs.rounds.list(workspaceId)).filter((r) => ids.has(r.strategyId));
  if (round === undefined) return err({ kind: 'no-round' });
  return await reportOnRound(needs, workspaceId, round.id);
}

/** Builds the report of one round. */
export async function reportOnRound(
  needs: Pick<ReportNeeds, 'reports' | 'library'>,
  workspaceId: string,
  roundId: string,
): Promise<Result<FullReport, ReportFailure>> {
  const view = await needs.reports.view(workspaceId, roundId);
  if (view === undefined) return err({ kind: 'no-round' });
  const report = composeReport(disclose(view));
  return ok({ report, advice: await adviceOn(report, needs.library) });
}

/** A passage for each cause, by what was said; none stands there twice. */
async function adviceOn(
  { causes, flags }: Report,
  library: ReportNeeds['library'],
): Promise<readonly Advice[]> {
  const advice: Advice[] = [];
  for (const cause of causes) {
    const shown = advice.flatMap(({ excerpt }) => excerpt ?? []);
    const wanted = { cause, words: wordsOfCause(flags, cause), shown };
    advice.push({ cause, excerpt: (await pickExcerpt(library, wanted)) ?? null });
  }
  return advice;
}
