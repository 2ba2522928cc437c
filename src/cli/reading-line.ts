import type { Reading } from '../domain/reading.ts';
import type { Result } from '../domain/result.ts';
import { decisionRulesOf, type Strategy } from '../domain/strategy.ts';
import type { ReadFailure } from '../reader/reader.ts';

/**
 * What was read of one reply, as an object to print: kind, barriers and positions by name, the
 * quotes behind them, and who read. A reply that cannot be read is unclear and says why.
 */
export function readingLine(
  id: string,
  outcome: Result<Reading, ReadFailure>,
  strategy: Strategy,
): Readonly<Record<string, unknown>> {
  if (!outcome.ok) return { id, ...nothingRead(strategy), refused: outcome.error.message };
  const { kind, confidence, decided, barriers, positions, evidence, reader } = outcome.value;
  const ofRules = <Value>(pick: (position: Reading['positions'][number]) => Value) =>
    Object.fromEntries(positions.map((position) => [position.ruleId, pick(position)]));
  return {
    id,
    reading: kind,
    confidence,
    decided,
    barriers: barriers.map(({ barrier }) => barrier),
    positions: ofRules(({ side }) => side),
    evidence: evidence.map(({ quote }) => quote),
    evidence_offsets: evidence.map(({ start, end }) => [start, end]),
    position_confidence: ofRules((position) => position.confidence),
    position_decided: ofRules((position) => position.decided),
    position_evidence: ofRules((position) => position.evidence?.quote ?? null),
    barrier_evidence: Object.fromEntries(
      barriers.map((found) => [found.barrier, found.evidence.quote]),
    ),
    reader: `${reader.name} ${reader.version}`,
  };
}

function nothingRead(strategy: Strategy) {
  const rules = decisionRulesOf(strategy).map(({ rule }) => rule.id);
  return {
    reading: 'unclear',
    confidence: 0,
    decided: false,
    barriers: [],
    positions: Object.fromEntries(rules.map((id) => [id, 'silent'])),
    evidence: [],
  };
}
