import { z } from 'zod';
import type { AudienceDefinition, DescribedField, Description } from '../../domain/person.ts';
import type { QuestionBank } from '../../domain/question.ts';
import type { LocalDate } from '../../domain/recurrence.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { visibleOnly } from '../../domain/words.ts';
import { DESCRIBED_FIELDS } from '../people/person-fields.ts';
import { STRATEGY } from '../strategies/parse-strategy.ts';
import { type Codec, field, inForm, mapOf, objectOf } from './codec.ts';
import {
  level,
  localDate,
  region,
  slackChannel,
  slackPeople,
  slackPerson,
  wholeNumber,
} from './file-fields.ts';
import { OWN_QUESTION, ROTATION } from './file-questions.ts';
import { RECURRENCE, recurrenceKeysIn } from './file-recurrence.ts';
import { SETTINGS } from './file-settings.ts';

/** What a set-up says of somebody; what it does not say stays as it is. */
export type PersonEntry = {
  readonly [Field in DescribedField]?: Description[Field] | undefined;
} & {
  /** A member id, or an e-mail address until people are looked up. */
  readonly person: string;
  /** The first and the last day of a leave. */
  readonly awayFrom?: LocalDate | undefined;
  readonly awayUntil?: LocalDate | undefined;
};

/**
 * What a set-up says. Undefined and empty parts say nothing, but an empty list of schedules does.
 * People are as written until they are looked up, and so are strategies that stand in another file.
 */
export type SetupFile = {
  readonly strategies: ReadonlyMap<string, Strategy | string>;
  readonly people: readonly PersonEntry[];
  readonly admins?: readonly string[] | undefined;
  readonly executives?: readonly string[] | undefined;
  readonly audiences: ReadonlyMap<string, AudienceDefinition>;
  readonly questions: QuestionBank;
  readonly schedules?: readonly ScheduleEntry[] | undefined;
  readonly settings?: Partial<Settings> | undefined;
};

/** What a set-up says of a schedule; it need not say what is asked. */
export type ScheduleEntry = Omit<Schedule, 'rotation'> & {
  readonly rotation?: Schedule['rotation'] | undefined;
};

const A_FUNCTION = 'expected a function such as Sales';

const PERSON = objectOf<PersonEntry>(
  {
    person: field('person', slackPerson),
    function: field(
      'function',
      z
        .string({ error: A_FUNCTION })
        .transform(visibleOnly)
        .pipe(z.string().min(1, { error: A_FUNCTION }).max(100))
        .optional(),
    ),
    level: field('level', level.optional()),
    region: field('region', region.schema.optional(), region.write),
    awayFrom: {
      // Mistakes are told in this order, and what is right is written in the other.
      shape: { away_until: localDate.optional(), away_from: localDate.optional() },
      read: (raw) => raw['away_from'] as LocalDate | undefined,
      write: (from) => ({ away_from: from }),
    },
    awayUntil: {
      shape: {},
      read: (raw) => raw['away_until'] as LocalDate | undefined,
      write: (until) => ({ away_until: until }),
    },
  },
  undefined,
  (raw, context) => {
    const said = Object.values(raw).filter((value) => value !== undefined);
    const expected = (message: string, path: string[] = []) =>
      context.addIssue({ code: 'custom', message, path });
    if (said.length < 2)
      expected(`expected what there is to say: ${DESCRIBED_FIELDS.join(', ')} or away_until`);
    if (raw['away_from'] !== undefined && raw['away_until'] === undefined)
      expected('expected "away_until" beside "away_from"', ['away_from']);
  },
);

/** A list that need not be there; an empty one is left out. */
const listOf = <Item>(key: string, schema: z.ZodType<Item[]>) =>
  field<readonly Item[]>(key, schema.default([]), (all) => (all.length === 0 ? undefined : all));
const userGroup = z.string().regex(/^S[A-Z0-9]{2,}$/, 'expected a user group id such as S0604QSJC');

const AUDIENCE = objectOf<AudienceDefinition>(
  {
    people: listOf('people', slackPeople),
    userGroups: listOf('user_groups', z.array(userGroup)),
    channels: listOf('channels', z.array(slackChannel)),
    functions: listOf('functions', z.array(z.string({ error: 'expected text' }))),
    levels: listOf('levels', z.array(level)),
    except: listOf('except', slackPeople),
  },
  'expected an audience such as { people: [U02KLMN77] }',
);

