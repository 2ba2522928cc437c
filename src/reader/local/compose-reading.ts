import type { Evidence, ReaderIdentity, Reading, ReadingKind } from '../../domain/reading.ts';
import { decode } from './decode.ts';
import type { PreparedReply, PreparedStrategy } from './prepared-reply.ts';
import type { ReadingModel } from './reading-model.ts';

/** Agreement and an answer that is none rest on no particular words. */
const WITHOUT_EVIDENCE: ReadonlySet<ReadingKind> = new Set(['agreement', 'unclear']);

/** Reads a prepared reply, which has at least one statement. */
export function composeReading(
  reader: ReaderIdentity,
  model: ReadingModel,
  reply: PreparedReply,
  strategy: PreparedStrategy,
): Reading {
  const decoded = decode(model.judge(reply, strategy), model.thresholds);
  const weights = model.weigh(reply, strategy);
  const { kind, confidence, decided } = decoded;
  return {
    reader,
    kind,
    confidence: rounded(confidence),
    decided,
    positions: decoded.sides.map((position, i) => ({
      ruleId: strategy.rules[i]?.ruleId ?? '',
      side: position.side,
      confidence: rounded(position.confidence),
      decided: position.decided,
      evidence: position.side === 'silent' ? null : heaviest(reply, weights.side(i, position.side)),
    })),
    barriers: decoded.barriers.map((found) => ({
      barrier: found.barrier,
      confidence: rounded(found.confidence),
      evidence: heaviest(reply, weights.barrier(found.barrier)),
    })),
    evidence: WITHOUT_EVIDENCE.has(kind) ? [] : [heaviest(reply, weights.kind(kind))],
  };
}

function heaviest(reply: PreparedReply, weights: readonly number[]): Evidence {
  const lightest = Number.NEGATIVE_INFINITY;
  const best = reply.statements.reduce(
    (at, _, i) => ((weights[i] ?? lightest) > (weights[at] ?? lightest) ? i : at),
    0,
  );
  const { start, end } = reply.statements[best] ?? { start: 0, end: 0 };
  return { quote: reply.text.slice(start, end), start, end };
}

/** Four digits are more than a confidence is worth. */
function rounded(confidence: number): number {
  return Math.round(confidence * 1e4) / 1e4;
}
