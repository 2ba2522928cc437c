import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dilemmaOf, questionOf } from '../../../src/domain/question.ts';
import {
  allEvidence,
  isOwnWord,
  type Origin,
  originOf,
  type Reading,
} from '../../../src/domain/reading.ts';
import { decisionRulesOf } from '../../../src/domain/strategy.ts';
import { composeReadBack, type ReadBackParts } from '../../../src/features/answers/read-back.ts';
import { parseSaying, sayingValue } from '../../../src/features/answers/saying.ts';
import { arbitraryReading, reading, STRATEGY, undecided } from '../domain/samples.ts';

const parts = (changes: Partial<ReadBackParts> = {}): ReadBackParts => ({
  readingId: 'reading',
  reading: reading({ features: 'prefer' }),
  strategy: STRATEGY,
  questions: [questionOf('open')],
  choices: [],
  around: { function: 'Sales', peers: [], askedRules: [] },
  disclosure: 'named',
  isLate: false,
  reachedUsLate: false,
  isChangedLate: false,
  isClosed: false,
  hasSpoken: false,
  mayQuote: false,
  mayAsk: true,
  isSwapped: false,
  article: null,
  ...changes,
});
const compose = (changes: Partial<ReadBackParts> = {}) => composeReadBack(parts(changes));
const keysOf = (changes: Partial<ReadBackParts> = {}) => compose(changes).open.map((p) => p.key);

/** The same reading with its author's word on some rules. */
const said = (read: Reading, origins: Readonly<Record<string, Origin>>): Reading => ({
  ...read,
  positions: read.positions.map((each) => ({ ...each, origin: origins[each.ruleId] ?? 'read' })),
});
const dilemmas = decisionRulesOf(STRATEGY).map(({ rule }) => dilemmaOf(rule));
const asked = [questionOf('clarity'), questionOf('open'), ...dilemmas.slice(0, 2)];
const nothing = reading({}, { kind: 'unclear', evidence: [] });

