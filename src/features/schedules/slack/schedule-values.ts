import { zoneProblem } from '../../../calendar/local-time.ts';
import { recurrenceProblem } from '../../../calendar/recurrence-problem.ts';
import { err, ok, type Result } from '../../../domain/result.ts';
import type { Delivery } from '../../../domain/round.ts';
import type { Schedule } from '../../../domain/schedule.ts';
import { plainTyping } from '../../../domain/words.ts';
import type { FieldValues, Filled } from '../../../slack/form-values.ts';
import { refFrom, refValue, textsOf } from './question-choices.ts';
import {
  fieldOfRecurrence,
  oftenOf,
  recurrenceFrom,
  recurrenceValues,
} from './recurrence-fields.ts';
import { FIELD, turnField } from './schedule-fields.ts';

/** What a form does not hold of the schedule that it is about. */
export type Unseen = {
  /** The name of a schedule that there is already; undefined for a new one. */
  readonly id: string | undefined;
  readonly turns: number;
  readonly texts: readonly string[];
  readonly isPaused: boolean;
};

/** Problems by the name of the field. */
export type Problems = Readonly<Record<string, string>>;

/** What was typed, or what is wrong with it in plain words. */
type Read<Value> = Result<Value, string>;

const MOST_REMINDERS = 5;
const LATEST_REMINDER = 1440;

/** A schedule as its form shows it. */
export function scheduleValues(schedule: Schedule): FieldValues {
  const { delivery, rotation } = schedule;
  const texts = textsOf(rotation);
  return {
    [FIELD.name]: schedule.id,
    [FIELD.strategy]: schedule.strategyId,
    [FIELD.audience]: schedule.audienceId,
    ...recurrenceValues(schedule.recurrence),
    [FIELD.clock]: schedule.atLocalHour ? 'local' : 'zone',
    [FIELD.zone]: schedule.timeZone,
    [FIELD.where]: delivery.kind,
    [FIELD.channel]: delivery.kind === 'channel' ? [delivery.channelId] : [],
    ...Object.fromEntries(
      rotation.map((refs, turn) => [turnField(turn), refs.map((ref) => refValue(ref, texts))]),
    ),
    [FIELD.openDays]: String(schedule.openDays),
    [FIELD.reminders]: schedule.reminders.join(', '),
    [FIELD.grace]: String(schedule.graceHours),
  };
}

/** The schedule that a form says, or what is wrong with it, at each field. */
export function scheduleFrom(form: Filled, unseen: Unseen): Result<Schedule, Problems> {
  const openDays = numberFrom(form.one(FIELD.openDays), 1, 60, 'days');
  const graceHours = numberFrom(form.one(FIELD.grace), 1, 2160, 'hours');
  const reminders = hoursFrom(form.one(FIELD.reminders));
  const delivery = deliveryFrom(form);
  const recurrence = recurrenceFrom(form);
  const timeZone = zoneFrom(form);
  const rotation = rotationFrom(form, unseen);
  const id = unseen.id ?? form.one(FIELD.name).replace(/\s+/g, ' ');
  const problems = {
    ...nameProblem(id, unseen),
    ...timeProblems(form),
    ...problemAt(FIELD.channel, delivery),
    ...(rotation.length === 0 ? { [turnField(0)]: 'Choose at least one question.' } : {}),
    ...problemAt(FIELD.openDays, openDays),
    ...problemAt(FIELD.reminders, reminders),
    ...problemAt(FIELD.grace, graceHours),
  };
  if (!openDays.ok || !graceHours.ok || !reminders.ok || !delivery.ok) return err(problems);
  if (Object.keys(problems).length > 0) return err(problems);
  return ok({
    id,
    strategyId: form.one(FIELD.strategy),
    audienceId: form.one(FIELD.audience),
    rotation,
    delivery: delivery.value,
    recurrence,
    timeZone,
    atLocalHour: form.one(FIELD.clock) === 'local',
    openDays: openDays.value,
    reminders: reminders.value,
    graceHours: graceHours.value,
    isPaused: unseen.isPaused,
  });
}

/** A zone as it is written; phones make longer dashes of its own. */
function zoneFrom(form: Filled): string {
  return plainTyping(form.one(FIELD.zone)).trim();
}

function problemAt(field: string, read: Read<unknown>): Problems {
  return read.ok ? {} : { [field]: read.error };
}

function nameProblem(id: string, { id: known }: Unseen): Problems {
  if (known !== undefined || (id !== '' && id.length <= 60)) return {};
  return { [FIELD.name]: 'Give it a short name, of at most 60 letters.' };
}

function timeProblems(form: Filled): Problems {
  const wrongZone = zoneProblem(zoneFrom(form));
  if (wrongZone !== null) return { [FIELD.zone]: `${wrongZone}.` };
  const recurrence = recurrenceFrom(form);
  const problem = recurrenceProblem(recurrence, zoneFrom(form));
  return problem === null ? {} : { [fieldOfRecurrence(oftenOf(recurrence))]: `${problem}.` };
}

function deliveryFrom(form: Filled): Read<Delivery> {
  if (form.one(FIELD.where) !== 'channel') return ok({ kind: 'direct' });
  const [channelId] = form.many(FIELD.channel);
  return channelId === undefined
    ? err('Choose the channel, or ask each leader alone.')
    : ok({ kind: 'channel', channelId });
}

/** Turns that were left empty fall out. */
function rotationFrom(form: Filled, { turns, texts }: Unseen): Schedule['rotation'] {
  return Array.from({ length: turns }, (_, turn) =>
    form.many(turnField(turn)).map((value) => refFrom(value, texts)),
  ).filter((refs) => refs.length > 0);
}

/** A whole number that was typed, between two bounds. */
function numberFrom(typed: string, least: number, most: number, unit: string): Read<number> {
  const digits = plainTyping(typed).trim();
  const number = Number(digits);
  const isFine = /^\d+$/.test(digits) && number >= least && number <= most;
  return isFine ? ok(number) : err(`Write a whole number of ${unit} from ${least} to ${most}.`);
}

/** Hours that were typed one after another, "24, 48", the soonest first; none for an empty text. */
function hoursFrom(typed: string): Read<readonly number[]> {
  const parts = plainTyping(typed)
    .split(/[\s,;]+/)
    .filter((part) => part !== '');
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
