import type { KnownBlock } from '@slack/types';
import { sizeOf } from '../../../slack/fit.ts';

/** Slack takes 100 blocks; the rest is for what stands above and below on each page. */
const MOST_BLOCKS = 80;

/** A page that is much longer than this is no page any more, and Slack takes no view of any size. */
const LARGEST_PAGE = 60_000;

/**
 * Lays groups of blocks out on pages that a modal can hold. A group stays together where it fits on
 * one page; a larger one runs on. There is at least one page.
 */
export function layOut(
  groups: readonly (readonly KnownBlock[])[],
): readonly (readonly KnownBlock[])[] {
  const pages: KnownBlock[][] = [[]];
  let size = 0;
  const makeRoom = (blocks: number, letters: number) => {
    const page = pages.at(-1) ?? [];
    const fits = page.length + blocks <= MOST_BLOCKS && size + letters <= LARGEST_PAGE;
    if (fits || page.length === 0) return;
    pages.push([]);
    size = 0;
  };
  for (const group of groups) {
    makeRoom(group.length, sizeOf(group));
    for (const block of group) {
      const letters = sizeOf([block]);
      makeRoom(1, letters);
      pages.at(-1)?.push(block);
      size += letters;
    }
  }
  return pages;
}
