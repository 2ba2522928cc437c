import {
  BARRIERS,
  type Barrier,
  type Reading,
  type ReadingKind,
  type Side,
} from '../../../domain/reading.ts';
import { ok, type Result } from '../../../domain/result.ts';
import { decisionRulesOf, type Strategy } from '../../../domain/strategy.ts';

/** A reading without evidence, all decided: enough to be scored, never to be shown. */
export function plainReading(
  name: string,
  strategy: Strategy,
  read: {
    readonly kind: ReadingKind;
    readonly confidence: number;
    readonly sideOf: (ruleIndex: number) => Side;
    readonly barriers: readonly Barrier[];
  },
): Result<Reading, never> {
  const evidence = { quote: '', start: 0, end: 0 };
  return ok({
    reader: { name, version: '1' },
    kind: read.kind,
    confidence: read.confidence,
    decided: true,
    positions: decisionRulesOf(strategy).map(({ rule }, i) => ({
      ruleId: rule.id,
      side: read.sideOf(i),
      confidence: 1,
      decided: true,
      evidence: null,
    })),
    barriers: BARRIERS.filter((barrier) => read.barriers.includes(barrier)).map((barrier) => ({
      barrier,
      confidence: 1,
      evidence,
    })),
    evidence: [],
  });
}
