import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READING_KINDS, type ReadingKind, SIDES, type Side } from '../../../src/domain/reading.ts';
import { tempered } from '../../../src/reader/local/calibration.ts';
import { decode } from '../../../src/reader/local/decode.ts';
import type { Judgement } from '../../../src/reader/local/reading-model.ts';

const THRESHOLDS = { active: 0.4, barrier: 0.3, flag: 0.7, clear: 0.5, side: 0.5 };

function shares<Name extends string>(names: readonly Name[]): fc.Arbitrary<Record<Name, number>> {
  return fc
    .array(fc.integer({ min: 1, max: 100 }), { minLength: names.length, maxLength: names.length })
    .map((values) => {
      const sum = values.reduce((a, b) => a + b, 0);
      return Object.fromEntries(names.map((name, i) => [name, (values[i] ?? 0) / sum])) as Record<
        Name,
        number
      >;
    });
}

const SILENT = { prefer: 0, over: 0, split: 0, silent: 1 };
const sidesOfRule = fc.tuple(shares(SIDES), shares(SIDES)).map(
  ([conflicting, hedged]): Record<ReadingKind, Record<Side, number>> => ({
    conflicting,
    hedged: { ...hedged, over: 0, silent: hedged.silent + hedged.over },
    operational: { prefer: 0.5, over: 0, split: 0, silent: 0.5 },
    aspirational: SILENT,
    agreement: SILENT,
    unclear: SILENT,
  }),
);

const judgement: fc.Arbitrary<Judgement> = fc.record({
  kinds: shares(READING_KINDS),
  barriers: fc.record({
    incentives: fc.double({ min: 0, max: 1, noNaN: true }),
    resources: fc.double({ min: 0, max: 1, noNaN: true }),
    decision_rights: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  sides: fc.array(sidesOfRule, { minLength: 1, maxLength: 4 }),
});

describe('decode', () => {
  it('keeps kind and sides consistent with the label rules', () => {
    fc.assert(
      fc.property(judgement, (judged) => {
        const { kind, sides } = decode(judged, THRESHOLDS);
        const taken = sides.map(({ side }) => side);
        expect(taken.includes('over')).toBe(kind === 'conflicting');
        if (kind === 'hedged') expect(taken).toContain('split');
        if (kind === 'operational') expect(taken).toContain('prefer');
        if (['aspirational', 'agreement', 'unclear'].includes(kind)) {
          expect(taken.every((side) => side === 'silent')).toBe(true);
        }
      }),
    );
  });

  it('decides a flag only from its own bar on', () => {
    const kinds = {
      conflicting: 0.65,
      hedged: 0.35,
      operational: 0,
      aspirational: 0,
      agreement: 0,
      unclear: 0,
    };
    const base = { barriers: { incentives: 0.3, resources: 0.29, decision_rights: 0 }, sides: [] };
    const decoded = decode({ ...base, kinds }, THRESHOLDS);
    expect(decoded).toMatchObject({ kind: 'conflicting', decided: false });
    expect(decoded.barriers).toEqual([{ barrier: 'incentives', confidence: 0.3 }]);
    expect(
      decode({ ...base, kinds: { ...kinds, conflicting: 0.7, hedged: 0.3 } }, THRESHOLDS).decided,
    ).toBe(true);
  });
});

describe('tempered', () => {
  it('keeps the order and adds up to 1', () => {
    fc.assert(
      fc.property(
        shares(READING_KINDS),
        fc.double({ min: 0.3, max: 3, noNaN: true }),
        (kinds, t) => {
          const changed = tempered(kinds, t);
          const sum = READING_KINDS.reduce((total, kind) => total + changed[kind], 0);
          expect(sum).toBeCloseTo(1);
          const top = (p: typeof kinds) => Math.max(...Object.values(p));
          const best = READING_KINDS.find((kind) => kinds[kind] === top(kinds));
          expect(changed[best ?? 'unclear']).toBeCloseTo(top(changed));
        },
      ),
    );
  });
});
