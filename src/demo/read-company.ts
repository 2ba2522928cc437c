import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkRows } from '../cli/json-lines.ts';
import { readReplyRows } from '../cli/reply-rows.ts';
import { readTextFile } from '../cli/text-file.ts';
import { LEVELS } from '../domain/person.ts';
import { issueInWords } from '../domain/plain-issues.ts';
import { SIDES } from '../domain/reading.ts';
import { err, ok, type Result } from '../domain/result.ts';

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

/** What somebody means on a rule: they press the button that says so under their read-back. */
const pressSchema = z.object({ person: z.string(), rule: z.string(), side: z.enum(SIDES) });

export type Press = z.output<typeof pressSchema>;

const companySchema = z.object({
  company: z.string(),
  /** Who answers what people ask about the strategy. */
  owner: z.string().optional(),
  presses: z.array(pressSchema).default([]),
  /** Part of a question that somebody asks in a reply, and what the owner answers. */
  answers: z.array(z.object({ question: z.string(), text: z.string() })).default([]),
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

/** What a file of somebody's own must say of each reply. */
const OWN_COLUMNS = ['id', 'function', 'level', 'text'];

/** A reply of the visitor's own: who wrote it, and the words. Other fields are left alone. */
const ownReplySchema = z.object({
  id: z.union([z.string().min(1), z.number().transform(String)], { error: 'expected an id' }),
  name: z.string().trim().default(''),
  function: z.string({ error: 'expected a function, such as Sales' }).trim().min(1),
  level: z.preprocess(
    (value) => (typeof value === 'string' ? value.trim().toLowerCase() : value),
    z.enum(LEVELS, { error: `expected ${LEVELS.join(', ')}` }),
  ),
  text: z.string({ error: 'expected the words of the reply' }).trim().min(1),
});

const content = (path: string) => fileURLToPath(new URL(`../../content/${path}`, import.meta.url));

/** The strategy that the example company is asked about. */
export const EXAMPLE_STRATEGY = content('strategies/enterprise-first.yaml');

/** Reads the example company. Throws with the file's name where it is not as it should be. */
export async function readExample(): Promise<Company> {
  const file = content('example/company.yaml');
  const { company: name, ...rest } = check(
    companySchema,
    parse(await readFile(file, 'utf8')),
    file,
  );
  const replies = await readLines(replySchema, content('example/replies.jsonl'));
  return { ...rest, name, replies };
}

/**
 * Makes a company of the visitor's own replies: one JSON object a line, or a table, with id, name,
 * function, level and text. An executive who was not asked reads the report. Throws with every problem.
 */
export async function readOwnCompany(repliesFile: string): Promise<Company> {
  const text = await readTextFile(repliesFile);
  if (!text.ok) throw new Error(text.error);
  const company = parseOwnCompany(text.value, repliesFile);
  if (!company.ok) throw new Error(`\n${company.error.join('\n')}`);
  return company.value;
}

/** As `readOwnCompany`, of a text that is at hand; each problem begins with the file and its line. */
export function parseOwnCompany(text: string, file: string): Result<Company, readonly string[]> {
  const rows = readReplyRows(text, file, OWN_COLUMNS);
  const { items, problems } = checkRows(rows, file, ownReplySchema);
  return problems.length > 0 ? err(problems) : ok(companyOf(items));
}

function companyOf(items: readonly z.output<typeof ownReplySchema>[]): Company {
  const leaders = new Map(items.map((item) => [item.id, item]));
  const slackIds = slackIdsOf([...leaders.keys()]);
  const asked = [...leaders.values()].map(({ id, function: inFunction, level }) => ({
    id: slackIds.get(id) ?? '',
    name: nameOf(items, id) || `${inFunction} ${level} ${id}`,
    email: `${(slackIds.get(id) ?? '').toLowerCase()}@own.example`,
    function: inFunction,
    level,
    timeZone: 'UTC',
    isExecutive: false,
    isAdmin: false,
  }));
  return {
    name: 'Your own company',
    channels: [],
    presses: [],
    answers: [],
    people: [...asked, READER],
    replies: items.map(({ id, text: words }) => ({
      personId: slackIds.get(id) ?? '',
      text: words,
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

/** A name need not stand on every line of a leader. */
function nameOf(items: readonly { readonly id: string; readonly name: string }[], id: string) {
  return items.find((item) => item.id === id && item.name !== '')?.name ?? '';
}

/** Ids as Slack has them, one for each of the visitor's own; two that look alike stay two. */
function slackIdsOf(ids: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>([READER.id]);
  for (const id of ids) {
    const bare = `U0${id.toUpperCase().replace(/[^A-Z0-9]/g, '')}`;
    let free = bare;
    for (let more = 2; taken.has(free); more += 1) free = `${bare}X${more}`;
    taken.add(free);
    found.set(id, free);
  }
  return found;
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
  throw new Error(`${where}: ${issue === undefined ? 'not as expected' : issueInWords(issue)}`);
}
