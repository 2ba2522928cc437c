import { READING_KINDS, type ReadingKind } from '../../domain/reading.ts';
import type { Probabilities } from './reading-model.ts';

/** The same order of likelihood, surer (temperature below 1) or less sure (above 1). */
export function tempered(
  kinds: Probabilities<ReadingKind>,
  temperature: number,
): Probabilities<ReadingKind> {
  const powers = READING_KINDS.map((kind) => kinds[kind] ** (1 / temperature));
  const sum = powers.reduce((a, b) => a + b, 0);
  const entries = READING_KINDS.map((kind, i) => [kind, (powers[i] ?? 0) / sum] as const);
  return Object.fromEntries(entries) as Record<ReadingKind, number>;
}
