import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameText, saysTheSame } from '../../../src/domain/same-words.ts';

describe('two texts', () => {
  it.each([
    ['Large customers', 'our large customer'],
    ['shipping features', 'ship the features'],
    ['quality and speed', 'Speed and quality.'],
    ['what enterprise buyers need', 'what enterprize buyers need'],
    ['hiring advisers', 'hire advisers'],
  ])('say the same: %s, %s', (a, b) => {
    expect(saysTheSame(a, b)).toBe(true);
    expect(isSameText(a, b)).toBe(false);
  });

  it.each([
    [
      'what large customers need before they go live',
      'what small customers need before they go live',
    ],
    ['people before process', 'process before people'],
    ['typical sites', 'atypical sites'],
    ['all customers', 'some customers'],
    ['our products', 'their products'],
    ['asking first', 'not asking first'],
    ['10 sites in 2027', '20 sites in 2027'],
    ['', 'anything'],
  ])('say different things: %s, %s', (a, b) => {
    expect(saysTheSame(a, b)).toBe(false);
  });

  it('are the same text whatever the capitals, signs and blanks', () => {
    expect(isSameText(' Audit logs! ', 'audit  LOGS')).toBe(true);
    expect(isSameText('戦略', '戦術')).toBe(false);
    expect(isSameText('++', '--')).toBe(false);
  });

  it('are compared the same in both directions, and each says what it says itself', () => {
    const words = fc.array(fc.constantFrom('large', 'lagre', 'customers', 'the', 'to', 'a1'), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [left, right] = [a.join(' '), b.join(' ')];
        expect(saysTheSame(left, right)).toBe(saysTheSame(right, left));
        expect(saysTheSame(left, left.toUpperCase())).toBe(true);
      }),
    );
  });
});
