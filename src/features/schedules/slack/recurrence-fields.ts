import type { KnownBlock } from '@slack/types';
import { formatDayOfMonth } from '../../../calendar/format-recurrence.ts';
import {
  type DayOfMonth,
  type Recurrence,
  WEEKDAYS,
  type Weekday,
} from '../../../domain/recurrence.ts';
import { plainTyping } from '../../../domain/words.ts';
import {
  choiceField,
  choicesField,
  dateField,
  timeField,
  wordsField,
} from '../../../slack/form-fields.ts';
import type { FieldValues, Filled } from '../../../slack/form-values.ts';
import type { Option } from '../../../slack/text.ts';
import { FIELD } from './schedule-fields.ts';

type Draw = (filled: Filled) => KnownBlock;

/** What is asked besides how often, and the field at which a wrong recurrence is told. */
type OftenParts = {
  readonly label: string;
  readonly fields: readonly Draw[];
  readonly wrongAt: string;
};

/** How often somebody can pick; a week is told apart from every few weeks. */
const OFTEN = {
  once: { label: 'Once', fields: [day('On which day?', 'date'), time], wrongAt: FIELD.date },
  weekly: {
    label: 'Every week',
    fields: [weekdays, time, day('Starting from', 'from')],
    wrongAt: FIELD.weekdays,
  },
  weeks: {
    label: 'Every few weeks',
    fields: [everyWeeks, weekdays, time, day('Starting from', 'from')],
    wrongAt: FIELD.weekdays,
  },
  monthly: {
    label: 'Every month',
    fields: [dayOfMonth('On which day of the month?'), time],
    wrongAt: FIELD.day,
  },
  quarterly: {
    label: 'Every quarter',
    fields: [monthOfQuarter, dayOfMonth('On which day of that month?'), time],
    wrongAt: FIELD.day,
  },
  cron: {
    label: 'By a cron expression, for those who know them',
    fields: [expression],
    wrongAt: FIELD.expression,
  },
} satisfies Readonly<Record<string, OftenParts>>;

/** One of them. */
export type Often = keyof typeof OFTEN;

/** Asks how often; the form changes as soon as it is answered. */
export function oftenField(often: Often): KnownBlock {
  const options = Object.entries(OFTEN).map(([value, { label }]) => ({ value, label }));
  return dispatching(
    choiceField({ name: FIELD.often, label: 'How often?', options, value: often }),
  );
}

/** A field that tells at once what was picked in it, so that the form can follow. */
export function dispatching(field: KnownBlock): KnownBlock {
  return field.type === 'input' ? { ...field, dispatch_action: true } : field;
}

/** The fields that belong to how often, filled with what is known. */
export function whenFields(often: Often, filled: Filled): readonly KnownBlock[] {
  return OFTEN[often].fields.map((draw) => draw(filled));
}

function time(filled: Filled): KnownBlock {
  const value = filled.one(FIELD.time) || '09:00';
  return timeField({ name: FIELD.time, label: 'At what time?', value });
}

function day(label: string, field: 'date' | 'from'): Draw {
  return (filled) => {
    const value = filled.one(FIELD[field]);
    return dateField({ name: FIELD[field], label, ...(value === '' ? {} : { value }) });
  };
}

function weekdays(filled: Filled): KnownBlock {
  const options = WEEKDAYS.map((label, index) => ({ value: String(index + 1), label }));
  const values = filled.many(FIELD.weekdays);
  const label = 'On which days of the week?';
  return choicesField({ name: FIELD.weekdays, label, options, values });
}

function everyWeeks(filled: Filled): KnownBlock {
  const options = Array.from({ length: 11 }, (_, index) => ({
    value: String(index + 2),
    label: `Every ${index + 2} weeks`,
  }));
  const value = filled.one(FIELD.every);
  return choiceField({
    name: FIELD.every,
    label: 'Every how many weeks?',
    options,
    value: Number(value) > 1 ? value : '2',
  });
}

function monthOfQuarter(filled: Filled): KnownBlock {
  const options = [
    { value: '1', label: 'The first: January, April, July, October' },
    { value: '2', label: 'The second: February, May, August, November' },
    { value: '3', label: 'The third: March, June, September, December' },
  ];
  const value = filled.one(FIELD.month) || '1';
  return choiceField({ name: FIELD.month, label: 'In which month of it?', options, value });
}

function dayOfMonth(label: string): Draw {
  return (filled) =>
    choiceField({ name: FIELD.day, label, options: daysOfMonth(), value: filled.one(FIELD.day) });
}

function daysOfMonth(): readonly Option[] {
  const dates = Array.from({ length: 28 }, (_, index) => ({
    kind: 'date' as const,
    date: index + 1,
  }));
  const weekdaysInTurn = ([1, 2, 3, 4, -1] as const).flatMap((nth) =>
    WEEKDAYS.map((_, index) => ({
      kind: 'weekday' as const,
      weekday: (index + 1) as Weekday,
      nth,
    })),
  );
  const days: readonly DayOfMonth[] = [...weekdaysInTurn, ...dates, { kind: 'last' }];
  return days.map((each) => ({
    value: dayValue(each),
    label: capitalised(formatDayOfMonth(each)),
  }));
}

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

function expression(filled: Filled): KnownBlock {
  return wordsField({
    name: FIELD.expression,
    label: 'Cron expression',
    hint: 'Five fields: minute, hour, day, month, day of the week. 0 9 * * 1 is each Monday at nine.',
    value: filled.one(FIELD.expression),
    most: 100,
  });
}

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
  if (often === 'cron')
    return { kind: 'cron', expression: plainTyping(form.one(FIELD.expression)).trim() };
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
  }
}

/** A day of a month as the value of a choice: "date 15", "last", "weekday 1 -1". */
function dayValue(day: DayOfMonth): string {
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

/** How often a recurrence is, as the form asks it. */
export function oftenOf(recurrence: Recurrence): Often {
  if (recurrence.kind !== 'weekly') return recurrence.kind;
  return recurrence.every === 1 ? 'weekly' : 'weeks';
}

/** Whether a text is one of the answers to how often. */
export function isOften(text: string): text is Often {
  return Object.hasOwn(OFTEN, text);
}

/** The field at which a wrong recurrence is told. */
export function fieldOfRecurrence(often: Often): string {
  return OFTEN[often].wrongAt;
}
