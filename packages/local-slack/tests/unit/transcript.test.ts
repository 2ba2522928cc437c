import { describe, expect, it } from 'vitest';
import { toWebVtt } from '../../src/state/transcript.ts';

describe('a transcript as WebVTT', () => {
  it('spreads its cues over the clip', () => {
    const words = Array.from({ length: 25 }, (_, i) => `w${i}`);
    const cues = toWebVtt(words.join(' '), 3_723_500).split('\n\n').slice(1);
    expect(cues).toHaveLength(3);
    expect(cues[0]).toContain('00:00:00.000 --> 00:20:41.166\nw0 w1');
    expect(cues[2]).toContain('--> 01:02:03.500\nw20 w21 w22 w23 w24');
  });

  it('escapes what would be a tag, and may be empty', () => {
    expect(toWebVtt('a <b> & c', 1000)).toContain('\na &lt;b&gt; &amp; c\n');
    expect(toWebVtt('', 1000)).toBe('WEBVTT\n\n');
  });
});
