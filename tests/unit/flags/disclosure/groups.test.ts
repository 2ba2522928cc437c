import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEVELS } from '../../../../src/domain/person.ts';
import { type Member, shownGroups } from '../../../../src/features/flags/disclosure/groups.ts';

const FUNCTIONS = ['Sales', 'Product', 'Support', 'Finance', 'Legal'];

const arbitraryMembers = fc
  .array(
    fc.record({
      function: fc.constantFrom(...FUNCTIONS),
      level: fc.oneof(
        { weight: 20, arbitrary: fc.constantFrom(...LEVELS) },
        { weight: 1, arbitrary: fc.constant(null) },
      ),
    }),
    { maxLength: 60 },
  )
  .map((members): readonly Member[] =>
    members.map((member, i) => ({ personId: `U${i}`, ...member })),
  );

/** The people who cannot be told apart by anything that is shown. */
function atomsOf(members: readonly Member[], smallest: number): readonly number[] {
  const { functionOf, bandOf } = shownGroups(members, smallest);
  const atoms = new Map<string, number>();
  for (const { personId } of members) {
    const key = `${functionOf(personId)} / ${bandOf(personId)?.label ?? ''}`;
    atoms.set(key, (atoms.get(key) ?? 0) + 1);
  }
  return [...atoms.values()];
}

const team = (sizes: Readonly<Record<string, number>>): readonly Member[] =>
  Object.entries(sizes).flatMap(([name, size]) =>
    Array.from({ length: size }, (_, i) => ({
      personId: `${name}${i}`,
      function: name,
      level: null,
    })),
  );
const labelsOf = (members: readonly Member[], smallest: number) => {
  const { functionOf } = shownGroups(members, smallest);
  return [...new Set(members.map(({ personId }) => functionOf(personId)))].sort();
};

describe('shown groups', () => {
  it('leaves groups alone that are large enough', () => {
    expect(labelsOf(team({ Sales: 3, Product: 4 }), 3)).toEqual(['Product', 'Sales']);
  });

  it('counts small functions together', () => {
    expect(labelsOf(team({ Sales: 5, Legal: 2, Finance: 1 }), 3)).toEqual([
      'Finance and Legal',
      'Sales',
    ]);
  });

  it('lets the next larger one join where the small ones are too few together', () => {
    expect(labelsOf(team({ Sales: 5, Product: 3, Legal: 1 }), 3)).toEqual([
      'Legal and Product',
      'Sales',
    ]);
  });

  it('breaks nothing down where nothing may be', () => {
    expect(labelsOf(team({ Sales: 2, Legal: 3 }), 3)).toEqual(['everybody']);
  });

  it('joins neighbouring levels', () => {
    const members = [
      ...team({ Sales: 2 }).map((m) => ({ ...m, level: 'executive' as const })),
      ...Array.from({ length: 4 }, (_, i) => ({
        personId: `d${i}`,
        function: 'Sales',
        level: 'director' as const,
      })),
      ...Array.from({ length: 3 }, (_, i) => ({
        personId: `f${i}`,
        function: 'Sales',
        level: 'frontline' as const,
      })),
    ];
    const { bandOf } = shownGroups(members, 3);
    expect(bandOf('Sales0')).toEqual({ label: 'executive and director', rank: 0 });
    expect(bandOf('f0')).toEqual({ label: 'frontline', rank: 1 });
  });

  it('never leaves an atom smaller than the smallest group', () => {
    fc.assert(
      fc.property(arbitraryMembers, fc.integer({ min: 2, max: 6 }), (members, smallest) => {
        const atoms = atomsOf(members, smallest);
        const isWhole = atoms.length <= 1;
        expect(isWhole || atoms.every((size) => size >= smallest)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not depend on the order of people', () => {
    fc.assert(
      fc.property(arbitraryMembers, (members) => {
        const one = shownGroups(members, 3);
        const other = shownGroups([...members].reverse(), 3);
        for (const { personId } of members) {
          expect(other.functionOf(personId)).toBe(one.functionOf(personId));
          expect(other.bandOf(personId)).toEqual(one.bandOf(personId));
        }
      }),
    );
  });
});
