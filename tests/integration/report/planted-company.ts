import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  type Company,
  EXAMPLE_STRATEGY,
  readExample,
  readOwnCompany,
} from '../../../src/demo/read-company.ts';
import { DEFAULT_QUESTION } from '../../../src/domain/question.ts';
import { LEADER, type Reading, type Side } from '../../../src/domain/reading.ts';
import type { Strategy } from '../../../src/domain/strategy.ts';
import { bandOfLevel } from '../../../src/features/flags/disclosure/groups.ts';
import type { Answer, RoundView } from '../../../src/features/flags/round-view.ts';
import { parseStrategy } from '../../../src/features/strategies/parse-strategy.ts';
import { sharedModels } from '../../shared-models.ts';
import { view } from '../../unit/domain/samples.ts';

const fixture = (path: string) =>
  fileURLToPath(new URL(`../../fixtures/companies/${path}`, import.meta.url));

const ids = z.array(z.string()).min(1);
const plantedSchema = z.strictObject({
  collisions: z.array(z.strictObject({ rule: z.string(), prefer: ids, over: ids })),
  right: z.strictObject({ line: z.string(), people: ids }),
  question: z.strictObject({ text: z.string(), people: ids }),
});

/** What was written into the replies of a company on purpose. */
type Planted = z.output<typeof plantedSchema>;

/** A made-up company, its replies as the local reader reads them, and what was planted in them. */
export type PlantedCompany = {
  readonly strategy: Strategy;
  readonly people: Company['people'];
  readonly view: RoundView;
  readonly planted: Planted;
};

export const COMPANIES = ['example', 'machine-hire', 'opticians'] as const;

/** Loads a company and reads all its replies. */
export async function loadPlanted(name: (typeof COMPANIES)[number]): Promise<PlantedCompany> {
  const isExample = name === 'example';
  const strategy = await strategyIn(
    isExample ? EXAMPLE_STRATEGY : fixture(`${name}/strategy.yaml`),
  );
  const company = isExample
    ? await readExample()
    : await readOwnCompany(fixture(`${name}/replies.csv`));
  const planted = plantedSchema.parse(
    parse(await readFile(fixture(`${name}/planted.yaml`), 'utf8')),
  );
  const answers = await answersOf(company, strategy);
  return {
    strategy,
    people: company.people,
    view: { ...view(answers), strategy },
    planted: isExample ? planted : asInSlack(planted),
  };
}

async function strategyIn(file: string): Promise<Strategy> {
  const parsed = parseStrategy(await readFile(file, 'utf8'), file);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}

/** A file of somebody's own replies has ids of its own; in Slack they look like this. */
function asInSlack({ collisions, right, question }: Planted): Planted {
  const slackIds = (some: readonly string[]) => some.map((id) => `U0${id.toUpperCase()}`);
  return {
    collisions: collisions.map(({ rule, prefer, over }) => ({
      rule,
      prefer: slackIds(prefer),
      over: slackIds(over),
    })),
    right: { ...right, people: slackIds(right.people) },
    question: { ...question, people: slackIds(question.people) },
  };
}

/** Everybody who was asked, with the newest words of those who answered. */
async function answersOf(company: Company, strategy: Strategy): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const { id, name, function: inFunction, level } of company.people) {
    if (id === 'U0EXECUTIVE') continue;
    const said = company.replies.findLast(({ personId }) => personId === id);
    const text = said && (said.edit ?? said.text);
    answers.push({
      promptId: `prompt-${id}`,
      personId: id,
      personName: name,
      function: inFunction,
      level,
      group: inFunction,
      band: bandOfLevel(level),
      mayQuote: true,
      choices: [],
      again: [],
      reply:
        text === undefined
          ? null
          : { id: `reply-${id}`, text, isLate: false, reading: await read(text, strategy) },
    });
  }
  return answers;
}

async function read(text: string, strategy: Strategy): Promise<Reading | null> {
  const { local } = await sharedModels();
  const outcome = await local.read(
    { text, question: DEFAULT_QUESTION.text, channel: 'dm' },
    strategy,
  );
  return outcome.ok ? outcome.value : null;
}

/** The same round after those with a planted side have said that it is theirs. */
export function afterTheirWord({ view: before, planted }: PlantedCompany): RoundView {
  const answers = before.answers.map((answer) => {
    const sides = planted.collisions.flatMap(({ rule, prefer, over }): [string, Side][] => {
      if (prefer.includes(answer.personId)) return [[rule, 'prefer']];
      return over.includes(answer.personId) ? [[rule, 'over']] : [];
    });
    return sides.length === 0 ? answer : withWord(answer, new Map(sides));
  });
  return { ...before, answers };
}

function withWord(answer: Answer, sides: ReadonlyMap<string, Side>): Answer {
  const { reply } = answer;
  if (reply?.reading == null) return answer;
  const { text, reading } = reply;
  const whole = { quote: text, start: 0, end: text.length };
  const positions = reading.positions.map((position) => {
    const side = sides.get(position.ruleId);
    if (side === undefined) return { ...position, origin: 'read' as const };
    const origin = side === position.side ? ('confirmed' as const) : ('corrected' as const);
    const evidence = position.evidence ?? whole;
    return { ...position, side, confidence: 1, decided: true, evidence, origin };
  });
  const barriers = reading.barriers.map((each) => ({ ...each, origin: 'read' as const }));
  const reader = { ...reading.reader, name: LEADER };
  return {
    ...answer,
    reply: { ...reply, reading: { ...reading, reader, origin: 'read', positions, barriers } },
  };
}
