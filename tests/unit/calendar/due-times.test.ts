import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextOccurrence } from '../../../src/calendar/due-times.ts';
import { recurrenceProblem } from '../../../src/calendar/recurrence-problem.ts';
import type { Recurrence } from '../../../src/domain/recurrence.ts';

const once = (at: string): Recurrence => ({ kind: 'once', at });
const cron = (expression: string): Recurrence => ({ kind: 'cron', expression });
const LONG_AGO = new Date('2000-01-01T00:00:00Z');
const nextDueTime = (recurrence: Recurrence, zone: string, after: Date) =>
  nextOccurrence(recurrence, zone, after)?.dueAt ?? null;
const next = (recurrence: Recurrence, zone: string, after: string | Date) =>
  nextDueTime(recurrence, zone, new Date(after))?.toISOString() ?? null;

describe('a time that comes once', () => {
  it.each([
    ['UTC', '2026-12-01T09:00', '2026-12-01T09:00:00.000Z'],
    ['Europe/Berlin', '2026-12-01T09:00', '2026-12-01T08:00:00.000Z'],
    ['Europe/Berlin', '2026-07-01T09:00', '2026-07-01T07:00:00.000Z'],
    ['America/New_York', '2026-12-01T09:00', '2026-12-01T14:00:00.000Z'],
    ['Asia/Kolkata', '2026-12-01T09:00', '2026-12-01T03:30:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-01T00:00', '2025-12-31T10:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-12-31T23:59', '2027-01-01T10:59:00.000Z'],
    ['UTC', '2028-02-29T09:00', '2028-02-29T09:00:00.000Z'],
  ])('in %s, %s', (zone, at, expected) => {
    expect(next(once(at), zone, LONG_AGO)).toBe(expected);
  });

  it('is due strictly after the moment given, and then never again', () => {
    const due = '2026-12-01T08:00:00.000Z';
    expect(next(once('2026-12-01T09:00'), 'Europe/Berlin', '2026-12-01T07:59:59.999Z')).toBe(due);
    expect(next(once('2026-12-01T09:00'), 'Europe/Berlin', due)).toBeNull();
  });

  it.each([
    ['America/New_York', '2027-03-14T02:30', '2027-03-14T07:00:00.000Z'],
    ['Europe/Berlin', '2027-03-28T02:30', '2027-03-28T01:00:00.000Z'],
    ['Australia/Lord_Howe', '2027-10-03T02:15', '2027-10-02T15:30:00.000Z'],
  ])('skipped by a clock change in %s comes right after the gap', (zone, at, expected) => {
    expect(next(once(at), zone, LONG_AGO)).toBe(expected);
  });

  it('in a gap that ends at midnight still comes', () => {
    expect(next(once('2024-03-30T23:30'), 'America/Nuuk', LONG_AGO)).toBe(
      '2024-03-31T01:00:00.000Z',
    );
  });

  it.each([
    ['America/New_York', '2027-11-07T01:30', '2027-11-07T05:30:00.000Z'],
    ['Europe/Berlin', '2027-10-31T02:30', '2027-10-31T00:30:00.000Z'],
  ])('repeated by a clock change in %s comes at its first pass', (zone, at, expected) => {
    expect(next(once(at), zone, LONG_AGO)).toBe(expected);
  });
});

