/** The fields of the form of a schedule. The two that change the form have names of their own. */
export const FIELD = {
  name: 'name',
  strategy: 'plan_strategy',
  audience: 'audience',
  often: 'plan_often',
  date: 'date',
  time: 'time',
  weekdays: 'weekdays',
  every: 'every',
  from: 'from',
  day: 'day',
  month: 'month',
  expression: 'expression',
  clock: 'clock',
  zone: 'zone',
  where: 'where',
  channel: 'channel',
  openDays: 'open_days',
  reminders: 'reminders',
  grace: 'grace',
} as const;

/** So many turns can be filled in, or as many as a schedule has already. */
export const LEAST_TURNS = 4;

/** The field of a turn, counted from 0. */
export function turnField(turn: number): string {
  return `turn${turn + 1}`;
}
