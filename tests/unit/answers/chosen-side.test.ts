import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotesStandIn } from '../../../src/domain/reading.ts';
import { withChoices } from '../../../src/domain/reply.ts';
import type { Choice, StructuredAnswer } from '../../../src/domain/structured-answer.ts';
import { type Answer, standOf } from '../../../src/features/flags/round-view.ts';
import { answer, reading } from '../domain/samples.ts';

const picked = (choice: Choice, why = ''): StructuredAnswer => ({
  kind: 'dilemma',
  ruleId: 'features',
  choice,
  why,
});
const words = (n: number, text: string, read: ReturnType<typeof reading> | null) =>
  ({
    ...answer(n, read),
    reply: { id: `r${n}`, text, isLate: false, reading: read },
  }) satisfies Answer;

describe('what somebody picked', () => {
  it.each([
    ['prefer', 'prefer'],
    ['over', 'over'],
    ['depends', 'split'],
  ] as const)('%s decides where they stand, whatever the reading says', (choice, stand) => {
    for (const read of [
      null,
      reading(),
      reading({ features: 'prefer' }),
      reading({ features: 'over' }),
    ]) {
      const found = standOf({ ...words(1, 'words', read), choices: [picked(choice)] }, 'features');
      expect(found).toMatchObject({ stand, position: { side: stand, decided: true } });
    }
  });

  it('keeps the evidence of a reading that agrees, else quotes the why, else all they said', () => {
    const text = 'I would put audit logs first: two banks wait.';
    const evidence = (read: ReturnType<typeof reading>, why: string) =>
      standOf({ ...words(1, text, read), choices: [picked('prefer', why)] }, 'features').position
        ?.evidence?.quote;
    expect(evidence(reading({ features: 'prefer' }), 'two banks wait.')).toBe('on features');
    expect(evidence(reading({ features: 'over' }), 'two banks wait.')).toBe('two banks wait.');
    expect(evidence(reading(), '')).toBe(text);
  });

  it('says nothing on other rules, and nothing where the words were deleted', () => {
    const read = reading({ pricing: 'over' });
    const one = { ...words(1, 'words', read), choices: [picked('prefer')] };
    expect(standOf(one, 'pricing')).toMatchObject({ stand: 'over' });
    expect(standOf(one, 'hiring')).toMatchObject({ stand: 'silent' });
    expect(standOf({ ...one, reply: null }, 'features')).toMatchObject({ stand: 'none' });
  });

  it('gives way to what they say of the reading itself, which came later', () => {
    const own = { ...reading({ features: 'over' }), reader: { name: 'leader', version: '1' } };
    const one = { ...words(1, 'words', own), choices: [picked('prefer')] };
    expect(standOf(one, 'features')).toMatchObject({ stand: 'over' });
  });

  it('quotes only what stands in the reply, whatever the words', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, why) => {
        const bare = { ...reading(), evidence: [] };
        expect(quotesStandIn(text, withChoices(bare, [picked('over', why)], text))).toBe(true);
      }),
    );
  });
});
