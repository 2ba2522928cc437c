import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Answer, standOf } from '../../../src/features/flags/round-view.ts';
import {
  askedIn,
  EMPTY_TALLY,
  tallyByFunction,
  tallyByLevel,
  tallyOf,
} from '../../../src/features/flags/tally.ts';
import { answer, arbitraryAnswers, arbitraryShuffle, reading, spoken } from '../domain/samples.ts';

const RULES = ['features', 'pricing', 'hiring', 'no such rule'];

describe('a tally', () => {
  it('counts each stand once', () => {
    const answers = [
      answer(1, reading({ features: 'prefer' })),
      answer(2, reading({ features: 'over' })),
      answer(3, reading({ features: 'split' })),
      answer(4, reading()),
      answer(5, null),
      answer(6, undefined),
    ];
    const one = { prefer: 1, over: 1, split: 1, silent: 1, unread: 1, none: 1 };
    expect(tallyOf(answers, 'features')).toEqual(one);
  });

  it('adds up to the people asked, whole and by function', () => {
    fc.assert(
      fc.property(arbitraryAnswers, fc.constantFrom(...RULES), (answers, rule) => {
        expect(askedIn(tallyOf(answers, rule))).toBe(answers.length);
        const parts = tallyByFunction(answers, rule).map(({ tally }) => tally);
        const sum = (stand: keyof typeof EMPTY_TALLY) =>
          parts.reduce((total, part) => total + part[stand], 0);
        const stands = Object.keys(EMPTY_TALLY) as (keyof typeof EMPTY_TALLY)[];
        const summed = Object.fromEntries(stands.map((stand) => [stand, sum(stand)]));
        // What was only read of somebody alone stands under everybody, and nowhere else.
        const isAlone = ({ personId, group }: Answer) =>
          !answers.some((other) => other.group === group && other.personId !== personId);
        const guesses = answers.filter(
          (each) => isAlone(each) && standOf(each, rule).origin === 'read',
        );
        const told = answers.filter((each) => !guesses.includes(each));
        expect(summed).toEqual({
          ...tallyOf(told, rule),
          silent: tallyOf(told, rule).silent + guesses.length,
        });
      }),
    );
  });

  it('tells of somebody alone in their function or level only what they say themselves', () => {
    const alone = (origin: 'read' | 'confirmed') => [
      answer(1, spoken({ features: 'over' }, origin), { function: 'Finance', level: 'executive' }),
      answer(2, reading({ features: 'prefer' }), { level: 'manager' }),
      answer(3, reading({ features: 'prefer' }), { level: 'manager' }),
    ];
    const overs = (origin: 'read' | 'confirmed') =>
      [tallyByFunction(alone(origin), 'features'), tallyByLevel(alone(origin), 'features')].map(
        ([first]) => first?.tally.over,
      );
    expect(overs('read')).toEqual([0, 0]);
    expect(overs('confirmed')).toEqual([1, 1]);
    expect(tallyOf(alone('read'), 'features').over).toBe(1);
    expect(tallyByFunction(alone('read'), 'features')[1]?.tally.prefer).toBe(2);
  });

  it('does not depend on the order of the answers', () => {
    fc.assert(
      fc.property(arbitraryShuffle, ([answers, shuffled]) => {
        expect(tallyByFunction(shuffled, 'features')).toEqual(tallyByFunction(answers, 'features'));
      }),
    );
  });

  it('never leaves its mark on the empty one', () => {
    tallyOf([answer(1, reading())], 'features');
    expect(askedIn(EMPTY_TALLY)).toBe(0);
  });
});
