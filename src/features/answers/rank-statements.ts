import type { Reading, Side } from '../../domain/reading.ts';
import type { Statement } from './statements.ts';

/** What somebody else in the round was understood to say. */
export type Peer = {
  readonly personId: string;
  readonly function: string | null;
  readonly reading: Pick<Reading, 'positions'>;
};

/** What the round says around one person: an asked rule is one that it put to everybody. */
export type Around = {
  readonly function: string | null;
  /** The others, the newest readings at most. */
  readonly peers: readonly Peer[];
  readonly askedRules: readonly string[];
};

const DOUBT = 16;
const ASKED = 8;
const CONTESTED_AT_HOME = 4;
const CONTESTED = 2;
const RARE = 1;
/** What stands in somebody's way is theirs alone to tell. */
const BARRIER = 2;
/** So few have said anything on a rule that each of them matters. */
const FEW = 3;

/** The statements whose answer matters most first; equal ones stay in their order. */
export function rankStatements(
  statements: readonly Statement[],
  around: Around,
): readonly Statement[] {
  const weights = new Map(statements.map((each) => [each, weightOf(each, around)]));
  return [...statements].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
}

/** The rules on which a word matters most first; equal ones stay in their order. */
export function rankRules<Rule extends { readonly id: string }>(
  rules: readonly Rule[],
  around: Around,
): readonly Rule[] {
  const weights = new Map(rules.map(({ id }) => [id, weighRule(id, 'silent', around)]));
  return [...rules].sort((a, b) => (weights.get(b.id) ?? 0) - (weights.get(a.id) ?? 0));
}

/** A doubt weighs most, then a rule that was asked, then a contradiction, then what is rarely said. */
function weightOf(statement: Statement, around: Around): number {
  const doubt = statement.isSure ? 0 : DOUBT;
  if (statement.kind === 'barrier') return doubt + BARRIER;
  return doubt + weighRule(statement.ruleId, statement.side, around);
}

function weighRule(ruleId: string, side: Side, around: Around): number {
  const taken = around.peers.flatMap(({ function: where, reading }) => {
    const position = reading.positions.find((each) => each.ruleId === ruleId);
    return position && position.side !== 'silent' ? [{ where, side: position.side }] : [];
  });
  const isAtHome = around.function !== null;
  const atHome = taken.filter(({ where }) => isAtHome && where === around.function);
  const asked = around.askedRules.includes(ruleId) ? ASKED : 0;
  const rare = taken.length < FEW ? RARE : 0;
  if (isContested(side, atHome)) return asked + CONTESTED_AT_HOME + rare;
  return asked + (isContested(side, taken) ? CONTESTED : 0) + rare;
}

/** Somebody stands on the other side; for who takes none, or both, the others stand against each other. */
function isContested(side: Side, taken: readonly { readonly side: Side }[]): boolean {
  const has = (wanted: Side) => taken.some((each) => each.side === wanted);
  if (side === 'prefer') return has('over');
  return side === 'over' ? has('prefer') : has('prefer') && has('over');
}
