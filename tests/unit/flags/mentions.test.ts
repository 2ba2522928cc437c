import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/domain/reading.ts';
import { mentionedIn, withNames, withoutNames } from '../../../src/features/flags/mentions.ts';
import { plainWords } from '../../../src/slack/text.ts';

const said = (quote: string) => ({ quote, start: 0, end: quote.length });

function readingOf(quote: string): Reading {
  return {
    reader: { name: 'test', version: '1' },
    kind: 'operational',
    confidence: 1,
    decided: true,
    positions: [
      { ruleId: 'a', side: 'prefer', confidence: 1, decided: true, evidence: said(quote) },
      { ruleId: 'b', side: 'silent', confidence: 1, decided: true, evidence: null },
    ],
    barriers: [{ barrier: 'resources', confidence: 1, evidence: said(quote) }],
    evidence: [said(quote)],
  };
}

const NAMES = new Map([['U0ANNA', 'Anna Berg']]);

describe('people whom a quote mentions', () => {
  it('have their names where these are known, in every quote of a reading', () => {
    const reading = readingOf('I asked <@U0ANNA> and <@U0NEW>.');
    expect(mentionedIn(reading)).toContain('U0ANNA');
    const named = withNames(reading, NAMES);
    for (const { quote } of [
      ...named.evidence,
      ...named.barriers.map(({ evidence }) => evidence),
      ...named.positions.flatMap(({ evidence }) => evidence ?? []),
    ])
      expect(plainWords(quote)).toBe('I asked @Anna Berg and somebody.');
  });

  it('lose them again where nobody is to be named, also those that Slack sent along', () => {
    const unnamed = withoutNames(withNames(readingOf('With <@U0ANNA|anna>.'), NAMES));
    expect(JSON.stringify(unnamed)).not.toMatch(/anna\b|Anna/);
    expect(plainWords(unnamed.evidence[0]?.quote ?? '')).toBe('With somebody.');
  });

  it('cannot put anything else into a quote by their names', () => {
    const named = withNames(readingOf('<@U0ANNA>'), new Map([['U0ANNA', 'A<!here>|B']]));
    expect(plainWords(named.evidence[0]?.quote ?? '')).toBe('@A!hereB');
  });
});
