import type { Barrier, Reading, ReadingKind } from '../../domain/reading.ts';
import type { Disclosure } from '../../domain/settings.ts';
import { type DecisionRule, decisionRulesOf, type Strategy } from '../../domain/strategy.ts';

/** What a leader is told of how their reply was understood, with what there is to say about it. */
export type ReadBack = Told & {
  readonly understanding: ReadingKind;
  readonly sides: readonly ReadBackSide[];
  /** The words that decide what kind of answer it is; null where a side or a barrier shows them. */
  readonly quote: string | null;
  readonly barriers: readonly {
    readonly barrier: Barrier;
    readonly quote: string;
    readonly isSure: boolean;
  }[];
  /** True where it is in a language that the reader does not read: its author picks their sides. */
  readonly isForeign: boolean;
  /** Asked once where a reply agrees or hopes, and nothing to be seen was named; null otherwise. */
  readonly followUp: { readonly question: string } | null;
};

/** What a read-back is made from. */
export type ReadBackParts = Told & {
  readonly reading: Reading;
  readonly strategy: Strategy;
  /** True where a follow-up may still be asked. */
  readonly mayAsk: boolean;
  /** True shows the given-up side of the follow-up first. */
  readonly isSwapped: boolean;
};

type Told = {
  readonly readingId: string;
  /** Where there is something to help with: a barrier, or a plan that is still open. */
  readonly article: HelpingArticle | null;
  readonly disclosure: Disclosure;
  readonly isLate: boolean;
  /** It was changed after the round had closed. */
  readonly isChangedLate: boolean;
  /** The leader has spoken: there is nothing left to confirm. */
  readonly isConfirmed: boolean;
  readonly mayQuote: boolean;
};

/** One side that was understood. Of a split, neither comes first. */
export type ReadBackSide = {
  readonly ruleId: string;
  readonly side: 'prefer' | 'over' | 'split';
  /** What comes first; of a split, both. */
  readonly first: string;
  readonly second: string;
  readonly quote: string;
  /** False where the reader is not sure. */
  readonly isSure: boolean;
};

/** An article that helps with what was said, and a few sentences of it. */
export type HelpingArticle = {
  readonly stem: string;
  readonly title: string;
  readonly text: string;
  /** Who wrote it and under what terms, if it says so; '' otherwise. */
  readonly attribution: string;
};

/** Composes a read-back; sides in the order of the strategy, sure ones first. */
export function composeReadBack(parts: ReadBackParts): ReadBack {
  const { reading, strategy, mayAsk: _m, isSwapped: _s, ...told } = parts;
  const sides = sidesOf(reading, strategy);
  const barriers = reading.barriers.map(({ barrier, evidence }) => ({
    barrier,
    quote: evidence.quote,
    isSure: reading.decided,
  }));
  const shown = sides.length + barriers.length > 0;
  return {
    ...told,
    understanding: reading.kind,
    sides,
    quote: shown ? null : (reading.evidence[0]?.quote ?? null),
    barriers,
    isForeign: reading.unread === 'language',
    followUp: followUpOf(parts),
  };
}

/** True where a reply leaves open what will be different: there a follow-up helps. */
export function leavesOpen({ kind }: Pick<Reading, 'kind'>): boolean {
  return kind === 'agreement' || kind === 'aspirational';
}

function sidesOf(reading: Reading, strategy: Strategy): readonly ReadBackSide[] {
  const rules = new Map(decisionRulesOf(strategy).map(({ rule }) => [rule.id, rule]));
  const sides = reading.positions.flatMap(({ ruleId, side, decided, evidence }) => {
    const rule = rules.get(ruleId);
    if (rule === undefined || side === 'silent' || evidence === null) return [];
    const [first, second] = side === 'over' ? [rule.over, rule.prefer] : [rule.prefer, rule.over];
    return [{ ruleId, side, first, second, quote: evidence.quote, isSure: decided }];
  });
  return [...sides.filter(({ isSure }) => isSure), ...sides.filter(({ isSure }) => !isSure)];
}

function followUpOf({
  reading,
  strategy,
  mayAsk,
  isConfirmed,
  isSwapped,
}: ReadBackParts): ReadBack['followUp'] {
  if (!mayAsk || isConfirmed || !leavesOpen(reading)) return null;
  const rule = untouchedRule(reading, strategy);
  if (rule === undefined) return null;
  const [one, other] = isSwapped ? [rule.over, rule.prefer] : [rule.prefer, rule.over];
  const question = `If this month has room for only one of these, which goes first: ${one}, or ${other}?`;
  return { question };
}

/** The first rule that the reply says nothing about, else the first. */
function untouchedRule(reading: Reading, strategy: Strategy): DecisionRule | undefined {
  const touched = new Set(
    reading.positions.filter(({ side }) => side !== 'silent').map(({ ruleId }) => ruleId),
  );
  const rules = decisionRulesOf(strategy).map(({ rule }) => rule);
  return rules.find(({ id }) => !touched.has(id)) ?? rules[0];
}
