import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READING_KINDS, type ReadingKind, SIDES } from '../../../../src/domain/reading.ts';
import { decode } from '../../../../src/reader/local/compose-reading.ts';
import type { Parameters } from '../../../../src/reader/local/network-description.ts';

const PARAMETERS: Parameters = {
  side_temperature: 1,
  silent_bias: 0,
  kind_weight: 1,
  side_weight: 0,
  kind_bias: [0, 0, 0, 0, 0, 0],
  barrier_temperature: 1,
  barrier: 0.5,
  flag: 0.9,
  clear: 0.6,
  side: 0.84,
};
const QUIET = [-9, -9, -9];
/** Logits that make the named sides or kinds certain. */
const sure = (names: readonly string[], name: string) => names.map((n) => (n === name ? 20 : 0));
const sides = (...of: readonly (typeof SIDES)[number][]) =>
  of.map((side) => ({ sides: sure(SIDES, side) }));
const kinds = (kind: ReadingKind) => sure(READING_KINDS, kind);

const logits = (length: number) =>
  fc.array(fc.double({ min: -12, max: 12, noNaN: true }), { minLength: length, maxLength: length });
const judgement = fc.record({
  kinds: logits(6),
  barriers: logits(3),
  rules: fc.array(fc.record({ sides: logits(4) }), { minLength: 1, maxLength: 5 }),
});

describe('decode', () => {
  it('keeps kind and sides consistent with the label rules', () => {
    fc.assert(
      fc.property(judgement, fc.double({ min: 0, max: 2, noNaN: true }), (judged, weight) => {
        const decoded = decode(judged, { ...PARAMETERS, side_weight: weight });
        const taken = decoded.sides.map(({ side }) => side);
        if (decoded.kind === 'conflicting') expect(taken).toContain('over');
        else expect(taken).not.toContain('over');
        if (decoded.kind === 'hedged') expect(taken).toContain('split');
        if (decoded.kind === 'operational') expect(taken).toContain('prefer');
        if (['aspirational', 'agreement', 'unclear'].includes(decoded.kind)) {
          expect(new Set(taken)).toEqual(new Set(['silent']));
        }
        for (const { chances } of decoded.sides) {
          expect(SIDES.reduce((sum, side) => sum + chances[side], 0)).toBeCloseTo(1);
        }
        expect(decoded.confidence).toBeGreaterThan(0);
        expect(decoded.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('changes no side with the order of the rules', () => {
    fc.assert(
      fc.property(judgement, (judged) => {
        const straight = decode(judged, { ...PARAMETERS, side_weight: 0.5 });
        const turned = decode(
          { ...judged, rules: judged.rules.toReversed() },
          { ...PARAMETERS, side_weight: 0.5 },
        );
        // Of rules that are alike to the last digit, either may take the side that the kind needs.
        for (const side of SIDES) {
          fc.pre(
            new Set(straight.sides.map(({ chances }) => chances[side])).size ===
              turned.sides.length,
          );
        }
        expect(turned.kind).toBe(straight.kind);
        expect(turned.sides.toReversed()).toEqual(straight.sides);
      }),
    );
  });

  it('lets the sides speak on the kind as much as they are given weight', () => {
    const judged = { kinds: kinds('agreement'), barriers: QUIET, rules: sides('over', 'silent') };
    expect(decode(judged, PARAMETERS).kind).toBe('agreement');
    expect(decode(judged, { ...PARAMETERS, side_weight: 5 })).toMatchObject({
      kind: 'conflicting',
      sides: [{ side: 'over' }, { side: 'silent' }],
    });
  });

  it('puts the likeliest rule where the kind needs one', () => {
    const rules = [{ sides: [0, -3, 0, 9] }, { sides: [0, 1, 0, 9] }];
    const decoded = decode({ kinds: kinds('conflicting'), barriers: QUIET, rules }, PARAMETERS);
    expect(decoded.sides.map(({ side }) => side)).toEqual(['silent', 'over']);
    expect(decoded.sides[1]?.chances.over).toBeLessThan(0.01);
  });

  it('decides a flag only from its own bar on', () => {
    // 0.8 of 1 for the one kind, the rest for unclear.
    const at80 = (kind: ReadingKind) =>
      READING_KINDS.map((name) => {
        if (name === kind) return Math.log(0.8);
        return name === 'unclear' ? Math.log(0.2) : -30;
      });
    const read = (kind: ReadingKind, rules: ReturnType<typeof sides>) =>
      decode({ kinds: at80(kind), barriers: QUIET, rules }, PARAMETERS);
    expect(read('conflicting', sides('over'))).toMatchObject({ decided: false });
    expect(read('operational', sides('prefer'))).toMatchObject({ decided: true });
    expect(read('operational', sides('prefer')).confidence).toBeCloseTo(0.8);
  });

  it('names a barrier from its threshold on', () => {
    const judged = { kinds: kinds('unclear'), barriers: [2, 0, -2], rules: sides('silent') };
    expect(decode(judged, PARAMETERS).barriers.map(({ barrier }) => barrier)).toEqual([
      'incentives',
      'resources',
    ]);
  });

  it('reads a reply against a strategy without rules', () => {
    const judged = { kinds: kinds('operational'), barriers: QUIET, rules: [] };
    expect(decode(judged, { ...PARAMETERS, side_weight: 0.1 }).sides).toEqual([]);
  });
});
