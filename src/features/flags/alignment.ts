import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import type { Band } from './disclosure/groups.ts';
import { type Answer, type Stand, standOf } from './round-view.ts';
import { type Share, shareOf } from './wilson.ts';

/**
 * Whether somebody's own plan shows the strategy: it takes the preferred side of a rule at least
 * once, and no given-up side and no both. What somebody says of their agreement does not count, and
 * silence is silence.
 */
export function isAligned(answer: Answer, strategy: Strategy): boolean {
  return isAlignedOn(answer, ruleIdsOf(strategy));
}

function ruleIdsOf(strategy: Strategy): readonly string[] {
  return decisionRulesOf(strategy).map(({ rule }) => rule.id);
}

function isAlignedOn(answer: Answer, ruleIds: readonly string[]): boolean {
  const stands = ruleIds.map((id) => standOf(answer, id).stand);
  return showsAlignment((stand) => stands.includes(stand));
}

/** Whether these stands show the strategy: a preferred side, none given up, and no both. */
export function showsAlignment(has: (stand: Stand) => boolean): boolean {
  return has('prefer') && !has('over') && !has('split');
}

/** The share of those asked whose own plan shows the strategy. */
export function demonstratedBy(answers: readonly Answer[], strategy: Strategy): Share {
  const ruleIds = ruleIdsOf(strategy);
  const aligned = answers.filter((answer) => isAlignedOn(answer, ruleIds));
  return shareOf(aligned.length, answers.length);
}

/** Demonstrated alignment at each level, from the top down: where the signal is lost on its way. */
export type SignalStep = { readonly band: string; readonly aligned: Share };

/** Signal loss by level; empty where levels are not told apart. */
export function signalByLevel(
  answers: readonly Answer[],
  strategy: Strategy,
): readonly SignalStep[] {
  const bands = new Map<number, Band>();
  for (const { band } of answers) if (band !== null) bands.set(band.rank, band);
  const steps = [...bands.values()].sort((a, b) => a.rank - b.rank);
  return steps.map(({ label, rank }) => ({
    band: label,
    aligned: demonstratedBy(
      answers.filter(({ band }) => band?.rank === rank),
      strategy,
    ),
  }));
}

/** What people claim of the strategy's clarity beside what their plans show. */
export type ClarityGap = {
  /** Of those who rated it, who finds it clear: 4 or 5 of 5. */
  readonly claimed: Share;
  /** Of the same people, whose own plan shows it. */
  readonly demonstrated: Share;
};

/** The gap between claim and demonstration; null where nobody was asked how clear it is. */
export function clarityGapOf(answers: readonly Answer[], strategy: Strategy): ClarityGap | null {
  const rated = answers.filter(({ choices }) => choices.some(({ kind }) => kind === 'clarity'));
  if (rated.length === 0) return null;
  const clear = rated.filter(({ choices }) =>
    choices.some((choice) => choice.kind === 'clarity' && choice.scale >= 4),
  );
  return {
    claimed: shareOf(clear.length, rated.length),
    demonstrated: demonstratedBy(rated, strategy),
  };
}
