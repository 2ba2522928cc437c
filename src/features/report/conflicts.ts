import type { FlagQuote } from '../../domain/flag.ts';
import type { DecisionRule, Priority } from '../../domain/strategy.ts';
import { quoteOn } from '../flags/quotes.ts';
import { type Answer, standOf } from '../flags/round-view.ts';

/** Two groups on opposite sides of a rule, with words of each and who decides between them. */
export type ConflictPair = {
  readonly ruleId: string;
  /** The group that keeps to the rule, and the one that takes what it gives up. */
  readonly keeps: string;
  readonly givesUp: string;
  readonly keepers: number;
  readonly others: number;
  /** Null where the words may not be quoted. */
  readonly keeperQuote: FlagQuote | null;
  readonly otherQuote: FlagQuote | null;
  /** From the strategy's decision rights; empty where it names nobody. */
  readonly decides: readonly string[];
};

/**
 * The pairs of groups that take opposite sides of a rule, the ones with the most voices first. Only
 * sure readings count. A group whose own people part takes the side that most of them take; with as
 * many on each it takes none.
 */
export function conflictsOn(
  answers: readonly Answer[],
  rule: DecisionRule,
  { decisionRights }: Pick<Priority, 'decisionRights'>,
): readonly ConflictPair[] {
  const byGroup = takersByGroup(answers, rule.id);
  const groups = [...byGroup.keys()].sort();
  const sided = groups.flatMap((group) => sideOf(group, byGroup.get(group) ?? NO_TAKERS));
  const keepers = sided.filter(({ side }) => side === 'prefer');
  const others = sided.filter(({ side }) => side === 'over');
  const pairs = keepers.flatMap((one) =>
    others.map((other) => ({
      ruleId: rule.id,
      keeps: one.group,
      givesUp: other.group,
      keepers: one.takers.length,
      others: other.takers.length,
      keeperQuote: firstQuote(one.takers, rule.id, 'prefer'),
      otherQuote: firstQuote(other.takers, rule.id, 'over'),
      decides: decisionRights,
    })),
  );
  return pairs.sort((a, b) => b.keepers + b.others - a.keepers - a.others);
}

type Sided = {
  readonly group: string;
  readonly side: 'prefer' | 'over';
  readonly takers: readonly Answer[];
};

type Takers = { readonly prefer: readonly Answer[]; readonly over: readonly Answer[] };
const NO_TAKERS: Takers = { prefer: [], over: [] };

/** Who surely takes a side, by group, in one go: a round may hold thousands. */
function takersByGroup(answers: readonly Answer[], ruleId: string): ReadonlyMap<string, Takers> {
  const byGroup = new Map<string, { prefer: Answer[]; over: Answer[] }>();
  for (const answer of answers) {
    const { position } = standOf(answer, ruleId);
    if (!position?.decided || (position.side !== 'prefer' && position.side !== 'over')) continue;
    const takers = byGroup.get(answer.group) ?? { prefer: [], over: [] };
    takers[position.side].push(answer);
    byGroup.set(answer.group, takers);
  }
  return byGroup;
}

function sideOf(group: string, { prefer, over }: Takers): readonly Sided[] {
  if (prefer.length === over.length) return [];
  return prefer.length > over.length
    ? [{ group, side: 'prefer', takers: prefer }]
    : [{ group, side: 'over', takers: over }];
}

function firstQuote(
  takers: readonly Answer[],
  ruleId: string,
  side: 'prefer' | 'over',
): FlagQuote | null {
  for (const answer of takers) {
    const quote = quoteOn(answer, ruleId, side);
    if (quote !== null) return quote;
  }
  return null;
}
