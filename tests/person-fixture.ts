import type { Person } from '../src/domain/person.ts';

/** Somebody of whom nobody has said anything yet; a new field of a person needs its line here alone. */
export function personFixture(id: string, changes: Partial<Person> = {}): Person {
  return {
    id,
    name: id,
    email: null,
    timeZone: 'UTC',
    standing: 'active',
    isOwner: false,
    function: null,
    level: null,
    region: null,
    preferredTime: null,
    ...changes,
  };
}
