import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVtt } from '../../../src/features/answers/slack/transcripts.ts';

const TIME = '00:00:00.000 --> 00:00:02.000';
const LATER = '00:00:02.000 --> 00:00:04.000';
const vtt = (...cues: readonly string[]) => ['WEBVTT', ...cues].join('\n\n');

describe('a transcript', () => {
  it('is its cues in the order they are said, with one space between them', () => {
    expect(readVtt(vtt(`2\n${LATER}\nmonthly plans.`, `1\n${TIME}\nWe stop\nthe`))).toBe(
      'We stop the monthly plans.',
    );
  });

  it('does without who speaks, classes, times and settings', () => {
    const cue = '<v Anna Berg>We <b>stop</b> <c.loud>the</c> <00:00:01.000>plans</v>';
    expect(readVtt(vtt(`${TIME} align:start position:0%\n${cue}`))).toBe('We stop the plans');
  });

  it('undoes entities', () => {
    expect(readVtt(vtt(`${TIME}\nR&amp;D is &lt; 3&nbsp;% &quot;big&quot;`))).toBe(
      'R&D is < 3 % "big"',
    );
  });

  it.each([
    ['CRLF', vtt(`${TIME}\nWe stop`).replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${vtt(`${TIME}\nWe stop`)}`],
    ['a header', `WEBVTT - made by Slack\nKind: captions\n\n${TIME}\nWe stop`],
    ['notes and styles', vtt('NOTE not said', 'STYLE\n::cue { color: red }', `${TIME}\nWe stop`)],
    ['a broken cue', vtt('00:0x --> never\nlost', `${TIME}\nWe stop`)],
  ])('is read with %s', (_, text) => {
    expect(readVtt(text)).toBe('We stop');
  });

  it('of silence is empty', () => {
    expect(readVtt('WEBVTT')).toBe('');
    expect(readVtt('WEBVTT\n\n')).toBe('');
  });

  it('is not a page of HTML, nor anything else', () => {
    for (const text of ['<!DOCTYPE html><p>Sign in</p>', '', 'WEBVTTX', '{}']) {
      expect(readVtt(text)).toBeUndefined();
    }
  });

  it('never throws, whatever comes', () => {
    const piece = fc.constantFrom('\n', '-->', TIME, '<v ', '>', '&', '</', 'WEBVTT', '&amp;', 'a');
    const anything = fc.array(fc.oneof(piece, fc.string())).map((parts) => parts.join(''));
    fc.assert(
      fc.property(anything, (text) => typeof (readVtt(`WEBVTT\n\n${text}`) ?? '') === 'string'),
    );
  });
});
