import fc from 'fast-check';
import { addDays } from '../../../src/calendar/local-time.ts';
import { leaveOf } from '../../../src/calendar/work-calendar.ts';
import { type AudienceDefinition, LEVELS, type Person } from '../../../src/domain/person.ts';
import type { Question, QuestionRef } from '../../../src/domain/question.ts';
import type { DayOfMonth, Recurrence, Weekday } from '../../../src/domain/recurrence.ts';
import type { Schedule } from '../../../src/domain/schedule.ts';
import { DISCLOSURES, type Settings } from '../../../src/domain/settings.ts';
import { decisionRulesOf, type Strategy } from '../../../src/domain/strategy.ts';
import { visibleOnly } from '../../../src/domain/words.ts';
import type { CurrentSetup } from '../../../src/features/setup-file/read-current.ts';
import { personFixture } from '../../person-fixture.ts';

/** The moment at which set-ups are looked at. */
export const SETUP_NOW = new Date('2026-11-30T09:00:00Z');
const IDS = ['U01', 'U02', 'U03', 'U04'];
const ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'Pacific/Auckland'];
const AWKWARD = [
  'yes',
  'no',
  'on',
  'null',
  '~',
  '1e3',
  '0x10',
  '09:00',
  '- a\n- b',
  'key: value # no comment',
  '"quoted" and \'single\'',
  '  indented\n\n\n    more\nless  ',
  'tab\tand\\backslash',
  '| block\n',
  '&anchor *alias !tag',
  'two\u2028lines\u0085and\u00a0more',
  '日本語 🙂 e\u0301 \u202eoverride',
  '---',
  '...',
  '%directive',
  '{ not: flow }',
  'a very long sentence that must be broken into several lines because it goes on and on, far beyond what fits on one line of a file',
];

const words = fc
  .oneof(
    fc.constantFrom(...AWKWARD),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc.lorem({ maxCount: 30 }),
    fc.array(fc.lorem({ maxCount: 12 }), { maxLength: 4 }).map((lines) => lines.join('\n')),
  )
  .map((text) => text.trim());
const someWords = words.map((text) => text.slice(0, 90).trim() || 'words');
const question = words.map((text) => `${text.slice(0, 400)}?`.trim());
const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
/** Ids of audiences, questions and schedules may be any words. */
const id = fc.oneof(slug, fc.constantFrom('yes', '12', 'Sales leaders', 'Führung: alle', 'on'));
const sentences = fc.array(someWords, { maxLength: 3 });
const date = fc.integer({ min: -400, max: 900 }).map((days) => addDays('2026-11-30', days));
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const weekday = fc.integer({ min: 1, max: 7 }).map((day) => day as Weekday);
const weekdays = (maxLength: number) => fc.uniqueArray(weekday, { minLength: 1, maxLength });
const people = fc.uniqueArray(fc.constantFrom(...IDS), { maxLength: 4 });

const strategy: fc.Arbitrary<Strategy> = fc.record({
  name: someWords,
  period: words,
  statement: someWords,
  before: words,
  keyTerms: fc.array(fc.record({ term: someWords, means: someWords }), { maxLength: 2 }),
  priorities: fc
    .uniqueArray(
      fc.record({
        id: slug,
        title: someWords,
        decisionRules: fc.array(fc.record({ prefer: someWords, over: someWords, evenIf: words }), {
          minLength: 1,
          maxLength: 3,
        }),
        behaviours: sentences,
        resources: sentences,
        decisionRights: sentences,
        metrics: sentences,
      }),
      { minLength: 1, maxLength: 3, selector: (priority) => priority.id },
    )
    .map((priorities) =>
      priorities.map((priority) => ({
        ...priority,
        decisionRules: priority.decisionRules.map((rule, i) => ({
          id: `${priority.id}-rule${i}`,
          ...rule,
        })),
      })),
    )
    .filter((priorities) => {
      const ids = priorities.flatMap(({ decisionRules }) => decisionRules.map((rule) => rule.id));
      return new Set(ids).size === ids.length;
    }),
});

