import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainReplyText } from '../../../../src/features/report/report-words.ts';
import { prepareText, statementsOf } from '../../../../src/reader/text/sentences.ts';
import { plainWords } from '../../../../src/slack/text.ts';

const TOKENS = [
  '<#C0LEADERS|leaders>',
  '<#C0LEADERS>',
  '<#C0LEADERS|>',
  '<@U0ANNA>',
  '<@U0ANNA|anna>',
  '<!here>',
  '<!subteam^S0SALES|@sales>',
  '<https://example.org/a?b=1&amp;c=2|the plan. Version 2>',
  '<https://example.org/a>',
  '<mailto:a@example.org|a@example.org>',
  'R&amp;D',
  'a &lt; b',
];

const quotesOf = (text: string) =>
  statementsOf(prepareText(text)).map(({ start, end }) => text.slice(start, end));

describe('a quote', () => {
  it.each(TOKENS)('holds %s whole, wherever it stands', (token) => {
    expect(quotesOf(`We agreed in ${token}`).join('')).toContain('We agreed in');
    for (const text of [`We agreed in ${token}`, `${token} agreed`, `Stop. ${token}. Go on.`])
      for (const quote of quotesOf(text)) expectWhole(quote);
  });

  it('is shown as Slack shows it', () => {
    const [quote = ''] = quotesOf('We agreed in <#C0LEADERS|leaders>');
    expect(plainWords(quote)).toBe('We agreed in #leaders');
    expect(plainReplyText(quote)).toBe('We agreed in #leaders');
  });

  it('never begins or ends inside one thing, and none comes twice', () => {
    const word = fc.oneof(
      fc.constantFrom(...TOKENS),
      fc.constantFrom('we', 'stop', 'and', 'done.', '. ', '\n', '- ', '> said', '*', 'so that we'),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 60 }), (words) => {
        const text = words.join(' ');
        let last = 0;
        for (const { start, end } of statementsOf(prepareText(text))) {
          expect(start).toBeGreaterThanOrEqual(last);
          expectWhole(text.slice(start, end));
          last = end;
        }
      }),
    );
  });
});

/** Every bracket closes, and no entity is half there. */
function expectWhole(quote: string): void {
  const shown = TOKENS.reduce((rest, token) => rest.replaceAll(token, 'x'), quote);
  expect(shown, quote).not.toMatch(/<[@#!h]|\|[^>]*>|&(?!amp;|lt;|gt;)|^(?:amp|lt|gt);/);
}
