import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeReadBack, type ReadBackParts } from '../../../src/features/answers/read-back.ts';
import { arbitraryReading, reading, STRATEGY, undecided } from '../domain/samples.ts';

const parts = (changes: Partial<ReadBackParts> = {}): ReadBackParts => ({
  readingId: 'reading',
  reading: reading({ features: 'prefer' }),
  strategy: STRATEGY,
  disclosure: 'named',
  isLate: false,
  isChangedLate: false,
  isConfirmed: false,
  mayQuote: false,
  mayAsk: true,
  isSwapped: false,
  article: null,
  ...changes,
});

describe('a read-back', () => {
  it('names what comes first as the leader has it, not as the strategy has it', () => {
    const { sides } = composeReadBack(parts({ reading: reading({ features: 'over' }) }));
    expect(sides).toMatchObject([
      { side: 'over', first: 'quick features', second: 'audit logs', quote: 'on features' },
    ]);
  });

  it('says where it is not sure, after what it is sure of', () => {
    const sure = reading({ features: 'prefer', pricing: 'split' });
    const positions = sure.positions.map((position) =>
      position.ruleId === 'features' ? { ...position, decided: false } : position,
    );
    const { sides } = composeReadBack(parts({ reading: { ...sure, positions } }));
    expect(sides.map(({ ruleId, isSure }) => [ruleId, isSure])).toEqual([
      ['pricing', true],
      ['features', false],
    ]);
  });

  it('asks one concrete question where nothing to be seen was named', () => {
    const agrees = reading({}, { kind: 'agreement', evidence: [] });
    const { followUp } = composeReadBack(parts({ reading: agrees }));
    expect(followUp?.question).toBe(
      'If this month has room for only one of these, which goes first: audit logs, or quick features?',
    );
    const swapped = composeReadBack(parts({ reading: agrees, isSwapped: true }));
    expect(swapped.followUp?.question).toContain('quick features, or audit logs');
  });

  it('asks about a rule that was not touched', () => {
    const hopes = reading({ features: 'prefer' }, { kind: 'aspirational' });
    expect(composeReadBack(parts({ reading: hopes })).followUp?.question).toContain('yearly');
  });

  it.each([
    ['a plan was named', { reading: reading({ features: 'prefer' }) }],
    ['it was asked before', { reading: reading({}, { kind: 'agreement' }), mayAsk: false }],
    ['the leader has spoken', { reading: reading({}, { kind: 'agreement' }), isConfirmed: true }],
  ])('asks nothing where %s', (_, changes) => {
    expect(composeReadBack(parts(changes)).followUp).toBeNull();
  });

  it('quotes only the words of the reading', () => {
    fc.assert(
      fc.property(arbitraryReading, (read) => {
        const back = composeReadBack(parts({ reading: read }));
        const quotes = [...back.sides, ...back.barriers].map(({ quote }) => quote);
        const evidence = [
          ...read.positions.flatMap((position) => position.evidence ?? []),
          ...read.barriers.map((barrier) => barrier.evidence),
        ].map(({ quote }) => quote);
        expect(quotes.every((quote) => evidence.includes(quote))).toBe(true);
        expect(
          composeReadBack(parts({ reading: undecided(read) })).sides.some((s) => s.isSure),
        ).toBe(false);
      }),
    );
  });
});
