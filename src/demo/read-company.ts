import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { LEVELS, type Level } from '../domain/person.ts';

/** The people of the demo, their channels, and what they answer. */
export type Company = {
  readonly name: string;
  readonly people: readonly CompanyPerson[];
  readonly channels: readonly {
    readonly id: string;
    readonly name: string;
    readonly members: readonly string[];
  }[];
  readonly replies: readonly CompanyReply[];
};

export type CompanyPerson = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly function: string;
  readonly level: Level;
  readonly timeZone: string;
  readonly isExecutive: boolean;
  readonly isAdmin: boolean;
};

export type CompanyReply = {
  readonly personId: string;
  readonly text: string;
  readonly via: 'thread' | 'dm';
  /** What the person changes it into afterwards. */
  readonly edit: string | undefined;
};

const level = z.enum(LEVELS);

const companySchema = z.object({
  company: z.string(),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      email: z.string(),
      function: z.string(),
      level,
      time_zone: z.string(),
      executive: z.boolean().default(false),
      admin: z.boolean().default(false),
    }),
  ),
  channels: z
    .array(z.object({ id: z.string(), name: z.string(), members: z.array(z.string()) }))
    .default([]),
});

const replySchema = z.object({
  person: z.string(),
  text: z.string(),
  via: z.enum(['thread', 'dm']).default('thread'),
  edit: z.string().optional(),
});

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
  const raw = check(companySchema, parse(await readFile(companyFile, 'utf8')), companyFile);
  const replies = await readLines(replySchema, repliesFile);
  return {
    name: raw.company,
    channels: raw.channels,
    people: raw.people.map(({ time_zone, executive, admin, ...person }) => ({
      ...person,
      timeZone: time_zone,
      isExecutive: executive,
      isAdmin: admin,
    })),
    replies: replies.map(({ person, text, via, edit }) => ({ personId: person, text, via, edit })),
  };
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
      edit: undefined,
    })),
  };
}

const READER: CompanyPerson = {
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
