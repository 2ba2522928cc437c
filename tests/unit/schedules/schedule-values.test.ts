import fc from 'fast-check';
import { validateView } from 'local-slack/block-kit/validate-view';
import { initialValues } from 'local-slack/state-values';
import { describe, expect, it } from 'vitest';
import type { Question, QuestionRef } from '../../../src/domain/question.ts';
import type { DayOfMonth, Recurrence, Weekday } from '../../../src/domain/recurrence.ts';
import type { Schedule } from '../../../src/domain/schedule.ts';
import type { ScheduleChoices } from '../../../src/features/schedules/describe-schedules.ts';
import { textsOf } from '../../../src/features/schedules/slack/question-choices.ts';
import { LEAST_TURNS } from '../../../src/features/schedules/slack/schedule-fields.ts';
import { scheduleForm } from '../../../src/features/schedules/slack/schedule-form.ts';
import {
  scheduleFrom,
  scheduleValues,
} from '../../../src/features/schedules/slack/schedule-values.ts';
import { filledFrom, readForm } from '../../../src/slack/form-values.ts';
import { STRATEGY } from '../domain/samples.ts';

const own = new Map<string, Question>([
  ['q1', { kind: 'stop', text: 'What did you cancel?', ruleId: null }],
]);
const CHOICES: ScheduleChoices = {
  strategies: [{ id: 'large', content: STRATEGY }],
  audiences: ['leaders'],
  own,
  timeZone: 'Europe/Berlin',
  today: '2026-11-30',
};

const weekday = fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7);
const two = (most: number) =>
  fc.integer({ min: 0, max: most }).map((n) => String(n).padStart(2, '0'));
const time = fc.tuple(two(23), two(59)).map((parts) => parts.join(':'));
const date = fc
  .integer({ min: 0, max: 2000 })
  .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
const day: fc.Arbitrary<DayOfMonth> = fc.oneof(
  fc.record({ kind: fc.constant('date' as const), date: fc.integer({ min: 1, max: 28 }) }),
  fc.constant({ kind: 'last' as const }),
  fc.record({
    kind: fc.constant('weekday' as const),
    weekday,
    nth: fc.constantFrom<1 | 2 | 3 | 4 | -1>(1, 2, 3, 4, -1),
  }),
);
const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.tuple(date, time).map(([d, t]) => ({ kind: 'once' as const, at: `${d}T${t}` })),
  fc.record({
    kind: fc.constant('weekly' as const),
    weekdays: fc.subarray<Weekday>([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    every: fc.integer({ min: 1, max: 12 }),
    from: date,
    time,
  }),
  fc.record({ kind: fc.constant('monthly' as const), day, time }),
  fc.record({
    kind: fc.constant('quarterly' as const),
    month: fc.constantFrom<1 | 2 | 3>(1, 2, 3),
    day,
    time,
  }),
  fc.record({
    kind: fc.constant('cron' as const),
    expression: fc.constantFrom('0 9 * * 1', '30 8 1 */3 *'),
  }),
);
/** In the order in which the form offers them, for that is how Slack gives back what was picked. */
const refs = fc.subarray<QuestionRef>(
  [
    { kind: 'open' },
    { kind: 'clarity' },
    { kind: 'trade-offs' },
    { kind: 'stop' },
    { kind: 'resources' },
    { kind: 'decisions' },
    { kind: 'metrics' },
    { kind: 'own', questionId: 'q1' },
    { kind: 'text', text: 'A long one from a file?' },
    { kind: 'dilemma', ruleId: 'features' },
    { kind: 'dilemma', ruleId: 'hiring' },
  ],
  { minLength: 1 },
);
const schedule: fc.Arbitrary<Schedule> = fc.record({
  id: fc.constantFrom('Leaders, every quarter', 'weekly'),
  strategyId: fc.constant('large'),
  audienceId: fc.constant('leaders'),
  rotation: fc.array(refs, { minLength: 1, maxLength: 6 }),
  delivery: fc.constantFrom(
    { kind: 'direct' as const },
    { kind: 'channel' as const, channelId: 'C0LEADERS' },
  ),
  recurrence,
  timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'UTC'),
  atLocalHour: fc.boolean(),
  openDays: fc.integer({ min: 1, max: 60 }),
  reminders: fc
    .uniqueArray(fc.integer({ min: 1, max: 1440 }), { maxLength: 5 })
    .map((hours) => hours.sort((a, b) => a - b)),
  graceHours: fc.integer({ min: 1, max: 2160 }),
  isPaused: fc.boolean(),
});

