import cronstrue from 'cronstrue';

/** A cron expression of five fields in words; as it is if it has none. */
export function expressionInWords(expression: string): string {
  const fields = expression.trim().toUpperCase().split(/\s+/);
  try {
    return isEither(fields) ? eitherInWords(fields) : inWords(fields);
  } catch {
    return expression;
  }
}

/** A date and a weekday together mean either of them, which cronstrue calls "and". */
function isEither([, , date = '*', , weekday = '*']: readonly string[]): boolean {
  const isRestricted = (field: string) => field !== '*' && field !== '?';
  return isRestricted(date) && isRestricted(weekday) && !weekday.startsWith('+');
}

function eitherInWords(fields: readonly string[]): string {
  const onDates = inWords(fields.with(4, '*'));
  const onWeekdays = inWords(fields.with(2, '*'));
  return `${onDates}; or ${onWeekdays.charAt(0).toLowerCase()}${onWeekdays.slice(1)}`;
}

function inWords(fields: readonly string[]): string {
  // What croner writes its own way: "+1" for a date that is a Monday, "5#L" for the last Friday.
  const weekday = fields.at(-1)?.replace(/^\+/, '').replaceAll('#L', 'L') ?? '';
  const known = [...fields.slice(0, -1), weekday].join(' ');
  return cronstrue.toString(known, { use24HourTimeFormat: true });
}