const hours = wholeNumber('hours', 1, 2160, 'hour');
const yesOrNo = z.boolean({ error: 'expected true or false' }).default(false);

const SCHEDULE = objectOf<Omit<ScheduleEntry, 'id'>>(
  {
    strategyId: field('strategy', z.string({ error: 'expected the id of a strategy' })),
    audienceId: field('audience', z.string({ error: 'expected the name of an audience' })),
    rotation: field('ask', ROTATION.schema.optional(), ROTATION.write),
    delivery: {
      shape: { channel: slackChannel.optional() },
      read: ({ channel }) =>
        channel === undefined
          ? { kind: 'direct' }
          : { kind: 'channel', channelId: String(channel) },
      write: (delivery) => (delivery.kind === 'direct' ? {} : { channel: delivery.channelId }),
    },
    recurrence: RECURRENCE,
    timeZone: field('time_zone', z.string({ error: 'expected a time zone such as Europe/Berlin' })),
    atLocalHour: field('at_local_hour', yesOrNo),
    openDays: {
      ...field('open_for_days', z.number()),
      shape: {
        open_for_days: wholeNumber('working days', 1, 60, 'working day').default(3),
        // The key that schedules had before rounds stayed open for working days.
        open_for_hours: z
          .never({ error: 'write open_for_days: working days, such as 3, instead of hours' })
          .optional(),
      },
    },
    reminders: field(
      'remind_after_hours',
      z
        .array(hours, { error: 'expected hours such as [24, 48]' })
        .transform((all) => [...new Set(all)].sort((a, b) => a - b))
        .default([]),
    ),
    graceHours: field('grace_hours', hours.default(12)),
    isPaused: field('paused', yesOrNo),
  },
  'expected a schedule: strategy, audience, time_zone and when',
  (raw, context) => {
    const [first, second] = recurrenceKeysIn(raw);
    const complain = (message: string, path: string[]) =>
      context.addIssue({ code: 'custom', message, path });
    if (first === undefined)
      complain('expected one of "at", "weekly", "monthly", "quarterly" or "cron"', []);
    else if (second !== undefined)
      complain(`expected either this or "${first}", not both`, [second]);
  },
);

const SCHEDULES: Codec<readonly ScheduleEntry[]> = {
  schema: z
    .record(z.string(), SCHEDULE.schema, { error: 'expected schedules by name' })
    .transform((all) => Object.entries(all).map(([id, schedule]) => ({ id, ...schedule }))),
  write: (all) =>
    Object.fromEntries(all.map(({ id, ...schedule }) => [id, SCHEDULE.write(schedule)])),
};

const STRATEGY_OR_PATH: Codec<Strategy | string> = {
  schema: inForm<Strategy | string>((raw) =>
    typeof raw === 'object' && raw !== null
      ? STRATEGY.schema
      : z.string({ error: 'expected the path of a strategy file, or the strategy itself' }),
  ),
  write: (strategy) => (typeof strategy === 'string' ? strategy : STRATEGY.write(strategy)),
};

const STRATEGIES = mapOf(STRATEGY_OR_PATH, 'expected strategies as "id: path"');
const AUDIENCES = mapOf(AUDIENCE, 'expected audiences by name');
const QUESTIONS = mapOf(OWN_QUESTION, 'expected questions by id');

/** A set-up file: each part with how it is read and how it is written. */
export const SETUP = objectOf<SetupFile>({
  strategies: field('strategies', STRATEGIES.schema, STRATEGIES.write),
  people: field(
    'people',
    z.array(PERSON.schema, { error: 'expected a list of people' }).default([]),
    (people) => people.map(PERSON.write),
  ),
  admins: field('admins', slackPeople.optional()),
  executives: field('executives', slackPeople.optional()),
  audiences: field('audiences', AUDIENCES.schema, AUDIENCES.write),
  questions: field('questions', QUESTIONS.schema, QUESTIONS.write),
  schedules: field('schedules', SCHEDULES.schema.optional(), SCHEDULES.write),
  settings: field('settings', SETTINGS.schema.optional(), SETTINGS.write),
});
