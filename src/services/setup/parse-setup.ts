import { z } from 'zod';
import { LEVELS } from '../../domain/person.ts';
import type { Result } from '../../domain/result.ts';
import { type FileProblem, readYaml } from './read-yaml.ts';

const SLACK_PERSON = /^[UW][A-Z0-9]{2,}$/;
const slackPerson = z
  .string({ error: 'expected a Slack member id or an e-mail address' })
  .refine((id) => SLACK_PERSON.test(id) || z.email().safeParse(id).success, {
    error: 'expected a Slack member id such as U02KLMN77 or an e-mail address',
  });
const people = z.array(slackPerson, { error: 'expected a list of people' }).default([]);
const level = z.enum(LEVELS, { error: `expected one of: ${LEVELS.join(', ')}` });
const words = z.array(z.string({ error: 'expected text' })).default([]);
const hours = z
  .number({ error: 'expected a number of hours' })
  .int('expected whole hours')
  .min(1, 'at least 1 hour')
  .max(2160, 'at most 2,160 hours (90 days)');

const personSchema = z.strictObject({
  person: slackPerson,
  function: z.string({ error: 'expected a function such as Sales' }).trim().min(1).max(60),
  level,
});

const audienceSchema = z.strictObject({
  people,
  user_groups: z
    .array(z.string().regex(/^S[A-Z0-9]{2,}$/, 'expected a user group id such as S0604QSJC'))
    .default([]),
  channels: z
    .array(z.string().regex(/^[CG][A-Z0-9]{2,}$/, 'expected a channel id such as C0123ABCD'))
    .default([]),
  functions: words,
  levels: z.array(level).default([]),
  except: people,
});

const ASK =
  'expected open, stop, resources, decisions, "dilemma: <rule id>", or a question of your own that ends in "?"';
const askSchema = z
  .string({ error: ASK })
  .max(500, 'a question has at most 500 characters')
  .refine(
    (ask) => /^(open|stop|resources|decisions|dilemma: *\S+)$/.test(ask) || ask.endsWith('?'),
    {
      error: ASK,
    },
  );

const scheduleSchema = z
  .strictObject({
    strategy: z.string({ error: 'expected the id of a strategy' }),
    audience: z.string({ error: 'expected the name of an audience' }),
    ask: z.array(askSchema).min(1, ASK).default(['open']),
    channel: z
      .string()
      .regex(/^[CG][A-Z0-9]{2,}$/, 'expected a channel id such as C0123ABCD')
      .optional(),
    at: z.string({ error: 'expected a date and time such as 2026-12-01T09:00' }).optional(),
    cron: z.string({ error: 'expected a cron expression such as "0 9 * * 1"' }).optional(),
    time_zone: z.string({ error: 'expected a time zone such as Europe/Berlin' }),
    open_for_days: z
      .number({ error: 'expected a number of working days' })
      .int('expected whole days')
      .min(1, 'at least 1 day')
      .max(60, 'at most 60 days')
      .default(3),
    grace_hours: hours.default(12),
    paused: z.boolean({ error: 'expected true or false' }).default(false),
  })
  .refine(({ at, cron }) => (at === undefined) !== (cron === undefined), {
    error: 'expected either "at" (once) or "cron" (again and again)',
  });

const setupSchema = z.strictObject({
  strategies: z
    .record(z.string(), z.string({ error: 'expected the path of a strategy file' }), {
      error: 'expected strategies as "id: path"',
    })
    .default({}),
  people: z.array(personSchema, { error: 'expected a list of people' }).default([]),
  admins: people,
  executives: people,
  audiences: z
    .record(z.string(), audienceSchema, { error: 'expected audiences by name' })
    .default({}),
  schedules: z
    .record(z.string(), scheduleSchema, { error: 'expected schedules by name' })
    .default({}),
});

/** A set-up file as it is written: names and paths still unresolved. */
export type SetupFile = z.output<typeof setupSchema>;

/** Reads a set-up file. Every mistake names file, line, field and what is expected. */
export function parseSetup(yaml: string, file: string): Result<SetupFile, readonly FileProblem[]> {
  return readYaml(setupSchema, yaml, file);
}
