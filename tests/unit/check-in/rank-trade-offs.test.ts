import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rankTradeOffs, type Stood } from '../../../src/features/check-in/rank-trade-offs.ts';

const RULES = ['a', 'b', 'c', 'd'];

/** Who does what, and their letters in the order of the rules. */
function stood(people: readonly (readonly [name: string | null, letters: string])[]): Stood {
  const ids = people.map((_, i) => `U${i}`);
  return {
    standings: {
      rules: RULES,
      people: Object.fromEntries(people.map(([, letters], i) => [ids[i], letters])),
    },
    functionOf: new Map(people.map(([name], i) => [`U${i}`, name])),
  };
}

describe('which trade-offs a round asks about', () => {
  it('are in the strategy’s order where nothing is known, going on where the last one ended', () => {
    const first = (turned: number) => rankTradeOffs(RULES, undefined, turned).slice(0, 2);
    expect(first(0)).toEqual(['a', 'b']);
    expect(first(2)).toEqual(['c', 'd']);
    expect(first(4)).toEqual(['a', 'b']);
    expect(rankTradeOffs([], undefined, 2)).toEqual([]);
  });

  it('are those first on which functions took opposite sides, the most people first', () => {
    const found = rankTradeOffs(
      RULES,
      stood([
        ['Sales', 'ppoo'],
        ['Sales', 'pooo'],
        ['Product', 'poop'],
        ['Product', 'popp'],
        ['Support', 'popp'],
        ['Support', 'ppsp'],
      ]),
      0,
    );
    // By function, d has two against four and c two against one; on b none stands against Product.
    expect(found).toEqual(['d', 'c', 'a', 'b']);
  });

  it('are then those on which hardly anybody said anything', () => {
    const found = rankTradeOffs(
      RULES,
      stood([
        ['Sales', 'psop'],
        ['Product', 'psps'],
        ['Support', 'nnnn'],
        ['Support', 'uupp'],
      ]),
      0,
    );
    expect(found).toEqual(['c', 'b', 'a', 'd']);
  });

  it('leave out nobody’s words, but count only functions that are known as apart', () => {
    const found = rankTradeOffs(
      RULES,
      stood([
        [null, 'poss'],
        [null, 'opss'],
      ]),
      0,
    );
    expect(found).toEqual(['c', 'd', 'a', 'b']);
  });

  it('take a rule of a newer version for one that nobody spoke of', () => {
    expect(rankTradeOffs(['a', 'new'], stood([['Sales', 'pppp']]), 0)).toEqual(['new', 'a']);
  });

  it('are all of them, each once, whoever stands where', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'pobsnu'), minLength: 4, maxLength: 4 });
    const person = fc.tuple(fc.constantFrom(null, 'Sales', 'Product', 'Support'), letters);
    fc.assert(
      fc.property(fc.array(person), fc.nat(20), (people, turned) => {
        expect([...rankTradeOffs(RULES, stood(people), turned)].sort()).toEqual(RULES);
      }),
    );
  });
});
