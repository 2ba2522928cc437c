import { describe, expect, it } from 'vitest';
import { createPublicHolidays } from '../../../src/calendar/public-holidays.ts';
import { readRegion } from '../../../src/calendar/read-region.ts';

const holidays = createPublicHolidays();
const read = (text: string) => readRegion(text, holidays);

describe('readRegion', () => {
  it.each([
    ['', null],
    ['  ', null],
    ['DE', 'DE'],
    ['de-by', 'DE-BY'],
    ['us ca', 'US-CA'],
    ['Germany', 'DE'],
    ['united kingdom', 'GB'],
  ])('reads %j', (text, code) => {
    expect(read(text)).toEqual({ ok: true, value: code });
  });

  it.each([
    ['Germny', 'DE (Germany)'],
    ['Bayern', 'DE-BY (Germany: Bayern)'],
    ['DE-BX', 'DE-B'],
    ['Kingdom', 'GB (United Kingdom)'],
  ])('names what comes near %j', (text, near) => {
    const result = read(text);
    expect(result).toEqual({ ok: false, error: expect.stringContaining(`"${text}"`) });
    expect(result).toEqual({ ok: false, error: expect.stringContaining(near) });
  });

  it('says how to write one where nothing comes near', () => {
    expect(read('the moon and back')).toEqual({
      ok: false,
      error:
        'I know no calendar for "the moon and back". Write a country as DE, or a part of one as DE-BY.',
    });
  });
});
