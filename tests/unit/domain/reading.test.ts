import { describe, expect, it } from 'vitest';
import { quotesStandIn } from '../../../src/domain/reading.ts';
import { reading } from './samples.ts';

const text = 'We stop the monthly plans. The bonus pays for them.';
const quote = (words: string) => ({
  quote: words,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
});
const onlyEvidence = (evidence: ReturnType<typeof quote>) =>
  reading({}, { evidence: [evidence], positions: [] });

describe('quotesStandIn', () => {
  it('accepts exact quotes', () => {
    expect(quotesStandIn(text, onlyEvidence(quote('The bonus')))).toBe(true);
  });

  it('refuses other words, shifted offsets and empty quotes', () => {
    expect(quotesStandIn(text, onlyEvidence({ quote: 'the bonus', start: 27, end: 36 }))).toBe(
      false,
    );
    const shifted = { ...quote('The bonus'), start: 26 };
    expect(quotesStandIn(text, onlyEvidence(shifted))).toBe(false);
    expect(quotesStandIn(text, onlyEvidence({ quote: '', start: 0, end: 0 }))).toBe(false);
  });

  it('looks at positions and barriers too', () => {
    const wrong = { quote: 'not there', start: 0, end: 9 };
    const inBarrier = reading(
      {},
      {
        evidence: [],
        positions: [],
        barriers: [{ barrier: 'resources', confidence: 1, evidence: wrong }],
      },
    );
    expect(quotesStandIn(text, inBarrier)).toBe(false);
    expect(quotesStandIn(text, reading({ features: 'over' }, { evidence: [] }))).toBe(false);
  });
});
