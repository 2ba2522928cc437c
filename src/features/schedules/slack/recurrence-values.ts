import type { DayOfMonth, Recurrence, Weekday } from '../../../domain/recurrence.ts';
import type { FieldValues, Filled } from '../../../slack/form-values.ts';
import { FIELD, isOften, type Often, oftenOf } from './schedule-fields.ts';

/** The fields that say when a recurrence comes, filled in. */
export function recurrenceValues(recurrence: Recurrence): FieldValues {
  return { [FIELD.often]: oftenOf(recurrence), ...detailsOf(recurrence) };
}

function detailsOf(recurrence: Recurrence): FieldValues {
  switch (recurrence.kind) {
    case 'once': {
      const [date = '', time = ''] = recurrence.at.split('T');
      return { [FIELD.date]: date, [FIELD.time]: time };
    }
    case 'weekly':
      return {
        [FIELD.weekdays]: recurrence.weekdays.map(String),
        [FIELD.every]: String(recurrence.every),
        [FIELD.from]: recurrence.from,
        [FIELD.time]: recurrence.time,
      };
    case 'monthly':
      return { [FIELD.day]: dayValue(recurrence.day), [FIELD.time]: recurrence.time };
    case 'quarterly':
      return {
        [FIELD.month]: String(recurrence.month),
        [FIELD.day]: dayValue(recurrence.day),
        [FIELD.time]: recurrence.time,
      };
    case 'cron':
      return { [FIELD.expression]: recurrence.expression };
  }
}

/** The recurrence that a form says; whether it makes sense is for `recurrenceProblem` to say. */
export function recurrenceFrom(form: Filled): Recurrence {
  const often = form.one(FIELD.often);
  return recurrenceOf(isOften(often) ? often : 'once', form);
}

function recurrenceOf(often: Often, form: Filled): Recurrence {
  const time = form.one(FIELD.time);
  switch (often) {
    case 'once':
      return { kind: 'once', at: `${form.one(FIELD.date)}T${time}` };
    case 'weekly':
    case 'weeks': {
      const weekdays = form.many(FIELD.weekdays).map(Number) as Weekday[];
      const every = often === 'weekly' ? 1 : Number(form.one(FIELD.every));
      return { kind: 'weekly', weekdays, every, from: form.one(FIELD.from), time };
    }
    case 'monthly':
      return { kind: 'monthly', day: dayFrom(form.one(FIELD.day)), time };
    case 'quarterly': {
      const month = Number(form.one(FIELD.month)) as 1 | 2 | 3;
      return { kind: 'quarterly', month, day: dayFrom(form.one(FIELD.day)), time };
    }
    case 'cron':
      return { kind: 'cron', expression: form.one(FIELD.expression) };
  }
}

/** A day of a month as the value of a choice: "date 15", "last", "weekday 1 -1". */
export function dayValue(day: DayOfMonth): string {
  switch (day.kind) {
    case 'date':
      return `date ${day.date}`;
    case 'last':
      return 'last';
    case 'weekday':
      return `weekday ${day.weekday} ${day.nth}`;
  }
}

function dayFrom(value: string): DayOfMonth {
  const [kind, first, second] = value.split(' ');
  if (kind === 'last') return { kind: 'last' };
  if (kind !== 'weekday') return { kind: 'date', date: Number(first) };
  return {
    kind: 'weekday',
    weekday: Number(first) as Weekday,
    nth: Number(second) as 1 | 2 | 3 | 4 | -1,
  };
}
