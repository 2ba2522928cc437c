import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSlug, slugOf } from '../../../src/domain/slug.ts';

describe('an id made of words', () => {
  it.each([
    ['Large, yearly contracts', 'large-yearly-contracts'],
    ['Größe  über alles!', 'grosse-uber-alles'],
    ['don’t build', 'dont-build'],
    ['selling time for the forty named accounts and nothing', 'selling-time-for-the-forty-named'],
    ['x'.repeat(60), 'x'.repeat(40)],
    ['戦略', ''],
  ])('of %s is %s', (words, slug) => {
    expect(slugOf(words)).toBe(slug);
  });

  it('takes a number where it is taken, and the fallback where nothing is left', () => {
    expect(freeSlug('Build', 'priority', ['build', 'BUILD-2'])).toBe('build-3');
    expect(freeSlug('戦略', 'priority', [])).toBe('priority');
  });

  it('is always an id that a file takes, and never one that is taken', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (words, others) => {
        const taken = [...others, slugOf(words), `${slugOf(words)}-2`];
        const id = freeSlug(words, 'rule', taken);
        expect(id).toMatch(/^[a-z0-9][a-z0-9_-]*$/);
        expect(taken).not.toContain(id);
      }),
    );
  });
});