const day: fc.Arbitrary<DayOfMonth> = fc.oneof(
  fc.integer({ min: 1, max: 28 }).map((one) => ({ kind: 'date', date: one }) as const),
  fc.constant({ kind: 'last' } as const),
  fc.record({
    kind: fc.constant('weekday' as const),
    weekday,
    nth: fc.constantFrom(1, 2, 3, 4, -1),
  }),
);
/** Every way in which something comes round. */
export const recurrence: fc.Arbitrary<Recurrence> = fc.oneof(
  fc.record({
    kind: fc.constant('once' as const),
    at: fc.tuple(date, time).map((parts) => parts.join('T')),
  }),
  fc.record({
    kind: fc.constant('weekly' as const),
    weekdays: weekdays(7),
    every: fc.integer({ min: 1, max: 12 }),
    from: date,
    time,
  }),
  fc.record({ kind: fc.constant('monthly' as const), day, time }),
  fc.record({
    kind: fc.constant('quarterly' as const),
    month: fc.constantFrom(1, 2, 3),
    day,
    time,
  }),
  fc.record({
    kind: fc.constant('cron' as const),
    expression: fc.constantFrom('0 9 * * 1', '*/30 8 1-7 1,4,7,10 +1', '15 9 * * 5#L'),
  }),
);

const settings: fc.Arbitrary<Settings> = fc.record({
  workingHours: fc
    .uniqueArray(time, { minLength: 2, maxLength: 2 })
    .map((both) => [...both].sort())
    .map(([from = '', to = '']) => ({ from, to })),
  region: fc.constantFrom(null, 'NO', 'DE-BY', 'US-CA'),
  weekend: fc.option(weekdays(6).map((days) => [...days].sort())),
  quietDays: fc.array(
    fc
      .tuple(date, fc.integer({ min: 0, max: 20 }), words)
      .map(([from, length, name]) => ({ from, to: addDays(from, length), name })),
    { maxLength: 3 },
  ),
  extraHolidays: fc.array(date, { maxLength: 3 }),
  noHolidays: fc.array(date, { maxLength: 3 }),
  disclosure: fc.constantFrom(...DISCLOSURES),
  smallestGroup: fc.integer({ min: 2, max: 20 }),
  keepMonths: fc.integer({ min: 1, max: 120 }),
  profileFields: fc.record({
    function: fc.constantFrom(null, 'Team'),
    level: fc.constantFrom(null, 'Leadership level'),
  }),
});

const audience: fc.Arbitrary<AudienceDefinition> = fc.record({
  people,
  userGroups: fc.uniqueArray(fc.constantFrom('S0AAA', 'S0BBB')),
  channels: fc.uniqueArray(fc.constantFrom('C0AAA', 'G0BBB')),
  functions: fc.uniqueArray(someWords, { maxLength: 3 }),
  levels: fc.uniqueArray(fc.constantFrom(...LEVELS)),
  except: people,
});

/** The people of the workspace as Slack alone knows them. */
export const STRANGERS: readonly Person[] = IDS.map((personId, i) =>
  personFixture(personId, {
    name: i === 0 ? 'Ana # "O\'Neil"\nSecond line' : `Person ${personId}`,
    email: `${personId.toLowerCase()}@example.org`,
    timeZone: ZONES[i] ?? 'UTC',
  }),
);

const described = fc
  .tuple(
    ...STRANGERS.map((person) =>
      fc
        .record({
          function: fc.option(someWords.map((text) => visibleOnly(text) || 'words')),
          level: fc.option(fc.constantFrom(...LEVELS)),
          region: fc.constantFrom(null, 'NO', 'FR'),
          leave: fc.option(
            fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 9 })),
          ),
        })
        .map((facts) => ({ person, facts })),
    ),
  )
  .map((all) => ({
    people: all.map(({ person, facts: { leave: _, ...facts } }) => ({ ...person, ...facts })),
    absences: all.flatMap(({ person, facts: { leave } }) => {
      if (leave === null) return [];
      const from = addDays('2026-11-30', leave[0]);
      return [leaveOf(person.id, { from, until: addDays(from, leave[1]) }, person.timeZone)];
    }),
  }));

