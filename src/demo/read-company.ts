import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { LEVELS } from '../domain/person.ts';

const level = z.enum(LEVELS);

const personSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    function: z.string(),
    level,
    time_zone: z.string(),
    executive: z.boolean().default(false),
    admin: z.boolean().default(false),
  })
  .transform(({ time_zone: timeZone, executive: isExecutive, admin: isAdmin, ...person }) => ({
    ...person,
    timeZone,
    isExecutive,
    isAdmin,
  }));

const companySchema = z.object({
  company: z.string(),
  people: z.array(personSchema),
  channels: z
    .array(z.object({ id: z.string(), name: z.string(), members: z.array(z.string()) }))
    .default([]),
});

const replySchema = z
  .object({
    person: z.string(),
    text: z.string(),
    via: z.enum(['thread', 'dm']).default('thread'),
    /** What the person changes it into afterwards. */
    edit: z.string().optional(),
  })
  .transform(({ person: personId, ...reply }) => ({ personId, ...reply }));

/** What somebody of the company answers. */
export type CompanyReply = z.output<typeof replySchema>;

/** The people of the demo, their channels, and what they answer. */
export type Company = Omit<z.output<typeof companySchema>, 'company'> & {
  readonly name: string;
  readonly replies: readonly CompanyReply[];
};

/** A reply of the visitor's own: who wrote it, and the words. Other fields are left alone. */
const ownReplySchema = z.object({
  leader: z.object({ id: z.string().min(1), function: z.string().min(1), level }),
  text: z.string().min(1),
});

/** Reads the example company. Throws with the file's name where it is not as it should be. */
export async function readExampleCompany(
  companyFile: string,
  repliesFile: string,
): Promise<Company> {
  const { company: name, ...rest } = check(
    companySchema,
    parse(await readFile(companyFile, 'utf8')),
    companyFile,
  );
  return { ...rest, name, replies: await readLines(replySchema, repliesFile) };
}

/**
 * Makes a company of the visitor's own replies: one JSON object a line with `leader.id`,
 * `leader.function`, `leader.level` and `text`. An executive who was not asked reads the report.
 */
export async function readOwnCompany(repliesFile: string): Promise<Company> {
  const lines = await readLines(ownReplySchema, repliesFile);
  const leaders = new Map(lines.map(({ leader }) => [leader.id, leader]));
  const asked = [...leaders.values()].map((leader) => ({
    id: slackId(leader.id),
    name: `${leader.function} ${leader.level} ${leader.id}`,
    email: `${leader.id.toLowerCase()}@own.example`,
    function: leader.function,
    level: leader.level,
    timeZone: 'UTC',
    isExecutive: false,
    isAdmin: false,
  }));
  return {
    name: 'Your own company',
    channels: [],
    people: [...asked, READER],
    replies: lines.map(({ leader, text }) => ({
      personId: slackId(leader.id),
      text,
      via: 'thread',
    })),
  };
}

const READER: Company['people'][number] = {
  id: 'U0EXECUTIVE',
  name: 'The executive who reads',
  email: 'executive@own.example',
  function: 'Executive office',
  level: 'executive',
  timeZone: 'UTC',
  isExecutive: true,
  isAdmin: true,
};

function slackId(id: string): string {
  return `U0${id.toUpperCase().replace(/[^A-Z0-9]/g, '')}`;
}

async function readLines<Schema extends z.ZodType>(
  schema: Schema,
  file: string,
): Promise<readonly z.output<Schema>[]> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    return [check(schema, parseJson(line, `${file}:${index + 1}`), `${file}:${index + 1}`)];
  });
}

function parseJson(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new Error(`${where}: expected one JSON object a line`);
  }
}

function check<Schema extends z.ZodType>(
  schema: Schema,
  data: unknown,
  where: string,
): z.output<Schema> {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `${where}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not as expected'}`,
  );
}
