import type { Reading } from '../../domain/reading.ts';

/** What two readings of the same reply see differently; quotes and confidence do not count. */
export type ReadingDifference = {
  readonly kind: boolean;
  readonly positions: boolean;
  readonly barriers: boolean;
};

/** Compares what two readings say. The order of positions and barriers changes nothing. */
export function compareReadings(a: Reading, b: Reading): ReadingDifference {
  return {
    kind: a.kind !== b.kind,
    positions: sidesOf(a) !== sidesOf(b),
    barriers: barriersOf(a) !== barriersOf(b),
  };
}

/** True where two readings say the same. */
export function saySame(a: Reading, b: Reading): boolean {
  const { kind, positions, barriers } = compareReadings(a, b);
  return !kind && !positions && !barriers;
}

function sidesOf({ positions }: Reading): string {
  return JSON.stringify(positions.map(({ ruleId, side }) => [ruleId, side]).sort());
}

function barriersOf({ barriers }: Reading): string {
  return JSON.stringify(barriers.map(({ barrier }) => barrier).sort());
}