const REF_KINDS = [
  'open',
  'stop',
  'resources',
  'decisions',
  'metrics',
  'clarity',
  'trade-offs',
] as const;

function rotationOf(strategy: Strategy, own: readonly string[]) {
  const rules = decisionRulesOf(strategy).map(({ rule }) => rule.id);
  const ref: fc.Arbitrary<QuestionRef> = fc.oneof(
    fc.constantFrom(...REF_KINDS).map((kind) => ({ kind }) as const),
    fc.constantFrom(...rules).map((ruleId) => ({ kind: 'dilemma', ruleId }) as const),
    question.map((text) => ({ kind: 'text', text }) as const),
    fc.constantFrom({ kind: 'text', text: 'own: what?' }, { kind: 'text', text: 'open' } as const),
    ...(own.length === 0
      ? []
      : [fc.constantFrom(...own).map((questionId) => ({ kind: 'own', questionId }) as const)]),
  ) as fc.Arbitrary<QuestionRef>;
  return fc.array(fc.array(ref, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 });
}

function scheduleOf(
  scheduleId: string,
  strategies: ReadonlyMap<string, Strategy>,
  audiences: ReadonlyMap<string, AudienceDefinition>,
  own: ReadonlyMap<string, Question>,
): fc.Arbitrary<Schedule> {
  const plainOwn = [...own].filter(([, { ruleId }]) => ruleId === null).map(([key]) => key);
  return fc.constantFrom(...strategies).chain(([strategyId, content]) =>
    fc.record({
      id: fc.constant(scheduleId),
      strategyId: fc.constant(strategyId),
      audienceId: fc.constantFrom(...audiences.keys()),
      rotation: rotationOf(content, plainOwn),
      delivery: fc.constantFrom(
        { kind: 'direct' } as const,
        { kind: 'channel', channelId: 'C0AAA' } as const,
      ),
      recurrence,
      timeZone: fc.constantFrom(...ZONES),
      atLocalHour: fc.boolean(),
      openDays: fc.integer({ min: 1, max: 60 }),
      reminders: fc
        .uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 3 })
        .map((hours) => [...hours].sort((a, b) => a - b)),
      graceHours: fc.integer({ min: 1, max: 2160 }),
      isPaused: fc.boolean(),
    }),
  );
}

const mapOf = <Content>(
  keys: fc.Arbitrary<string>,
  content: fc.Arbitrary<Content>,
  minLength: number,
) =>
  fc
    .uniqueArray(fc.tuple(keys, content), { minLength, maxLength: 3, selector: ([key]) => key })
    .map((entries) => new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1))));

const own: fc.Arbitrary<Question> = fc.oneof(
  question.map((text) => ({ kind: 'open', text, ruleId: null }) as const),
  fc.record({ kind: fc.constant('dilemma' as const), text: question, ruleId: slug }),
);

/** A workspace that is set up in any way that Slack or a file allow. */
export const randomSetup: fc.Arbitrary<CurrentSetup> = fc
  .record({
    strategies: mapOf(id, strategy, 1),
    audiences: mapOf(id, audience, 1),
    questions: mapOf(id, own, 0),
    scheduleIds: fc.uniqueArray(id, { maxLength: 4 }),
    described,
    admins: people,
    executives: people,
    settings,
    origin: fc.constantFrom('file', 'slack'),
  })
  .chain(({ scheduleIds, described: who, admins, executives, origin, ...parts }) => {
    const { strategies, audiences, questions } = parts;
    return fc
      .tuple(
        ...[...scheduleIds].sort().map((key) => scheduleOf(key, strategies, audiences, questions)),
      )
      .map((schedules) => ({
        ...parts,
        ...who,
        roles: [
          ...admins.map((personId) => ({ personId, role: 'admin' as const })),
          ...executives.map((personId) => ({ personId, role: 'executive' as const })),
        ],
        schedules: schedules.map((schedule) => ({ schedule, next: null, origin })),
      }));
  });
