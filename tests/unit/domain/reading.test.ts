import { describe, expect, it } from 'vitest';
import { isQuestion, quotesStandIn, withoutQuestions } from '../../../src/domain/reading.ts';
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

describe('withoutQuestions', () => {
  it.each(['Do my 140 practices stay with me?', 'Who decides?”', '(may I?) ', '*Who pays?*'])(
    'takes “%s” for a question',
    (words) => expect(isQuestion(words)).toBe(true),
  );

  it.each(['The bonus pays for them.', 'Who decides? Nobody told me.', ''])(
    'takes “%s” for none',
    (words) => expect(isQuestion(words)).toBe(false),
  );

  it('drops the barriers that ask, with the question mark in the quote or just after it', () => {
    const words = 'The bonus pays for small deals. Do my 140 practices stay with me?';
    const barrierOf = (barrier: 'incentives' | 'resources' | 'decision_rights', said: string) => {
      const start = words.indexOf(said);
      const evidence = { quote: said, start, end: start + said.length };
      return { barrier, confidence: 1, evidence };
    };
    const told = barrierOf('incentives', 'The bonus pays for small deals.');
    const asked = barrierOf('resources', 'Do my 140 practices stay with me?');
    const cut = barrierOf('decision_rights', 'practices stay with me');
    const read = reading({}, { barriers: [told, asked, cut] });
    expect(withoutQuestions(read, words).barriers).toEqual([told]);
    expect(withoutQuestions(reading(), words)).toEqual(reading());
  });
});