describe('a read-back', () => {
  it('shows a statement by itself, in the words of the strategy and those of its author', () => {
    const { open, more } = compose({ reading: reading({ features: 'over' }) });
    expect(open).toMatchObject([
      {
        kind: 'statement',
        key: 's0',
        statement: { side: 'over', prefer: 'audit logs', over: 'quick features' },
      },
    ]);
    expect(open[0]).toMatchObject({ statement: { quote: 'on features', origin: 'read' } });
    expect(more).toBe(0);
  });

  it('has two points at most, and says how many more there are', () => {
    const three = reading({ features: 'prefer', pricing: 'over', hiring: 'split' });
    expect(compose({ reading: three })).toMatchObject({ keys: ['s0', 's1'], more: 1 });
  });

  it('shows what is doubted before what is sure', () => {
    const sure = reading({ features: 'prefer', pricing: 'over', hiring: 'split' });
    const positions = sure.positions.map((each) =>
      each.ruleId === 'hiring' ? { ...each, decided: false } : each,
    );
    expect(keysOf({ reading: { ...sure, positions } })).toEqual(['s0', 's2']);
  });

  it('asks a question where nothing could be placed, its sides in the order drawn', () => {
    const sidesOf = (isSwapped: boolean) =>
      compose({ reading: nothing, isSwapped }).open.map((point) =>
        point.kind === 'question' ? point.question.sides.map(({ text }) => text) : [],
      );
    expect(sidesOf(false)).toEqual([['audit logs', 'quick features']]);
    expect(sidesOf(true)).toEqual([['quick features', 'audit logs']]);
  });

  it('asks on another rule where somebody only hopes or agrees', () => {
    const hopes = reading({ features: 'prefer' }, { kind: 'aspirational' });
    expect(keysOf({ reading: hopes })).toEqual(['s0', 'q1']);
    expect(keysOf({ reading: { ...hopes, kind: 'operational' } })).toEqual(['s0']);
  });

  it('puts a trade-off that the round asked beside the first statement, and one at a time', () => {
    expect(keysOf({ questions: asked })).toEqual(['s0', 'q1']);
    expect(keysOf({ questions: asked, reading: nothing })).toEqual(['q0']);
    const first = said(reading({ features: 'over' }), { features: 'chosen' });
    const after = compose({ questions: asked, reading: first, keys: ['q0'], hasSpoken: true });
    expect(after).toMatchObject({ keys: ['q0', 'q1'], noted: [{ first: 'quick features' }] });
  });

  it('asks how clear it is last, where that was asked and not answered', () => {
    const clarity = [questionOf('clarity'), questionOf('open')];
    expect(keysOf({ questions: clarity })).toEqual(['s0', 'c']);
    const choices = [{ kind: 'clarity', scale: 4 }] as const;
    expect(keysOf({ questions: clarity, choices })).toEqual(['s0']);
    expect(compose({ questions: clarity, choices, keys: ['c'] }).noted).toEqual([
      { key: 'c', kind: 'clarity', scale: 4 },
    ]);
  });

  it('asks nothing that was picked in the form, and nothing after the end', () => {
    const choices = [{ kind: 'dilemma', ruleId: 'features', choice: 'over', why: '' }] as const;
    expect(keysOf({ questions: asked, reading: nothing, choices })).toEqual(['q1']);
    expect(keysOf({ questions: asked, reading: nothing, mayAsk: false })).toEqual([]);
  });

  it('turns what is answered into a line, and leaves the other where it stands', () => {
    const two = reading({ features: 'prefer', pricing: 'over' });
    const half = compose({ reading: said(two, { pricing: 'corrected' }), keys: ['s0', 's1'] });
    expect(half.open.map(({ key }) => key)).toEqual(['s0']);
    expect(half.noted).toEqual([{ key: 's1', kind: 'side', side: 'over', first: 'monthly plans' }]);
    const all = said(two, { features: 'confirmed', pricing: 'corrected' });
    expect(compose({ reading: all, keys: ['s0', 's1'] })).toMatchObject({ open: [], more: 0 });
  });

  it('notes that something does not stand in the way', () => {
    const { noted } = compose({ keys: ['b1'], hasSpoken: true });
    expect(noted).toEqual([{ key: 'b1', kind: 'barrier', stands: false }]);
  });

  it('notes nothing that its author has not said, whatever was read', () => {
    const notedOn = (changes: Partial<ReadBackParts>) => compose(changes).noted;
    expect(notedOn({ reading: nothing, keys: ['q0', 's1'], mayAsk: false })).toEqual([]);
    expect(notedOn({ keys: ['b1'] })).toEqual([]);
    const other = said(reading(), { hiring: 'confirmed' });
    expect(notedOn({ reading: other, keys: ['s0'], hasSpoken: true })).toEqual([]);
  });

  it('never asks again what its author has spoken on, nor shows more than two', () => {
    fc.assert(
      fc.property(arbitraryReading, fc.array(fc.boolean()), (read, spoken) => {
        const positions = read.positions.map((each, i) =>
          spoken[i] ? { ...each, origin: 'confirmed' as const } : each,
        );
        const { open } = compose({ reading: { ...read, positions }, questions: asked });
        const own = positions.flatMap((each, i) =>
          isOwnWord(originOf(read.reader, each)) ? [`s${i}`, `q${i}`] : [],
        );
        expect(open.length).toBeLessThanOrEqual(2);
        expect(open.some(({ key }) => own.includes(key))).toBe(false);
        expect(open.filter(({ kind }) => kind !== 'statement').length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('quotes only the words of the reading', () => {
    fc.assert(
      fc.property(arbitraryReading, (read) => {
        const { open } = compose({ reading: undecided(read) });
        const words = allEvidence(read).map(({ quote }) => quote);
        for (const point of open) {
          if (point.kind !== 'statement') continue;
          expect(words).toContain(point.statement.quote);
          expect(point.statement.isSure).toBe(false);
        }
      }),
    );
  });
});

describe('the value of a button', () => {
  it('says what it is about, short enough for an option of a menu', () => {
    const readingId = '0199d5a4-7f8e-7c1c-9d3e-2b1f0a9c8d7e';
    const saying = { readingId, key: 's0', said: 'prefer', keys: ['s0', 'q12', 'c'] } as const;
    expect(parseSaying(sayingValue(saying))).toEqual(saying);
    expect(sayingValue(saying).length).toBeLessThan(150);
    for (const other of ['', 'r', 'r x9 prefer', 'r s0', 'r s0 yes s0 more'])
      expect(parseSaying(other)).toBeUndefined();
  });
});
