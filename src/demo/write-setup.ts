import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Company } from './read-company.ts';

/** The local time at which the demo's round is due, in UTC. */
export const DUE_AT = '2026-12-01T09:00';
/** Working days; none of these three is a weekend. */
export const OPEN_DAYS = 3;

/** Writes the set-up file that an admin would write, beside a copy of the strategy. Answers its path. */
export async function writeSetup(
  folder: string,
  company: Company,
  strategyFile: string,
): Promise<string> {
  const asked = company.people.filter((person) => isAsked(company, person.id));
  const strategy = await readFile(strategyFile, 'utf8');
  const owner = company.owner === undefined ? '' : `owner: ${company.owner}\n`;
  await writeFile(join(folder, 'strategy.yaml'), `${strategy.trimEnd()}\n${owner}`);
  const setup = {
    strategies: { example: 'strategy.yaml' },
    people: company.people.map(({ id, function: name, level }) => ({
      person: id,
      function: name,
      level,
    })),
    admins: company.people.filter((person) => person.isAdmin).map((person) => person.id),
    executives: company.people.filter((person) => person.isExecutive).map((person) => person.id),
    audiences: { leaders: { people: asked.map((person) => person.id) } },
    schedules: {
      'first-round': {
        strategy: 'example',
        audience: 'leaders',
        monthly: { on: 'first tuesday', time: DUE_AT.slice(11) },
        time_zone: 'UTC',
        open_for_days: OPEN_DAYS,
      },
    },
  };
  const path = join(folder, 'setup.yaml');
  await writeFile(path, stringify(setup));
  return path;
}

/** The made-up reader of somebody's own replies is not asked; everybody else is. */
function isAsked(company: Company, personId: string): boolean {
  return personId !== 'U0EXECUTIVE' && company.people.some((person) => person.id === personId);
}
