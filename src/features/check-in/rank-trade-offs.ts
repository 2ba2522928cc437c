import { STANDING_LETTERS, type Standings } from '../../domain/round.ts';

const { prefer, over, split } = STANDING_LETTERS;

/** Where the people of an earlier round stand, and what each of them does. */
export type Stood = {
  readonly standings: Standings;
  readonly functionOf: ReadonlyMap<string, string | null>;
};

/**
 * Decision rules, by their ids, in the order in which a round is to ask about them: those on which
 * functions took opposite sides, the most people first; then those on which the fewest people said
 * anything. Equals keep the strategy's order, which begins `turned` places further on: with nothing
 * known, the next round goes on where the last one ended, until all have come round.
 */
export function rankTradeOffs(
  rules: readonly string[],
  stood: Stood | undefined,
  turned: number,
): readonly string[] {
  const start = rules.length === 0 ? 0 : turned % rules.length;
  const ordered = [...rules.slice(start), ...rules.slice(0, start)];
  const weighed = ordered.map((id) => ({ id, ...weigh(id, stood) }));
  weighed.sort((one, other) => other.apart - one.apart || one.said - other.said);
  return weighed.map(({ id }) => id);
}

/** How many people stand apart on a rule by their functions, and how many took any side. */
function weigh(ruleId: string, stood: Stood | undefined) {
  const index = stood?.standings.rules.indexOf(ruleId) ?? -1;
  if (stood === undefined || index === -1) return { apart: 0, said: 0 };
  const leans = new Map<string, number>();
  let said = 0;
  for (const [personId, letters] of Object.entries(stood.standings.people)) {
    const letter = letters[index];
    if (letter !== prefer && letter !== over && letter !== split) continue;
    said += 1;
    const name = stood.functionOf.get(personId) ?? null;
    const lean = letter === prefer ? 1 : letter === over ? -1 : 0;
    if (name !== null) leans.set(name, (leans.get(name) ?? 0) + lean);
  }
  return { apart: apartBy([...leans.values()]), said };
}

/** How many people of functions that lean one way face as many of functions that lean the other. */
function apartBy(leans: readonly number[]): number {
  const towards = (side: 1 | -1) => leans.reduce((sum, lean) => sum + Math.max(0, side * lean), 0);
  return Math.min(towards(1), towards(-1));
}
