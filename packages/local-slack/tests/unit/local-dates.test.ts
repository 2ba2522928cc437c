import { describe, expect, it } from 'vitest';
import { withLocalDates } from '../../page/src/blocks/local-dates.ts';
import { fromLocal, toLocal } from '../../page/src/blocks/zoned-time.ts';

const NINE = Date.UTC(2026, 2, 2, 9);
const date = (template: string, at = NINE) => `<!date^${at / 1000}^${template}|then>`;

describe('dates of messages', () => {
  it('read as the clock of whoever reads them', () => {
    const text = `Until ${date('{date_short} at {time}')}.`;
    expect(withLocalDates(text, 'Europe/Berlin', 0)).toMatch(/^Until Mar 2, 2026 at 10:00\sAM\.$/);
    expect(withLocalDates(text, 'Asia/Tokyo', 0)).toMatch(/6:00\sPM/);
  });

  it('say today, yesterday and tomorrow by the day of the reader', () => {
    const late = Date.UTC(2026, 2, 2, 23);
    expect(withLocalDates(date('{date_pretty}', late), 'Etc/UTC', NINE)).toBe('today');
    expect(withLocalDates(date('{date_pretty}', late), 'Asia/Tokyo', NINE)).toBe('tomorrow');
    expect(withLocalDates(date('{date_pretty}'), 'Etc/UTC', NINE + 86_400_000)).toBe('yesterday');
  });

  it('keep a link, and leave what is no date alone', () => {
    const linked = `<!date^${NINE / 1000}^{date_num}^https://example.com|then>`;
    expect(withLocalDates(linked, 'Etc/UTC', 0)).toBe('<https://example.com|2026-03-02>');
    for (const text of ['<!date^soon^{date}|then>', '<!here>', '{date}'])
      expect(withLocalDates(text, 'Etc/UTC', 0)).toBe(text);
  });
});

describe('a date and time that is picked', () => {
  it.each(['Etc/UTC', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'])(
    'comes back as it was shown: %s',
    (zone) => {
      for (let day = 0; day < 365; day += 1) {
        const seconds = String(NINE / 1000 + day * 86_400);
        expect(fromLocal(toLocal(seconds, zone), zone)).toBe(seconds);
      }
    },
  );

  it('is nothing where nothing is picked', () => {
    expect(toLocal('', 'Etc/UTC')).toBe('');
    expect(fromLocal('', 'Etc/UTC')).toBe('');
  });
});
