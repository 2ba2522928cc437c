import cronstrue from 'cronstrue';
import { type Recurrence, recurrenceInWords } from '../domain/recurrence.ts';

/** A recurrence as a phrase without a full stop; an expression that has no words is shown as it is. */
export function formatRecurrence(recurrence: Recurrence): string {
  return recurrence.kind === 'cron'
    ? formatExpression(recurrence.expression)
    : recurrenceInWords(recurrence);
}

/** A cron expression of five fields in words; as it is if it has none. */
export function formatExpression(expression: string): string {
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
