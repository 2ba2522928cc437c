import type { Deps } from '../../deps.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Round, Standings } from '../../domain/round.ts';
import { withoutQuotes } from '../../domain/words.ts';
import { disclose, maskAnswers } from '../flags/disclosure/disclose.ts';
import { type StandingFlag, standingFlags } from '../flags/flag-workflow.ts';
import type { RoundView } from '../flags/round-view.ts';
import { standingsOf } from '../flags/standings.ts';
import { pickExcerpt, wordsOfCause } from '../guide/pick-excerpt.ts';
import { type Change, type Compared, changeSince, pointOf, type RoundPoint } from './change.ts';
import { composeReport } from './compose-report.ts';
import { grantedRights, rightsInDoubt } from './granted-rights.ts';
import type { Advice, Around, FullReport, Report } from './report.ts';
import type { ReportRequest, WhichRound } from './report-request.ts';

/** Why there is no report. `known` lists the names of the strategies that could be asked for. */
export type ReportFailure =
  | { readonly kind: 'unknown-strategy'; readonly known: readonly string[] }
  | { readonly kind: 'no-round' }
  /** There are only so many rounds about the strategy, or none since that day. */
  | { readonly kind: 'unknown-round'; readonly rounds: number };

/** The round that is reported on, and the one that it is compared with. */
export type ChosenRounds = { readonly round: Round; readonly earlier: Round | undefined };

/**
 * Builds a report: of the newest round about the strategy whose id or name contains the words (any
 * case), or of the one asked for. It is compared with the closed round before it, or with the first
 * one since a day.
 */
export async function buildReport(
  deps: Deps,
  workspaceId: string,
  request: Pick<ReportRequest, 'strategy' | 'which'>,
): Promise<Result<FullReport, ReportFailure>> {
  const chosen = await chooseRounds(deps, workspaceId, request);
  if (!chosen.ok) return chosen;
  const { round, earlier } = chosen.value;
  const input = await reportInput(deps, workspaceId, round.id, earlier?.id);
  return input === undefined
    ? err({ kind: 'no-round' })
    : ok(await fullReport(deps, workspaceId, input));
}

/** Finds the rounds that a request is about. */
export async function chooseRounds(
  deps: Pick<Deps, 'rounds' | 'strategies'>,
  workspaceId: string,
  { strategy, which }: Pick<ReportRequest, 'strategy' | 'which'>,
): Promise<Result<ChosenRounds, ReportFailure>> {
  const known = await deps.strategies.list(workspaceId);
  const wanted = nameKey(strategy);
  const named = known.filter(({ strategyId, content }) =>
    nameKey(`${strategyId} ${content.name}`).includes(wanted),
  );
  if (named.length === 0 && known.length > 0) {
    return err({ kind: 'unknown-strategy', known: known.map((s) => s.content.name) });
  }
  const ids = new Set(named.map((s) => s.strategyId));
  const all = (await deps.rounds.list(workspaceId)).filter((r) => ids.has(r.strategyId));
  const [newest] = all;
  if (newest === undefined) return err({ kind: 'no-round' });
  const rounds = all.filter((round) => round.strategyId === newest.strategyId).reverse();
  const found = pickRounds(rounds, which);
  return found === undefined ? err({ kind: 'unknown-round', rounds: rounds.length }) : ok(found);
}

/** A name as it is looked for: case, kinds of quotes and dashes, and spaces make no difference. */
function nameKey(name: string): string {
  return withoutQuotes(name).toLowerCase();
}

/** `rounds` about one strategy, the oldest first. */
function pickRounds(rounds: readonly Round[], which: WhichRound): ChosenRounds | undefined {
  const index = indexOf(rounds, which);
  const round = rounds[index];
  if (round === undefined) return undefined;
  const closedBefore = rounds.slice(0, index).filter(({ closedAt }) => closedAt !== null);
  if (which.kind !== 'since') return { round, earlier: closedBefore.at(-1) };
  const since = new Date(`${which.date}T00:00:00Z`);
  if (round.openedAt < since) return undefined;
  return { round, earlier: closedBefore.find(({ openedAt }) => openedAt >= since) };
}

function indexOf(rounds: readonly Round[], which: WhichRound): number {
  if (which.kind === 'number') return which.number - 1;
  if (which.kind === 'id') return rounds.findIndex(({ id }) => id === which.roundId);
  return rounds.length - 1;
}

/** All that the report of a round is made from. */
export type ReportInput = { readonly view: RoundView; readonly around: Around };

/** Loads what a report is made from, as executives may see it; undefined where the round is gone. */
export async function reportInput(
  deps: Pick<Deps, 'reports' | 'predictions' | 'rounds'>,
  workspaceId: string,
  roundId: string,
  earlierId: string | undefined,
): Promise<ReportInput | undefined> {
  const found = await rawInput(deps, workspaceId, roundId, earlierId);
  return found && { ...found, view: disclose(found.view) };
}

