import {
  BARRIERS,
  type Barrier,
  type Origin,
  originOf,
  type Reading,
} from '../../domain/reading.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';

/** The side of a rule that was understood, in the strategy's words. */
export type SideStatement = {
  readonly kind: 'side';
  readonly key: PointKey;
  readonly ruleId: string;
  readonly side: 'prefer' | 'over' | 'split';
  readonly prefer: string;
  readonly over: string;
  readonly quote: string;
  /** False where the reader is not sure. */
  readonly isSure: boolean;
  readonly origin: Origin;
};

/** Something that was understood to stand in somebody's way. */
export type BarrierStatement = {
  readonly kind: 'barrier';
  readonly key: PointKey;
  readonly barrier: Barrier;
  readonly quote: string;
  readonly isSure: boolean;
  readonly origin: Origin;
};

/** One thing that a reply says, which its author can confirm or put right by itself. */
export type Statement = SideStatement | BarrierStatement;

/**
 * What a button is about, short enough for one: the side that was read on a rule ("s0" for the first
 * rule of the strategy), the question of a rule ("q0"), a barrier ("b0"), how clear it is ("c").
 */
export type PointKey = `${'s' | 'q' | 'b'}${number}` | 'c';

/** What a key stands for; undefined for one of another strategy. */
export type PointSubject =
  | { readonly kind: 'side' | 'question'; readonly ruleId: string }
  | { readonly kind: 'barrier'; readonly barrier: Barrier }
  | { readonly kind: 'clarity' };

/** Reads a key. */
export function subjectOfKey(key: string, strategy: Strategy): PointSubject | undefined {
  if (key === 'c') return { kind: 'clarity' };
  const [, letter, digits] = /^([sqb])(\d{1,4})$/.exec(key) ?? [];
  const index = Number(digits);
  if (letter === 'b') {
    const barrier = BARRIERS[index];
    return barrier && { kind: 'barrier', barrier };
  }
  const ruleId = letter && decisionRulesOf(strategy)[index]?.rule.id;
  return ruleId ? { kind: letter === 's' ? 'side' : 'question', ruleId } : undefined;
}

/** The key of the question of a rule. */
export function questionKey(ruleId: string, strategy: Strategy): PointKey {
  return `q${indexOfRule(ruleId, strategy)}`;
}

/** Everything that a reading says, sides in the order of the strategy and then barriers. */
export function statementsOf(reading: Reading, strategy: Strategy): readonly Statement[] {
  const rules = new Map(decisionRulesOf(strategy).map(({ rule }) => [rule.id, rule]));
  const sides = reading.positions.flatMap((position): readonly SideStatement[] => {
    const { ruleId, side, decided: isSure, evidence } = position;
    const rule = rules.get(ruleId);
    if (rule === undefined || side === 'silent' || evidence === null) return [];
    const { prefer, over } = rule;
    const key = `s${indexOfRule(ruleId, strategy)}` as const;
    const told = { quote: evidence.quote, isSure, origin: originOf(reading.reader, position) };
    return [{ kind: 'side', key, ruleId, side, prefer, over, ...told }];
  });
  const barriers = reading.barriers.map(
    (found): BarrierStatement => ({
      kind: 'barrier',
      key: `b${BARRIERS.indexOf(found.barrier)}`,
      barrier: found.barrier,
      quote: found.evidence.quote,
      isSure: reading.decided,
      origin: originOf(reading.reader, found),
    }),
  );
  return [...sides, ...barriers];
}

function indexOfRule(ruleId: string, strategy: Strategy): number {
  return decisionRulesOf(strategy).findIndex(({ rule }) => rule.id === ruleId);
}
