import { type Regions, readRegion } from '../../calendar/read-region.ts';
import {
  byAddress,
  DESCRIBED_FIELDS,
  LEVELS,
  type Level,
  type Person,
} from '../../domain/person.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { PeopleLine, PeopleList } from './parse-people-csv.ts';

const LONGEST_FUNCTION = 60;

/** What a list says of a person; what it does not say is left out. */
export type ImportedPerson = {
  readonly id: string;
  readonly function?: string;
  readonly level?: Level;
  readonly region?: string;
};

/** A line that cannot be used, and why, as a sentence without a full stop. */
export type LineProblem = { readonly line: number; readonly why: string };

/** A list held against the people who are known. */
export type CheckedList = {
  readonly changes: readonly { readonly person: Person; readonly entry: ImportedPerson }[];
  /** How many good lines say what is known already. */
  readonly unchanged: number;
  /** In the order of the lines. */
  readonly problems: readonly LineProblem[];
};

/** Holds a list against the people who are known. */
export function checkPeopleLines(
  list: PeopleList,
  people: readonly Person[],
  holidays: Regions,
): CheckedList {
  const find = finderOf(people);
  const problems: LineProblem[] = list.tooLong.map((line) => ({
    line,
    why: 'more cells than the first line has columns',
  }));
  const seenAt = new Map<string, number>();
  const good: { person: Person; entry: ImportedPerson }[] = [];
  for (const line of list.lines) {
    const checked = checkLine(line, find, holidays, seenAt);
    if (checked.ok) good.push(checked.value);
    else problems.push({ line: line.line, why: checked.error });
  }
  const changes = good.filter(({ person, entry }) => changesAnything(person, entry));
  return {
    changes,
    unchanged: good.length - changes.length,
    problems: problems.sort((a, b) => a.line - b.line),
  };
}

/** A person as an entry makes them. */
export function withEntry(person: Person, { id: _, ...said }: ImportedPerson): Person {
  return { ...person, ...said };
}

function checkLine(
  { line, ...cells }: PeopleLine,
  find: (written: string) => Person | undefined,
  holidays: Regions,
  seenAt: Map<string, number>,
): Result<{ readonly person: Person; readonly entry: ImportedPerson }, string> {
  if (cells.person === '') return err('nobody is named');
  const person = find(cells.person);
  if (person === undefined) return err(`Slack knows nobody "${cells.person}"`);
  const why = notAsked(person, cells.person);
  if (why !== null) return err(why);
  const earlier = seenAt.get(person.id);
  if (earlier !== undefined) return err(`the same person as in line ${earlier}`);
  const level = readLevel(cells.level);
  if (!level.ok) return level;
  if (cells.function.length > LONGEST_FUNCTION)
    return err(`the function has more than ${LONGEST_FUNCTION} letters`);
  const region = readRegion(cells.region, holidays);
  if (!region.ok) return err(region.error.replace(/[.]$/, ''));
  seenAt.set(person.id, line);
  const entry: ImportedPerson = {
    id: person.id,
    ...(cells.function === '' ? {} : { function: cells.function.replace(/\s+/g, ' ') }),
    ...(level.value === null ? {} : { level: level.value }),
    ...(region.value === null ? {} : { region: region.value }),
  };
  return ok({ person, entry });
}

function finderOf(people: readonly Person[]): (written: string) => Person | undefined {
  const byId = new Map(people.map((person) => [person.id, person]));
  const byEmail = byAddress(people);
  return (written) => byId.get(written.toUpperCase()) ?? byEmail.get(written.toLowerCase());
}

function notAsked({ standing }: Person, written: string): string | null {
  switch (standing) {
    case 'active':
      return null;
    case 'left':
      return `${written} has left the workspace`;
    case 'guest':
      return `${written} is a guest, and guests are not asked`;
    case 'bot':
      return `${written} is an app, not a person`;
  }
}

function readLevel(written: string): Result<Level | null, string> {
  if (written === '') return ok(null);
  const level = LEVELS.find((each) => each === written.toLowerCase());
  return level === undefined
    ? err(`level "${written}" is none of ${LEVELS.join(', ')}`)
    : ok(level);
}

function changesAnything(person: Person, entry: ImportedPerson): boolean {
  const after = withEntry(person, entry);
  return DESCRIBED_FIELDS.some((key) => person[key] !== after[key]);
}
