import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatBug, formatFailure } from '../../src/format-failure.ts';

const SAID = 'the words of somebody';

describe('formatFailure', () => {
  it.each([
    [{ data: { error: 'invalid_auth' } }, 'Slack does not accept SLACK_BOT_TOKEN'],
    [{ data: { error: 'missing_scope' } }, 'The app misses a permission'],
    [{ data: { error: 'fatal_error' } }, 'Throughline had to stop: fatal_error'],
    [new Error('no such folder'), 'Throughline had to stop: no such folder'],
    [undefined, 'Throughline had to stop: no reason given'],
  ])('says why: %o', (error, words) => {
    expect(formatFailure(error)).toContain(words);
  });

  it('holds nothing of what a failed query was to write', () => {
    const cause = Object.assign(new Error(SAID), { code: 'SQLITE_FULL' });
    const error = Object.assign(new Error(`params: ${SAID}`), { params: [SAID], cause });
    expect(formatFailure(error)).toBe(
      'Throughline had to stop: the database refused it (SQLITE_FULL)',
    );
  });
});

describe('formatBug', () => {
  it('tells the name, the code and the place', () => {
    const error = Object.assign(new TypeError(SAID), { code: 'E_ONE' });
    const words = formatBug(error);
    expect(words).toContain('TypeError (E_ONE)');
    expect(words).toContain('format-failure.test.ts');
  });

  it('never holds a message, whatever stands in it', () => {
    const anyMessage = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(anyMessage, (message) => {
        const error = new Error(`said: ${message} at line\n    at ${SAID}`);
        expect(formatBug(error)).not.toContain(SAID);
      }),
    );
  });

  it('takes an error whose message was changed, one without, and what is none', () => {
    const stack = `Error: ${SAID}\n${SAID}\n    at here`;
    const changed = Object.assign(new Error('another'), { stack });
    expect(formatBug(Object.assign(new Error(SAID.slice(0, 5)), { stack }))).not.toContain(SAID);
    expect(formatBug(changed)).toBe('Throughline had to stop: Error');
    expect(formatBug(new Error())).toMatch(/^Throughline had to stop: Error\n +at /);
    expect(formatBug(SAID)).not.toContain(SAID);
  });
});
