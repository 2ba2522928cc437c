import { describe, expect, it } from 'vitest';
import { actions, type Bad, beside, button, pathsOf } from './helpers.ts';
import { section } from './sample-blocks.ts';
import { plain } from './samples.ts';

const bad: readonly Bad[] = [
  ['a day that is none', { type: 'datepicker', initial_date: '2026-02-30' }, '/initial_date'],
  ['a day written otherwise', { type: 'datepicker', initial_date: '28.02.2026' }, '/initial_date'],
  ['hour 24', { type: 'timepicker', initial_time: '24:00' }, '/initial_time'],
  ['time with seconds', { type: 'timepicker', initial_time: '10:00:00' }, '/initial_time'],
];

describe('bad pickers', () => {
  it.each(bad)('refuses %s', (_, element, pointer) => {
    expect(pathsOf([beside(element)])).toEqual([`/blocks/0/accessory${pointer}`]);
    expect(pathsOf([section, actions(button(), element)])).toEqual([
      `/blocks/1/elements/1${pointer}`,
    ]);
  });

  it.each<[string, unknown, string]>([
    [
      'a date time in milliseconds',
      { type: 'datetimepicker', initial_date_time: 1_767_225_600_000 },
      '/initial_date_time',
    ],
    [
      'a date time of 9 digits',
      { type: 'datetimepicker', initial_date_time: 999_999_999 },
      '/initial_date_time',
    ],
    [
      'a date time in words',
      { type: 'datetimepicker', initial_date_time: 'now' },
      '/initial_date_time',
    ],
    ['placeholder on a date time', { type: 'datetimepicker', placeholder: plain('x') }, ''],
  ])('refuses %s', (_, element, pointer) => {
    expect(pathsOf([actions(element)])).toEqual([`/blocks/0/elements/0${pointer}`]);
  });
});
