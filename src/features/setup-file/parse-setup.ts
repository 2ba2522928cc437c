import { z } from 'zod';
import type { AudienceDefinition } from '../../domain/audience.ts';
import type { Result } from '../../domain/result.ts';
import type { Strategy } from '../../domain/strategy.ts';
import { strategySchema, toStrategy } from '../strategies/parse-strategy.ts';
import { type FileProblem, readYaml } from '../strategies/yaml-file.ts';
import {
  inForm,
  level,
  localDate,
  slackChannel,
  slackPeople,
  slackPerson,
  wholeNumber,
} from './file-fields.ts';
import { ownQuestions, rotation } from './file-questions.ts';
import { recurrenceFields, recurrencesIn } from './file-recurrence.ts';
import { region, settingsSchema } from './file-settings.ts';

const hours = wholeNumber('hours', 1, 2160, 'hour');

const personSchema = z
  .strictObject({
    person: slackPerson,
    function: z
      .string({ error: 'expected a function such as Sales' })
      .trim()
      .min(1)
      .max(100)
      .optional(),
    level: level.optional(),
    region: region.optional(),
    away_until: localDate.optional(),
    away_from: localDate.optional(),
  })
  .refine((entry) => Object.values(entry).filter((value) => value !== undefined).length > 1, {
    error: 'expected what there is to say: function, level, region or away_until',
  })
  .refine((entry) => entry.away_from === undefined || entry.away_until !== undefined, {
    error: 'expected "away_until" beside "away_from"',
    path: ['away_from'],
  });

const audienceSchema = z
  .strictObject(
    {
      people: slackPeople.default([]),
      user_groups: z
        .array(z.string().regex(/^S[A-Z0-9]{2,}$/, 'expected a user group id such as S0604QSJC'))
        .default([]),
      channels: z.array(slackChannel).default([]),
      functions: z.array(z.string({ error: 'expected text' })).default([]),
      levels: z.array(level).default([]),
      except: slackPeople.default([]),
    },
    { error: 'expected an audience such as { people: [U02KLMN77] }' },
  )
  .transform(
    ({ user_groups: userGroups, ...rest }): AudienceDefinition => ({ ...rest, userGroups }),
  );

/** The key that schedules had before rounds stayed open for working days. */
const openForHours = z
  .never({ error: 'write open_for_days: working days, such as 3, instead of hours' })
  .optional();

const scheduleSchema = z
  .strictObject(
    {
      strategy: z.string({ error: 'expected the id of a strategy' }),
      audience: z.string({ error: 'expected the name of an audience' }),
      ask: rotation.default([[{ kind: 'open' }]]),
      channel: slackChannel.optional(),
      ...recurrenceFields,
      time_zone: z.string({ error: 'expected a time zone such as Europe/Berlin' }),
      at_local_hour: z.boolean({ error: 'expected true or false' }).default(false),
      open_for_days: wholeNumber('working days', 1, 60, 'working day').default(3),
      open_for_hours: openForHours,
      remind_after_hours: z
        .array(hours, { error: 'expected hours such as [24, 48]' })
        .transform((all) => [...new Set(all)].sort((a, b) => a - b))
        .default([]),
      grace_hours: hours.default(12),
      paused: z.boolean({ error: 'expected true or false' }).default(false),
    },
    { error: 'expected a schedule: strategy, audience, time_zone and when' },
  )
  .superRefine((schedule, context) => {
    const [first, second] = recurrencesIn(schedule);
    const complain = (message: string, path: string[]) =>
      context.addIssue({ code: 'custom', message, path });
    if (first === undefined)
      complain('expected one of "at", "weekly", "monthly", "quarterly" or "cron"', []);
    else if (second !== undefined)
      complain(`expected either this or "${first.field}", not both`, [second.field]);
  });

const strategyOrPath = inForm<Strategy | string>((raw) =>
  typeof raw === 'object' && raw !== null
    ? strategySchema.transform(toStrategy)
    : z.string({ error: 'expected the path of a strategy file, or the strategy itself' }),
);

/** A part that is left out says nothing: what is kept stays as it is. */
const setupSchema = z.strictObject({
  strategies: z
    .record(z.string(), strategyOrPath, { error: 'expected strategies as "id: path"' })
    .default({}),
  people: z.array(personSchema, { error: 'expected a list of people' }).default([]),
  admins: slackPeople.optional(),
  executives: slackPeople.optional(),
  audiences: z
    .record(z.string(), audienceSchema, { error: 'expected audiences by name' })
    .default({}),
  questions: ownQuestions.default({}),
  schedules: z
    .record(z.string(), scheduleSchema, { error: 'expected schedules by name' })
    .optional(),
  settings: settingsSchema.optional(),
});

/** A set-up file as it is written: names and paths still unresolved. */
export type SetupFile = z.output<typeof setupSchema>;

/** A schedule as it is written. */
export type ScheduleEntry = z.output<typeof scheduleSchema>;

/** Reads a set-up file. Every mistake names file, line, field and what is expected. */
export function parseSetup(yaml: string, file: string): Result<SetupFile, readonly FileProblem[]> {
  return readYaml(setupSchema, yaml, file);
}
