import { createNameFinder } from './find-names.ts';
import type { NamedPerson } from './named-person.ts';

/** Stands in for names: the same person has the same stand-in within one request. */
export type Pseudonyms = ReturnType<typeof createPseudonyms>;

/** Makes stand-ins, numbered in the order in which they are needed. */
export function createPseudonyms(people: readonly NamedPerson[]) {
  const persons = numberer((n) => `Person ${n}`);
  const emails = numberer((n) => `[email ${n}]`);
  return {
    /** The stand-in of a person by Slack id, known by name or not: "Person 1". */
    ofPerson: persons,
    /** The stand-in of an e-mail address: "[email 1]". */
    ofEmail: (address: string) => emails(address.toLowerCase()),
    /** Every place where a known name stands, with the person's id. */
    findNames: createNameFinder(people),
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
