import cronstrue from 'cronstrue';
import {
  type DayOfMonth,
  formatDate,
  type Recurrence,
  WEEKDAYS,
  type Weekday,
} from '../domain/recurrence.ts';

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
] as const;

/**
 * A recurrence as a sentence without a full stop: "On the first Tuesday of each month at 09:00". An
 * expression that has no words is shown as it is.
 */
export function formatRecurrence(recurrence: Recurrence): string {
  switch (recurrence.kind) {
    case 'once': {
      const [date = '', time = ''] = recurrence.at.split('T');
      return `Once, on ${formatDate(date)} at ${time}`;
    }
    case 'weekly':
      return `${formatEvery(recurrence.every)} ${formatWeekdays(recurrence.weekdays)} at ${recurrence.time}`;
    case 'monthly':
      return `On ${formatDayOfMonth(recurrence.day)} of each month at ${recurrence.time}`;
    case 'quarterly': {
      const month = `the ${ORDINALS[recurrence.month - 1]} month of each quarter`;
      return `On ${formatDayOfMonth(recurrence.day)} of ${month} at ${recurrence.time}`;
    }
    case 'cron':
      return formatExpression(recurrence.expression);
  }
}

/** A day of a month: "the 1st", "the last day", "the first Monday". */
export function formatDayOfMonth(day: DayOfMonth): string {
  switch (day.kind) {
    case 'date':
      return `the ${ordinal(day.date)}`;
    case 'last':
      return 'the last day';
    case 'weekday':
      return `the ${day.nth === -1 ? 'last' : ORDINALS[day.nth - 1]} ${WEEKDAYS[day.weekday - 1]}`;
  }
}

function formatEvery(weeks: number): string {
  return weeks === 1 ? 'Every' : `Every ${ORDINALS[weeks - 1] ?? ordinal(weeks)}`;
}

function formatWeekdays(weekdays: readonly Weekday[]): string {
  const names = [...new Set(weekdays)].sort((a, b) => a - b).map((day) => WEEKDAYS[day - 1]);
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

/** "1st", "2nd", "11th". */
function ordinal(count: number): string {
  const isTeen = count % 100 > 10 && count % 100 < 14;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${ending}`;
}

/** A cron expression of five fields in words; as it is if it has none. */
function formatExpression(expression: string): string {
  const fields = expression.trim().toUpperCase().split(/\s+/);
  try {
    return isEither(fields) ? formatEither(fields) : formatFields(fields);
  } catch {
    return expression;
  }
}

/** A date and a weekday together mean either of them, which cronstrue calls "and". */
function isEither([, , date = '*', , weekday = '*']: readonly string[]): boolean {
  const isRestricted = (field: string) => field !== '*' && field !== '?';
  return isRestricted(date) && isRestricted(weekday) && !weekday.startsWith('+');
}

function formatEither(fields: readonly string[]): string {
  const onDates = formatFields(fields.with(4, '*'));
  const onWeekdays = formatFields(fields.with(2, '*'));
  return `${onDates}; or ${onWeekdays.charAt(0).toLowerCase()}${onWeekdays.slice(1)}`;
}

function formatFields(fields: readonly string[]): string {
  // What croner writes its own way: "+1" for a date that is a Monday, "5#L" for the last Friday.
  const weekday = fields.at(-1)?.replace(/^\+/, '').replaceAll('#L', 'L') ?? '';
  const known = [...fields.slice(0, -1), weekday].join(' ');
  return cronstrue.toString(known, { use24HourTimeFormat: true });
}
