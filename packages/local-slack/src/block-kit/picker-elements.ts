import {
  type Check,
  type Fields,
  text,
  textThat,
  trueOrFalse,
  typed,
  wholeNumber,
} from './checks.ts';
import { confirmDialog } from './composition-objects.ts';
import { actionId, placeholder } from './text-objects.ts';

const common: Fields = { action_id: actionId, confirm: confirmDialog, focus_on_load: trueOrFalse };

const day: Check = textThat(isDay, 'must be a date in the format YYYY-MM-DD');
const timeOfDay: Check = textThat(
  (value) => /^([01]\d|2[0-3]):[0-5]\d$/.test(value),
  'must be a time in the format HH:mm',
);
// Slack asks for ten digits: 2001-09-09 to 2286-11-20.
const moment: Check = wholeNumber({ min: 1_000_000_000, max: 9_999_999_999 });

/** Date and time pickers. */
export const pickerElements: Fields = {
  datepicker: typed({}, { ...common, placeholder, initial_date: day }),
  timepicker: typed({}, { ...common, placeholder, initial_time: timeOfDay, timezone: text() }),
  datetimepicker: typed({}, { ...common, initial_date_time: moment }),
};

function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}
