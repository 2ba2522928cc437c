import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isOwnWord,
  LEADER,
  type Origin,
  quotesStandIn,
  type Reading,
  type Side,
} from '../../../src/domain/reading.ts';
import { carryOver } from '../../../src/features/answers/carry-over.ts';
import { reading } from '../domain/samples.ts';

const AT = new Date('2026-11-30T09:00:00Z');
const BEFORE = 'We build audit logs. The bonus pays small deals.';
const AFTER = 'From Monday on: we build audit logs. The bonus pays small deals. And more.';

const standing = (text: string, quote: string) => {
  const start = text.toLowerCase().indexOf(quote.toLowerCase());
  return { quote: text.slice(start, start + quote.length), start, end: start + quote.length };
};

/** A reading of a text in which "build audit logs" shows a side on features and the bonus a barrier. */
function readIn(text: string, side: Side, changes: Partial<Reading> = {}): Reading {
  const evidence = standing(text, 'build audit logs');
  const shown = reading({}, { evidence: [evidence] });
  const positions = shown.positions.map((each) =>
    each.ruleId === 'features'
      ? { ...each, side, evidence: side === 'silent' ? null : evidence }
      : each,
  );
  const bonus = { barrier: 'incentives', confidence: 0.9 } as const;
  const barriers = [{ ...bonus, evidence: standing(text, 'The bonus pays small deals.') }];
  return { ...shown, positions, barriers, ...changes };
}

/** What its author says of it: on features this, on the rest nothing. */
function wordOn(read: Reading, side: Side, origin: Origin, changes: Partial<Reading> = {}) {
  const positions = read.positions.map((each) =>
    each.ruleId === 'features'
      ? { ...each, side, origin, evidence: side === 'silent' ? null : each.evidence }
      : { ...each, origin: 'read' as const },
  );
  const barriers = read.barriers.map((each) => ({ ...each, origin: 'read' as const }));
  const reader = { name: LEADER, version: '1' };
  return { ...read, reader, origin: 'read' as const, positions, barriers, ...changes };
}
const old = readIn(BEFORE, 'prefer');
const carry = (word: Reading, fresh: Reading, text = AFTER, isOfSameText = false) =>
  carryOver({ word, read: old, isOfSameText }, fresh, text, AT);
const features = (read: Reading | undefined) =>
  read?.positions.find(({ ruleId }) => ruleId === 'features');

describe('what an author said of an earlier reading', () => {
  it('stays theirs where its words still stand, wherever they stand now', () => {
    const carried = carry(wordOn(old, 'prefer', 'confirmed'), readIn(AFTER, 'over'));
    expect(carried?.reader).toEqual({ name: LEADER, version: AT.toISOString() });
    expect(features(carried)).toMatchObject({ side: 'prefer', origin: 'confirmed' });
    expect(carried && quotesStandIn(AFTER, carried)).toBe(true);
    expect(carried?.origin).toBe('read');
    expect(carried?.barriers.map(({ origin }) => origin)).toEqual(['read']);
  });

  it('stays put right as long as the words stand that were taken wrongly, shown by all of it', () => {
    const word = wordOn(old, 'over', 'corrected');
    const put = word.positions.map((each) =>
      each.ruleId === 'features' ? { ...each, evidence: standing(BEFORE, BEFORE) } : each,
    );
    const carried = carry({ ...word, positions: put }, readIn(AFTER, 'prefer'));
    expect(features(carried)).toMatchObject({
      side: 'over',
      origin: 'corrected',
      evidence: { quote: AFTER },
    });
  });

  it('is asked again where its words are gone', () => {
    const text = 'We chase trials. The bonus pays small deals.';
    const fresh = { ...readIn(BEFORE, 'over'), barriers: [] };
    expect(carry(wordOn(old, 'prefer', 'confirmed'), fresh, text)).toBeUndefined();
  });

  it('stays where it was that the words are not about this', () => {
    const word = wordOn(old, 'silent', 'corrected');
    expect(features(carry(word, readIn(AFTER, 'prefer')))).toMatchObject({
      side: 'silent',
      origin: 'corrected',
      evidence: null,
    });
  });

  it('stays where they picked it as the answer to a question, whatever they write', () => {
    const text = 'Something else.';
    const fresh = { ...reading({}, { evidence: [] }), barriers: [] };
    const carried = carry(wordOn(old, 'over', 'chosen'), fresh, text);
    expect(features(carried)).toMatchObject({
      side: 'over',
      origin: 'chosen',
      evidence: { quote: text },
    });
  });

  it('gives way to what they have picked since', () => {
    const fresh = readIn(AFTER, 'over');
    const positions = fresh.positions.map((each) =>
      each.ruleId === 'features' ? { ...each, origin: 'chosen' as const } : each,
    );
    const word = wordOn(old, 'prefer', 'confirmed');
    expect(carry(word, { ...fresh, positions })).toBeUndefined();
  });

  it('keeps that something does not stand in their way, and that it does', () => {
    const denied = wordOn(old, 'prefer', 'read', { barriers: [] });
    expect(carry(denied, readIn(AFTER, 'prefer'))?.barriers).toEqual([]);
    const own = old.barriers.map((each) => ({ ...each, origin: 'confirmed' as const }));
    const carried = carry(
      wordOn(old, 'prefer', 'read', { barriers: own }),
      readIn(AFTER, 'prefer', { barriers: [] }),
    );
    expect(carried?.barriers).toMatchObject([{ barrier: 'incentives', origin: 'confirmed' }]);
    expect(carried && quotesStandIn(AFTER, carried)).toBe(true);
  });

  it('keeps the kind with the words that decide it', () => {
    const word = wordOn(old, 'prefer', 'read', { kind: 'hedged', origin: 'corrected' });
    expect(carry(word, readIn(AFTER, 'prefer'))).toMatchObject({
      kind: 'hedged',
      origin: 'corrected',
    });
    const nod = wordOn(old, 'prefer', 'read', { kind: 'agreement', origin: 'corrected' });
    expect(carry({ ...nod, evidence: [] }, readIn(AFTER, 'prefer'))).toBeUndefined();
  });

  it('holds as a whole where the same words are only read again', () => {
    const word = wordOn(old, 'silent', 'confirmed', {
      kind: 'agreement',
      origin: 'corrected',
      evidence: [],
    });
    const again = carryOver(
      { word, read: null, isOfSameText: true },
      readIn(BEFORE, 'over'),
      BEFORE,
      AT,
    );
    expect(again).toMatchObject({ kind: 'agreement', origin: 'corrected' });
    expect(features(again)).toMatchObject({ side: 'silent', origin: 'confirmed' });
  });

  it('is never made up: what nobody said stays as it was read', () => {
    const sides = fc.constantFrom<Side>('prefer', 'over', 'split', 'silent');
    fc.assert(
      fc.property(sides, sides, fc.constantFrom(BEFORE, AFTER), (was, now, text) => {
        const fresh = readIn(text, now);
        const carried = carry(wordOn(old, was, 'read'), fresh, text);
        expect(carried?.positions.some(({ origin }) => isOwnWord(origin ?? 'read'))).not.toBe(true);
        const kept = carry(wordOn(old, was, 'corrected'), fresh, text);
        expect(features(kept)?.side).toBe(was);
        expect(kept && quotesStandIn(text, kept)).toBe(true);
      }),
    );
  });
});
