import type { Deps } from '../../deps.ts';
import { type Flag, isCollision } from '../../domain/flag.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Round } from '../../domain/round.ts';
import { type DecisionRule, decisionRulesOf } from '../../domain/strategy.ts';
import { openAskRound } from '../check-in/open-ask-round.ts';
import { whoIsHere } from '../people/people-asked.ts';
import { type ActFailure, type FittingSchedule, schedulesForFlag } from './act-on-flag.ts';
import { tellable, whoIsConcerned } from './concerned.ts';
import { isSettled } from './flag-workflow.ts';
import type { RoundView } from './round-view.ts';

/** How a collision can be put to the people concerned. */
export type AskOffer = {
  /** How many they are; null where that may not be told. Who they are is told to nobody. */
  readonly people: number | null;
  /** The round in which it is with them already; null where it is not. */
  readonly open: Pick<Round, 'openedAt' | 'closesAt' | 'askedBy'> | null;
  readonly schedules: readonly FittingSchedule[];
};

/** What an executive is offered who wants a collision put to those concerned. */
export async function offerToAsk(
  deps: Deps,
  workspaceId: string,
  flagId: string,
): Promise<Result<AskOffer, ActFailure>> {
  const found = await findCollision(deps, workspaceId, flagId);
  if (!found.ok) return found;
  const { view, rule, people } = found.value;
  const asks = await deps.asks.about(workspaceId, view.round.id);
  const open = asks.find((ask) => ask.closedAt === null && ask.questions[0]?.ruleId === rule.id);
  return ok({
    people: tellable(people.length, view.round),
    open: open ?? null,
    schedules: await schedulesForFlag(deps, workspaceId, flagId),
  });
}

/** Who wants which collision put to those concerned. */
export type AskThem = {
  readonly workspaceId: string;
  readonly personId: string;
  readonly flagId: string;
};

/**
 * Puts a collision to those concerned in a round of its own, within their working hours and as the
 * question of a day. Answers how many they are, as far as that may be told.
 */
export async function askThem(
  deps: Deps,
  { workspaceId, personId, flagId }: AskThem,
): Promise<Result<{ readonly people: number | null }, ActFailure>> {
  const found = await findCollision(deps, workspaceId, flagId);
  if (!found.ok) return found;
  const { flag, view, rule, people } = found.value;
  const now = deps.clock();
  const ask = { workspaceId, about: view.round, rule, askedBy: personId, people };
  const round = await openAskRound(deps, ask, now);
  if (round === undefined) return err('asked-already');
  await deps.flags.note(flag.id, personId, now, { kind: 'asked-them', roundId: round.id });
  return ok({ people: tellable(people.length, view.round) });
}

type Collision = {
  readonly flag: Flag;
  readonly view: RoundView;
  readonly rule: DecisionRule;
  readonly people: readonly string[];
};

async function findCollision(
  deps: Deps,
  workspaceId: string,
  flagId: string,
): Promise<Result<Collision, ActFailure>> {
  const flag = await deps.flags.find(workspaceId, flagId);
  const view = flag && (await deps.reports.view(workspaceId, flag.roundId));
  if (flag === undefined || view === undefined) return err('gone');
  if (isSettled(flag.state)) return err('state');
  const { ruleId } = flag.content;
  const rule = decisionRulesOf(view.strategy).find((each) => each.rule.id === ruleId)?.rule;
  if (rule === undefined || !isCollision(flag.content)) return err('no-rule');
  const people = await whoIsHere(deps, workspaceId, whoIsConcerned(view, rule.id));
  return people.length === 0 ? err('no-one') : ok({ flag, view, rule, people });
}