/** The same before anything is hidden: for freezing, never for showing. */
export async function rawInput(
  deps: Pick<Deps, 'reports' | 'predictions' | 'rounds'>,
  workspaceId: string,
  roundId: string,
  earlierId: string | undefined,
): Promise<ReportInput | undefined> {
  const earlier = earlierId && (await comparable(deps.reports, workspaceId, earlierId));
  const view = await deps.reports.view(workspaceId, roundId);
  if (view === undefined) return undefined;
  const predictions = await deps.predictions.list(roundId);
  const change = earlier ? compare(earlier, view) : null;
  const history = await historyOf(deps, workspaceId, view);
  return { view, around: { change, history, predictions } };
}

/** More rounds than this would not be told apart in a picture. */
const MOST_ROUNDS = 12;

/**
 * The closed rounds about the strategy up to this one, from what was kept of each when it closed. One
 * that asked fewer people than may be told apart is left out, as its own report shows nothing.
 */
async function historyOf(
  { reports, rounds }: Pick<Deps, 'reports' | 'rounds'>,
  workspaceId: string,
  view: RoundView,
): Promise<readonly RoundPoint[]> {
  const { strategyId, openedAt, closedAt } = view.round;
  if (closedAt === null) return [];
  const all = await rounds.list(workspaceId, strategyId);
  const before = all
    .filter((round) => round.closedAt !== null && round.openedAt < openedAt)
    .slice(0, MOST_ROUNDS - 1)
    .reverse();
  const kept = await Promise.all(before.map(({ id }) => reports.standings(workspaceId, id)));
  const points = kept.flatMap((each) =>
    each === undefined || isTooSmall(each) ? [] : [pointOf(comparedBy(each))],
  );
  return [...points, pointOf(comparedOf(view))];
}

function isTooSmall({ round, standings }: Kept): boolean {
  return round.disclosure !== 'named' && Object.keys(standings.people).length < round.smallestGroup;
}

/**
 * What an earlier round is compared by: what was kept of it when it closed or changed last. Of one
 * that closed before that was kept, where its people stand is found out anew.
 */
async function comparable(
  reports: Deps['reports'],
  workspaceId: string,
  roundId: string,
): Promise<Earlier | undefined> {
  const kept = await reports.standings(workspaceId, roundId);
  if (kept !== undefined) return { round: kept.round, compared: comparedBy(kept) };
  const view = await reports.view(workspaceId, roundId);
  return view && { round: view.round, compared: comparedOf(view) };
}

type Earlier = { readonly round: Round; readonly compared: Compared };

function compare(earlier: Earlier, now: RoundView): Change {
  const isNamed = earlier.round.disclosure === 'named' && now.round.disclosure === 'named';
  const smallest = Math.max(earlier.round.smallestGroup, now.round.smallestGroup);
  return changeSince(earlier.compared, comparedOf(now), isNamed ? 1 : smallest);
}

function comparedOf(view: RoundView): Compared {
  const { round, strategy } = view;
  return comparedBy({ round, standings: standingsOf(strategy, maskAnswers(view)) });
}

type Kept = { readonly round: Round; readonly standings: Standings };

function comparedBy({ round, standings }: Kept): Compared {
  return { roundId: round.id, openedAt: round.openedAt, standings };
}

/** Composes a report from its input and finds what is being done about it, and what to read. */
export async function fullReport(
  {
    library,
    likeness,
    flags: kept,
    people,
  }: Pick<Deps, 'library' | 'likeness' | 'flags' | 'people'>,
  workspaceId: string,
  { view, around }: ReportInput,
  { asked, answered }: Pick<FullReport, 'asked' | 'answered'> = { asked: [], answered: [] },
): Promise<FullReport> {
  const report = composeReport(view, around);
  const flags = standingFlags(report.flags, await kept.list(view.round.id));
  const names = await namesOf(people, workspaceId, flags);
  const doubts = report.hidden === null ? rightsInDoubt(view.answers) : [];
  const rights = await grantedRights(view.strategy, doubts, likeness);
  return { report, advice: await adviceOn(report, library), rights, flags, asked, answered, names };
}

async function namesOf(
  people: Pick<Deps['people'], 'find'>,
  workspaceId: string,
  flags: readonly StandingFlag[],
): Promise<FullReport['names']> {
  const ids = new Set(flags.flatMap(({ kept }) => kept?.assigneeId ?? []));
  const found = await Promise.all([...ids].map((id) => people.find(workspaceId, id)));
  return Object.fromEntries(found.flatMap((person) => (person ? [[person.id, person.name]] : [])));
}

/** A passage for each cause, by what was said; none stands there twice. */
async function adviceOn(
  { causes, flags }: Report,
  library: Deps['library'],
): Promise<readonly Advice[]> {
  const advice: Advice[] = [];
  for (const cause of causes) {
    const shown = advice.flatMap(({ excerpt }) => excerpt ?? []);
    const wanted = { cause, words: wordsOfCause(flags, cause), shown };
    advice.push({ cause, excerpt: (await pickExcerpt(library, wanted)) ?? null });
  }
  return advice;
}