describe('a time that comes again and again', () => {
  it('keeps its local hour over both clock changes', () => {
    const monday = cron('0 9 * * 1');
    expect(next(monday, 'Europe/Berlin', '2027-03-22T12:00:00Z')).toBe('2027-03-29T07:00:00.000Z');
    expect(next(monday, 'Europe/Berlin', '2027-10-26T12:00:00Z')).toBe('2027-11-01T08:00:00.000Z');
  });

  it('runs a skipped time after the gap and a repeated one once', () => {
    const daily = cron('30 2 * * *');
    expect(next(daily, 'Europe/Berlin', '2027-03-27T12:00:00Z')).toBe('2027-03-28T01:00:00.000Z');
    const first = next(daily, 'Europe/Berlin', '2027-10-30T12:00:00Z');
    expect(first).toBe('2027-10-31T00:30:00.000Z');
    expect(next(daily, 'Europe/Berlin', first ?? '')).toBe('2027-11-01T01:30:00.000Z');
  });

  it('runs a repeated time once also in a list of hours', () => {
    const twice = cron('30 2,14 * * *');
    const first = next(twice, 'Europe/Berlin', '2027-10-30T13:00:00Z');
    expect(first).toBe('2027-10-31T00:30:00.000Z');
    expect(next(twice, 'Europe/Berlin', first ?? '')).toBe('2027-10-31T13:30:00.000Z');
  });

  it('always moves on', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
    );
    const expressions = fc.constantFrom('0 9 * * 1', '30 2 * * *', '0 0 1 * *', '15 14 * * 1#1');
    const dates = fc.date({
      min: new Date('2020-01-01'),
      max: new Date('2040-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(expressions, zones, dates, (expression, zone, after) => {
        const due = nextDueTime(cron(expression), zone, after);
        expect(due?.getTime()).toBeGreaterThan(after.getTime());
      }),
    );
  });
});

describe('what is wrong with a recurrence', () => {
  it.each([
    [once('2026-12-01T09:00'), 'Europe/Berlin'],
    [cron('0 9 * * 1'), 'America/Argentina/Buenos_Aires'],
    [cron('0 9 29 2 *'), 'UTC'],
    [cron('0 9 * * MON'), 'UTC'],
    [cron('0 9 * * 1#1'), 'UTC'],
  ])('%j in %s: nothing', (recurrence, zone) => {
    expect(recurrenceProblem(recurrence, zone)).toBeNull();
  });

  it.each(['', 'Mars/Olympus', 'Berlin', '+02:00'])('no time zone: "%s"', (zone) => {
    expect(recurrenceProblem(cron('0 9 * * 1'), zone)).toBe(
      `"${zone}" is no time zone; write one such as Europe/Berlin or America/New_York`,
    );
  });

  it.each([
    '',
    'tomorrow',
    '2026-02-30T09:00',
    '2026-13-01T09:00',
    '2027-02-29T09:00',
    '2026-12-01',
    '2026-12-01 09:00',
    '2026-12-01T9:00',
    '2026-12-01T24:00',
    '2026-12-01T09:60',
    '2026-12-01T09:00Z',
    '2026-12-01T09:00+02:00',
    '0 9 * * 1',
  ])('no date and time: "%s"', (at) => {
    expect(recurrenceProblem(once(at), 'Europe/Berlin')).toBe(
      `"${at}" is no date and time; write it as 2026-12-01T09:00`,
    );
  });

  it.each([
    '',
    'x',
    '0 9 * *',
    '0 0 9 * * 1',
    '61 9 * * *',
    '0 9 * * 8',
    '@daily',
    '2026-12-01T09:00:00',
  ])('no cron expression: "%s"', (expression) => {
    expect(recurrenceProblem(cron(expression), 'UTC')).toMatch(/is no cron expression/);
  });

  it.each(['0 9 31 2 *', '0 9 30 2 *', '0 9 31 4,6 *'])('never comes: "%s"', (expression) => {
    expect(recurrenceProblem(cron(expression), 'UTC')).toMatch(/never comes/);
  });

  it('never throws, and what it lets through has a next due time or is over', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[0-9*,/ LW#-]{1,15}$/));
    fc.assert(
      fc.property(texts, fc.boolean(), (text, isOnce) => {
        const recurrence = isOnce ? once(text) : cron(text);
        if (recurrenceProblem(recurrence, 'UTC') === null)
          expect(nextDueTime(recurrence, 'UTC', LONG_AGO)).not.toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });
});
