import type { Regions } from '../../calendar/read-region.ts';
import { byAddress, type ImportedPerson, type Person } from '../../domain/person.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { PeopleLine, PeopleList } from './parse-people-csv.ts';
import { DESCRIBED_FIELDS, readDescription } from './person-fields.ts';

/** A line that cannot be used, and why, as a sentence without a full stop. */
export type LineProblem = { readonly line: number; readonly why: string };

/** A list held against the people who are known. */
export type CheckedList = {
  readonly changes: readonly { readonly person: Person; readonly entry: ImportedPerson }[];
  /** Everybody whom a good line names. */
  readonly named: readonly ImportedPerson[];
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
  const changes = good.filter(({ person, entry }) =>
    DESCRIBED_FIELDS.some((field) => (entry[field] ?? person[field]) !== person[field]),
  );
  return {
    changes,
    named: good.map(({ entry }) => entry),
    unchanged: good.length - changes.length,
    problems: problems.sort((a, b) => a.line - b.line),
  };
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
  const read = readDescription(cells, holidays);
  if (!read.ok) return err((Object.values(read.error)[0] ?? '').replace(/[.]$/, ''));
  seenAt.set(person.id, line);
  const said = Object.entries(read.value).filter(([, value]) => value !== null);
  const entry: ImportedPerson = { id: person.id, ...Object.fromEntries(said) };
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
    case 'foreign':
      return `${written} belongs to another organisation`;
    case 'bot':
      return `${written} is an app, not a person`;
  }
}
