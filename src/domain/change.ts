import { demonstratedBy } from './alignment.ts';
import { type Answer, standOf } from './round-view.ts';
import { type Share, shareOf } from './statistics/wilson.ts';
import { decisionRulesOf, type Strategy } from './strategy.ts';

/** What has changed since an earlier round, for all who were asked and for those asked both times. */
export type Change = {
  readonly since: { readonly roundId: string; readonly openedAt: Date };
  readonly demonstrated: BeforeAfter;
  /** Rules that both rounds asked about, in the strategy's order. */
  readonly rules: readonly (BeforeAfter & { readonly ruleId: string })[];
};

/** Shares that take the preferred side, before and after. */
export type BeforeAfter = {
  readonly all: { readonly before: Share; readonly after: Share };
  /** Null where too few were asked both times, or too few only once, to show it. */
  readonly samePeople: { readonly before: Share; readonly after: Share } | null;
};

/** A round as it is compared: what `disclose` made of it, and who is who behind its answers. */
export type Compared = {
  readonly roundId: string;
  readonly openedAt: Date;
  readonly strategy: Strategy;
  readonly answers: readonly Answer[];
};

/**
 * Compares a round with an earlier one. `smallest` is the smallest group: where those asked only
 * once are fewer, the figures of all and of the same people could be subtracted to single them out.
 */
export function changeSince(earlier: Compared, now: Compared, smallest: number): Change {
  const same = samePeople(earlier.answers, now.answers, smallest);
  const shares = (of: (answers: readonly Answer[], strategy: Strategy) => Share): BeforeAfter => ({
    all: { before: of(earlier.answers, earlier.strategy), after: of(now.answers, now.strategy) },
    samePeople: same && {
      before: of(same.before, earlier.strategy),
      after: of(same.after, now.strategy),
    },
  });
  const before = new Set(decisionRulesOf(earlier.strategy).map(({ rule }) => rule.id));
  const rules = decisionRulesOf(now.strategy).filter(({ rule }) => before.has(rule.id));
  return {
    since: { roundId: earlier.roundId, openedAt: earlier.openedAt },
    demonstrated: shares(demonstratedBy),
    rules: rules.map(({ rule }) => ({
      ruleId: rule.id,
      ...shares((answers) => shareThatPrefers(answers, rule.id)),
    })),
  };
}

/** The share of those asked who take the preferred side of a rule. */
export function shareThatPrefers(answers: readonly Answer[], ruleId: string): Share {
  const prefer = answers.filter((answer) => standOf(answer, ruleId).stand === 'prefer');
  return shareOf(prefer.length, answers.length);
}

function samePeople(before: readonly Answer[], after: readonly Answer[], smallest: number) {
  const [early, late] = [idsOf(before), idsOf(after)];
  const isBoth = (id: string) => early.has(id) && late.has(id);
  const both = before.filter(({ personId }) => isBoth(personId));
  const onlyOnce = [before.length - both.length, after.length - both.length];
  const isShown = (size: number) => size === 0 || size >= smallest;
  if (both.length < Math.max(1, smallest) || !onlyOnce.every(isShown)) return null;
  return { before: both, after: after.filter(({ personId }) => isBoth(personId)) };
}

function idsOf(answers: readonly Answer[]): ReadonlySet<string> {
  return new Set(answers.map(({ personId }) => personId));
}
