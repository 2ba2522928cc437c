import type { Share } from '../../flags/wilson.ts';

/** "42%". */
export function percent(share: number): string {
  return `${Math.round(100 * share)}%`;
}

/** "5 of 12, so between 19% and 68%"; of nobody, nothing is known. */
export function shareInWords({ count, of, low, high }: Share): string {
  if (of === 0) return 'nobody was asked';
  return `${count} of ${of}, so between ${percent(low)} and ${percent(high)}`;
}

/** "1 Oct 2026". */
export function dayInWords(moment: Date): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'medium' }).format(moment);
}
