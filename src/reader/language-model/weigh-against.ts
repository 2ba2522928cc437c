import type { Reading } from '../../domain/reading.ts';

/**
 * Compares a model's reading with the local reader's. Where both are sure and only one sees a flag,
 * neither is trusted alone: a reply that talks a model out of a flag does not get its way, for it
 * cannot talk to the local reader.
 */
export function weighAgainst(local: Reading | null, reading: Reading): Reading {
  const disagree = local?.decided === true && reading.decided && isFlag(local) !== isFlag(reading);
  if (!disagree) return reading;
  const positions = reading.positions.map((position) => ({ ...position, decided: false }));
  return { ...reading, decided: false, positions };
}

function isFlag({ kind, positions }: Reading): boolean {
  return kind === 'conflicting' || positions.some(({ side }) => side === 'over');
}
