import { describe, expect, it } from 'vitest';
import { typedText } from '../../src/script/typed-text.ts';

describe('typed text on the wire', () => {
  it.each([
    ['a & b < c > d', 'a &amp; b &lt; c &gt; d'],
    ['hi <@U0ANNA>, see <#C0X|leaders> <!here>', 'hi <@U0ANNA>, see <#C0X|leaders> <!here>'],
    ['<script>', '&lt;script&gt;'],
    ['see https://example.com/a?b=1&c=2.', 'see <https://example.com/a?b=1&amp;c=2>.'],
    ['<https://example.com>', '<https://example.com>'],
    ['(https://example.com/x)', '(<https://example.com/x>)'],
    ['', ''],
  ])('%j becomes %j', (typed, wire) => {
    expect(typedText(typed)).toBe(wire);
  });
});
