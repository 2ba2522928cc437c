import { describe, expect, it } from 'vitest';
import { isAnswerable } from '../../../src/features/guide/library/scores.ts';

const usual = {
  unrelated: { nearness: 0.2, belonging: 0.02, trusted: 0.2 },
  passages: 300,
};
const near = { nearness: 0.6, belonging: 0.4, coverage: 0.3, asked: 6 };

describe('isAnswerable', () => {
  it('answers what is near and belongs', () => {
    expect(isAnswerable(near, usual)).toBe(true);
  });

  it('refuses what is far, even where a word agrees', () => {
    expect(isAnswerable({ nearness: 0.15, belonging: 0, coverage: 0.4, asked: 6 }, usual)).toBe(
      false,
    );
  });

  it('does not trust one word that happens to stand somewhere', () => {
    const joke = { nearness: 0.2, belonging: 0.05, coverage: 1 };
    expect(isAnswerable({ ...joke, asked: 1 }, usual)).toBe(false);
    expect(isAnswerable({ ...joke, asked: 5 }, usual)).toBe(true);
  });

  it('goes by words where there is no encoder', () => {
    const words = { nearness: undefined, belonging: undefined, asked: 4 };
    expect(isAnswerable({ ...words, coverage: 0.6 }, usual)).toBe(true);
    expect(isAnswerable({ ...words, coverage: 0.3 }, usual)).toBe(false);
  });
});
