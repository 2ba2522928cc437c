import type { Share } from '../../flags/wilson.ts';

/** "25%". */
export function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

/** What a share of so few people may stand for: "likely 9% to 53%". */
export function between({ low, high }: Share): string {
  return `likely ${percent(low)} to ${percent(high)}`;
}

/** "3 of 12 (25%)". */
export function ofAll({ count, of }: Share): string {
  return `${count} of ${of} (${percent(of === 0 ? 0 : count / of)})`;
}
