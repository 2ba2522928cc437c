import { err, ok, type Result } from '../../../domain/result.ts';

/** What was typed, or what is wrong with it in plain words. */
export type Read<Value> = Result<Value, string>;

const MOST_REMINDERS = 5;
const LATEST_REMINDER = 1440;

/** A whole number that was typed, between two bounds. */
export function numberFrom(typed: string, least: number, most: number, unit: string): Read<number> {
  const number = Number(typed);
  const isFine = /^\d+$/.test(typed) && number >= least && number <= most;
  return isFine ? ok(number) : err(`Write a whole number of ${unit} from ${least} to ${most}.`);
}

/** Hours that were typed one after another, "24, 48", the soonest first; none for an empty text. */
export function hoursFrom(typed: string): Read<readonly number[]> {
  const parts = typed.split(/[\s,;]+/).filter((part) => part !== '');
  const hours = parts.map((part) => numberFrom(part, 1, LATEST_REMINDER, 'hours'));
  if (hours.some(({ ok: isFine }) => !isFine))
    return err(
      `Write hours from 1 to ${LATEST_REMINDER} with commas between them, such as 24, 48.`,
    );
  const sorted = hours.flatMap((each) => (each.ok ? [each.value] : [])).sort((a, b) => a - b);
  const unique = [...new Set(sorted)];
  return unique.length <= MOST_REMINDERS
    ? ok(unique)
    : err(`That is a lot of reminders; ${MOST_REMINDERS} at most.`);
}