function formOf(each: Schedule, id: string | undefined) {
  const texts = textsOf(each.rotation);
  const turns = Math.max(LEAST_TURNS, each.rotation.length);
  const unseen = { id, turns, texts, isPaused: each.isPaused };
  const view = scheduleForm(CHOICES, filledFrom(scheduleValues(each)), unseen);
  return { view, unseen };
}
const shown = (view: object) => {
  const plain = JSON.parse(JSON.stringify(view));
  return readForm({ blocks: plain.blocks, state: { values: initialValues(plain) } });
};

describe('the form of a schedule', () => {
  it('gives back every schedule as it was, new or known', () => {
    fc.assert(
      fc.property(schedule, fc.boolean(), (each, isNew) => {
        const { view, unseen } = formOf(each, isNew ? undefined : each.id);
        expect(validateView(view)).toEqual([]);
        const read = scheduleFrom(shown(view), unseen);
        expect(read).toEqual({ ok: true, value: each });
      }),
      { numRuns: 200 },
    );
  });

  it('gives back the same when it is drawn again from what stands in it', () => {
    fc.assert(
      fc.property(schedule, (each) => {
        const { view, unseen } = formOf(each, undefined);
        expect(scheduleForm(CHOICES, shown(view), unseen)).toEqual(view);
      }),
    );
  });
});

describe('what is wrong in the form', () => {
  const GOOD = {
    name: 'Weekly',
    plan_strategy: 'large',
    audience: 'leaders',
    plan_often: 'weekly',
    weekdays: ['1'],
    from: '2026-12-01',
    time: '09:00',
    clock: 'local',
    zone: 'Europe/Berlin',
    where: 'direct',
    turn1: ['kind open'],
    open_days: '3',
    reminders: '24, 48',
    grace: '12',
  };
  const problemsOf = (changes: object) => {
    const unseen = { id: undefined, turns: 4, texts: [], isPaused: false };
    const read = scheduleFrom(filledFrom({ ...GOOD, ...changes }), unseen);
    return read.ok ? [] : Object.keys(read.error);
  };

  it.each([
    [{}, []],
    [{ name: 'x'.repeat(61) }, ['name']],
    [{ zone: 'Mars/Olympus' }, ['zone']],
    [{ zone: '+02:00' }, ['zone']],
    [{ weekdays: [] }, ['weekdays']],
    [{ plan_often: 'once', date: '', time: '09:00' }, ['date']],
    [{ plan_often: 'monthly', day: '' }, ['day']],
    [{ plan_often: 'cron', expression: 'every monday' }, ['expression']],
    [{ plan_often: 'cron', expression: '0 9 31 2 *' }, ['expression']],
    [{ where: 'channel' }, ['channel']],
    [{ turn1: [] }, ['turn1']],
    [{ open_days: '0' }, ['open_days']],
    [{ open_days: '61' }, ['open_days']],
    [{ open_days: '1.5' }, ['open_days']],
    [{ reminders: '24, soon' }, ['reminders']],
    [{ reminders: '1 2 3 4 5 6' }, ['reminders']],
    [{ reminders: '' }, []],
    [{ grace: '-1' }, ['grace']],
    [{ open_days: 'x', grace: 'y', zone: 'z' }, ['zone', 'open_days', 'grace']],
  ])('%j is told at %j', (changes, fields) => {
    expect(problemsOf(changes)).toEqual(fields);
  });

  it('leaves out turns that were skipped', () => {
    const unseen = { id: undefined, turns: 4, texts: [], isPaused: false };
    const read = scheduleFrom(filledFrom({ ...GOOD, turn3: ['kind stop'] }), unseen);
    expect(read.ok && read.value.rotation).toEqual([[{ kind: 'open' }], [{ kind: 'stop' }]]);
  });

  it('sorts reminders and drops doubles', () => {
    const unseen = { id: undefined, turns: 4, texts: [], isPaused: false };
    const read = scheduleFrom(filledFrom({ ...GOOD, reminders: '48; 24 48' }), unseen);
    expect(read.ok && read.value.reminders).toEqual([24, 48]);
  });
});
