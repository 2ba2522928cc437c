import { type Regions, readRegion } from '../../calendar/read-region.ts';
import {
  type DescribedField,
  type Description,
  LEVELS,
  type Person,
  type ProfileField,
} from '../../domain/person.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { shorten, visibleOnly } from '../../domain/words.ts';

const LONGEST_FUNCTION = 60;

type PersonField = {
  /** Answers are compared by it: everybody should have one, and a list must have its column. */
  readonly isCompared?: true;
  /** What stands above it in a form, and a word of help. */
  readonly label: string;
  readonly hint?: string;
  /** All that there is to pick from; without them it is written. */
  readonly options?: readonly string[];
  /** What stands in its column for the two people of an example. */
  readonly example: readonly [string, string];
  /** Reads what somebody wrote, which is not empty; the error is a sentence. */
  readonly read: (written: string, regions: Regions) => Result<string | null, string>;
};

/** What is said of people here, in the order of lists and forms. */
export const PERSON_FIELDS: Readonly<Record<DescribedField, PersonField>> = {
  function: {
    isCompared: true,
    label: 'Function',
    example: ['Product', 'Sales'],
    read: (written) =>
      written.length > LONGEST_FUNCTION
        ? err(`the function has more than ${LONGEST_FUNCTION} letters`)
        : ok(visibleOnly(written) || null),
  },
  level: {
    isCompared: true,
    label: 'Level',
    options: LEVELS,
    example: ['executive', 'director'],
    read(written) {
      const level = LEVELS.find((each) => each === written.toLowerCase());
      return level ? ok(level) : err(`level "${written}" is none of ${LEVELS.join(', ')}`);
    },
  },
  region: {
    label: 'Public holidays of',
    hint: 'A country or a part of one, such as DE, DE-BY or Germany. Empty: as in the settings.',
    example: ['DE-BY', ''],
    read: readRegion,
  },
};

type ProfileSource = {
  /** The input that names the field of profiles. */
  readonly input: string;
  readonly label: string;
  readonly hint: string;
  /** What a profile says; undefined leaves what is known as it is. */
  readonly take: (value: string) => string | undefined;
};

/** What is taken from Slack profiles where an admin names the field that holds it. */
export const PROFILE_SOURCES: Readonly<Record<ProfileField, ProfileSource>> = {
  function: {
    input: 'profileFunction',
    label: 'The field with the function',
    hint: 'Its name as it shows in profiles, such as Team. Empty: none.',
    take: (value) => shorten(value, LONGEST_FUNCTION),
  },
  level: {
    input: 'profileLevel',
    label: 'The field with the level',
    hint: 'It must say executive, director, manager or frontline; anything else is passed over.',
    take: (value) => LEVELS.find((level) => level === value.toLowerCase()),
  },
};

export const DESCRIBED_FIELDS = Object.keys(PERSON_FIELDS) as readonly DescribedField[];
export const COMPARED_FIELDS = DESCRIBED_FIELDS.filter((field) => PERSON_FIELDS[field].isCompared);
export const PROFILE_FIELDS = Object.keys(PROFILE_SOURCES) as readonly ProfileField[];

/** A value for each of some names. */
export function eachOf<Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): Readonly<Record<Name, Value>> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;
}

/** Reads what somebody wrote of a person, '' for nothing; the error has a sentence for each field. */
export function readDescription(
  words: Readonly<Record<DescribedField, string>>,
  regions: Regions,
): Result<Description, Readonly<Partial<Record<DescribedField, string>>>> {
  const problems: [string, string][] = [];
  const said = eachOf(DESCRIBED_FIELDS, (field) => {
    if (words[field] === '') return null;
    const read = PERSON_FIELDS[field].read(words[field], regions);
    if (!read.ok) problems.push([field, read.error]);
    return read.ok ? read.value : null;
  });
  return problems.length > 0 ? err(Object.fromEntries(problems)) : ok(said as Description);
}

/** A person with what is said of them anew; what is undefined stays. */
export function withSaid(
  person: Person,
  said: Readonly<Partial<Record<DescribedField, string | null | undefined>>>,
): Person {
  const fields = DESCRIBED_FIELDS.filter((field) => said[field] !== undefined);
  return { ...person, ...eachOf(fields, (field) => said[field]) } as Person;
}
