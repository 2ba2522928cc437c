import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPublicHolidays } from '../../../src/calendar/public-holidays.ts';
import { readRegion } from '../../../src/calendar/read-region.ts';
import { plainTyping, withoutQuotes } from '../../../src/domain/words.ts';
import { parseVisibility } from '../../../src/features/people/settings.ts';
import { parseDates, parseQuietDays } from '../../../src/features/people/settings-lines.ts';
import { parseOfHundred } from '../../../src/features/report/ask-prediction.ts';
import { parseReportRequest } from '../../../src/features/report/report-request.ts';
import { recurrenceFrom } from '../../../src/features/schedules/slack/recurrence-fields.ts';
import { filledFrom, filledIn } from '../../../src/slack/form-values.ts';
import { escapeMrkdwn, typedWords } from '../../../src/slack/text.ts';

const DASHES = ['-', '‐', '‑', '‒', '–', '—', '―', '−', '﹣', '-'];
const QUOTES = [
  ['"', '"'],
  ['“', '”'],
  ['„', '“'],
  ['«', '»'],
  ['‘', '’'],
  ["'", "'"],
] as const;
const SPACES = [' ', '\u00a0', '\u202f', '\u2009'];

const dash = fc.constantFrom(...DASHES);
const quotes = fc.constantFrom(...QUOTES);
const space = fc.constantFrom(...SPACES);

/** The text as some keyboard makes it: other dashes, spaces and quotation marks, nothing else. */
const typedBy = (text: string) =>
  fc
    .record({ dash, space, quotes })
    .map((by) => by.quotes[0] + text.replace(/-/g, by.dash).replace(/ /g, by.space) + by.quotes[1]);

describe('words that somebody typed into Slack', () => {
  it('come out as they were typed, whichever of & < > they hold', () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        expect(typedWords(escapeMrkdwn(typed))).toBe(typed.trim());
      }),
    );
    expect(typedWords('R&amp;D &lt; Q&amp;A')).toBe('R&D < Q&A');
    expect(typedWords(undefined)).toBe('');
  });

  it('do so in a field of a form, too', () => {
    const value = 'R&amp;D &gt; sales';
    expect(filledIn({ name: { input: { value } } }).one('name')).toBe('R&D > sales');
    expect(filledIn({ name: { input: { value: 'R&D > sales' } } }).one('name')).toBe('R&D > sales');
  });

  it('lose the dashes, quotes and spaces of phones where something is looked for in them', () => {
    fc.assert(
      fc.property(typedBy('since 2026-10-01'), (typed) => {
        expect(withoutQuotes(typed)).toBe('since 2026-10-01');
      }),
    );
    expect(withoutQuotes('leaders’ plan “first”')).toBe("leaders' plan first");
    expect(plainTyping('2026')).toBe('2026');
  });
});

describe('what a phone makes of', () => {
  it.each([
    ['since 2026-10-01', { which: { kind: 'since', date: '2026-10-01' } }],
    ['R&D first round 2', { strategy: 'R&D first', which: { kind: 'number', number: 2 } }],
    ['few-and-large by level', { strategy: 'few-and-large', breakdown: 'level' }],
  ])('%j after /alignment-report is understood', (text, value) => {
    fc.assert(
      fc.property(typedBy(text), (typed) => {
        expect(parseReportRequest(typed)).toMatchObject({ ok: true, value });
      }),
    );
  });

  it('quotes around a part of it is understood, too', () => {
    const typed = '“Few and large” since “2026‑10‑01” by ‘level’';
    expect(parseReportRequest(typed)).toEqual({
      ok: true,
      value: {
        strategy: 'Few and large',
        which: { kind: 'since', date: '2026-10-01' },
        breakdown: 'level',
      },
    });
  });

  it('days in the settings is understood, and a name stays as it was typed', () => {
    fc.assert(
      fc.property(dash, quotes, space, (mark, [open, close], gap) => {
        const day = (text: string) => open + text.replace(/-/g, mark) + close;
        expect(parseDates(day('2026-12-24'))).toEqual({ ok: true, value: ['2026-12-24'] });
        for (const between of [`${gap}to${gap}`, `${gap}–${gap}`, '—'])
          expect(
            parseQuietDays(`${day('2026-12-24')}${between}${day('2026-12-31')}${gap}Ana’s “week”`),
          ).toEqual({
            ok: true,
            value: [{ from: '2026-12-24', to: '2026-12-31', name: 'Ana’s “week”' }],
          });
      }),
    );
  });

  it('a region, a number, a share and a cron expression is understood', () => {
    const holidays = createPublicHolidays();
    fc.assert(
      fc.property(dash, (mark) => {
        expect(readRegion(`DE${mark}BY`, holidays)).toEqual({ ok: true, value: 'DE-BY' });
        const form = filledFrom({ plan_often: 'cron', expression: `0 9 * * 1${mark}5` });
        expect(recurrenceFrom(form)).toEqual({ kind: 'cron', expression: '0 9 * * 1-5' });
      }),
    );
    expect(parseOfHundred('75 %')).toBe(75);
    expect(parseVisibility({ disclosure: 'named', smallestGroup: '4' })).toMatchObject({
      value: { smallestGroup: 4 },
    });
  });
});
