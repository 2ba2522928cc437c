import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapeMrkdwn,
  escapeShort,
  paragraph,
  plainWords,
  title,
} from '../../../src/slack/text.ts';

describe('escaping', () => {
  it('leaves nothing that pings or links', () => {
    expect(escapeMrkdwn('<!channel> & <@U1>')).toBe('&lt;!channel&gt; &amp; &lt;@U1&gt;');
  });

  it('within a limit counts what comes out', () => {
    const nasty = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('&', '<', 'a', ' ') }));
    fc.assert(
      fc.property(nasty, fc.integer({ min: 10, max: 50 }), (text, limit) => {
        const escaped = escapeShort(text, limit);
        expect(escaped.length).toBeLessThanOrEqual(limit);
        expect(escaped).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
      }),
    );
  });
});

describe('plain words of a message', () => {
  it.each([
    ['see <https://example.org/a|this page>', 'see this page'],
    ['see <https://example.org/a>', 'see https://example.org/a'],
    ['<mailto:a@example.org|a@example.org>', 'a@example.org'],
    ['ask <@U1> or <@U2|ben>', 'ask somebody or @ben'],
    ['in <#C1|general> or <#C2>', 'in #general or a channel'],
    ['agreed in <#C0LEADERS|>', 'agreed in a channel'],
    ['agreed in <#C0LEA', 'agreed in a channel'],
    ['agreed with <@U0', 'agreed with somebody'],
    ['see <https://example.org/a|the pa', 'see the pa'],
    ['<!here> and <!subteam^S1|@sales>', '@here and @sales'],
    ['1 &lt; 2 &amp;&amp; 3 &gt; 2', '1 < 2 && 3 > 2'],
    ['&amp;lt;', '&lt;'],
  ])('%s', (text, words) => {
    expect(plainWords(text)).toBe(words);
  });
});

describe('blocks of one text', () => {
  const textOf = (mrkdwn: string) => JSON.stringify(paragraph(mrkdwn));

  it('say so where they had to be cut', () => {
    expect(textOf('short')).not.toContain('too long');
    expect(textOf('word '.repeat(1000))).toContain('… (the rest is too long for Slack)');
  });

  it('cut no escaped sign in two', () => {
    expect(textOf('&amp;'.repeat(1000))).toMatch(/&amp;\\n…/);
  });

  it('have titles of at most 150 characters', () => {
    expect(title('😀'.repeat(200))).toMatchObject({ text: { text: expect.stringMatching(/…$/) } });
  });
});
