import type { KnownBlock } from '@slack/types';

/**
 * What the blocks of one message may take together, by `sizeOf`. Slack answers
 * msg_blocks_too_long a little above 13,000 and publishes no formula
 * (slackapi/bolt-js issues 2509 and 2867).
 */
export const LARGEST_MESSAGE = 13_000;

/** https://docs.slack.dev/reference/block-kit/blocks */
export const MOST_BLOCKS = 50;

const EACH_BLOCK = 100;

/** What blocks take of a message: the letters of all their strings, and a hundred for each block. */
export function sizeOf(blocks: readonly KnownBlock[]): number {
  return lettersIn(blocks) + EACH_BLOCK * blocks.length;
}

function lettersIn(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [key, field]) => sum + (key === 'type' ? 0 : lettersIn(field)),
    0,
  );
}

/** The first pieces that together take at most `room` and `most` blocks, one after another. */
export function firstThatFit(
  pieces: readonly (readonly KnownBlock[])[],
  room: number,
  most: number = MOST_BLOCKS,
): readonly (readonly KnownBlock[])[] {
  let size = 0;
  let blocks = 0;
  const end = pieces.findIndex((piece) => {
    size += sizeOf(piece);
    blocks += piece.length;
    return size > room || blocks > most;
  });
  return end === -1 ? pieces : pieces.slice(0, end);
}
