/** Somebody whose name must not leave the house. */
export type NamedPerson = { readonly id: string; readonly name: string };

/** Stands in for names: the same person has the same stand-in within one request. */
export type Pseudonyms = ReturnType<typeof createPseudonyms>;

/** Makes stand-ins, numbered in the order in which they are needed. */
export function createPseudonyms(people: readonly NamedPerson[]) {
  const persons = numberer((n) => `Person ${n}`);
  const emails = numberer((n) => `[email ${n}]`);
  const finders = namePatterns(people);
  return {
    /** The stand-in of a person by Slack id, known by name or not: "Person 1". */
    ofPerson: persons,
    /** The stand-in of an e-mail address: "[email 1]". */
    ofEmail: (address: string) => emails(address.toLowerCase()),
    /** Every place where a known name stands, with the person's id. */
    findNames: (text: string) =>
      finders.flatMap(({ pattern, personOf }) =>
        Array.from(text.matchAll(pattern), (match) => ({
          start: match.index,
          end: match.index + match[0].length,
          personId: personOf(match[0]),
        })),
      ),
  };
}

function numberer(write: (n: number) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const name = known.get(key) ?? write(known.size + 1);
    known.set(key, name);
    return name;
  };
}

type Finder = { readonly pattern: RegExp; readonly personOf: (match: string) => string };

const SHORTEST_PART = 3;

/**
 * Full names in any case; first names and surnames by themselves only as they are written, since
 * "will" and "mark" are words too.
 */
function namePatterns(people: readonly NamedPerson[]): readonly Finder[] {
  const fulls = new Map<string, string>();
  const parts = new Map<string, string>();
  for (const { id, name } of people) {
    const words = name.split(/[\s,.]+/u).filter((word) => word.length >= SHORTEST_PART);
    if (name.trim() !== '') fulls.set(folded(name), id);
    // Two people may share a first name: it then stands for the first of them.
    for (const word of words) if (!parts.has(word)) parts.set(word, id);
  }
  return [
    ...finder([...fulls.keys()], 'giu', (match) => fulls.get(folded(match)) ?? match),
    ...finder([...parts.keys()], 'gu', (match) => parts.get(match) ?? match),
  ];
}

function finder(
  names: readonly string[],
  flags: string,
  personOf: (match: string) => string,
): readonly Finder[] {
  if (names.length === 0) return [];
  const longestFirst = [...names].sort((a, b) => b.length - a.length);
  const any = longestFirst.map((name) => escaped(name).replaceAll(' ', '\\s+')).join('|');
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${any})(?![\\p{L}\\p{N}_])`, flags);
  return [{ pattern, personOf }];
}

function folded(name: string): string {
  return name.trim().replace(/\s+/gu, ' ').toLowerCase();
}

/** For a pattern with the flag `u`, which takes no other escapes. */
function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
