import { describe, expect, it } from 'vitest';
import { reportAsHtml } from '../../../src/features/report/files/report-html.ts';
import { reportAsText } from '../../../src/features/report/files/report-text.ts';
import { plainReplyText } from '../../../src/features/report/report-words.ts';
import { makeFlag, makeInput } from './sample-report.ts';

describe('plainReplyText', () => {
  it.each([
    ['see <https://a.test/x|the board>', 'see the board'],
    ['see <https://a.test/x>', 'see https://a.test/x'],
    ['ask <@U02KLMN77> in <#C0123|sales>', 'ask somebody in #sales'],
    ['ask <@U02KLMN77|Ana Berg>, then <!here>', 'ask @Ana Berg, then @here'],
    ['agreed in <#C0LEADERS|>', 'agreed in a channel'],
    ['agreed in <#C0LEA', 'agreed in a channel'],
    ['see <https://a.test/x|the bo', 'see the bo'],
    ['R&amp;D &lt; 5', 'R&D < 5'],
    ['they wrote &amp;lt;', 'they wrote &lt;'],
    ['no markup at all', 'no markup at all'],
  ])('%s', (text, plain) => {
    expect(plainReplyText(text)).toBe(plain);
  });

  it('is what text and page show of a quote', () => {
    const quotes = makeFlag().quotes.map((quote) => ({ ...quote, quote: 'R&amp;D &lt;b&gt;' }));
    const barrier = { subject: 'barrier:incentives', kind: 'barrier', ruleId: null } as const;
    const input = makeInput('words', { flags: [makeFlag('words', { ...barrier, quotes })] });
    expect(reportAsText(input)).toContain('> “R&D <b>”');
    expect(reportAsHtml(input)).toContain('“R&amp;D &lt;b&gt;”');
  });
});
