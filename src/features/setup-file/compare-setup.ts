import { dateOf } from '../../calendar/local-time.ts';
import { leaveDaysOf, leaveOf } from '../../calendar/work-calendar.ts';
import { type AudienceDefinition, holdersOf, type Person, type Role } from '../../domain/person.ts';
import { withSaid } from '../people/person-fields.ts';
import { type Change, sameContent } from './change.ts';
import { scheduleChanges } from './compare-schedules.ts';
import type { Setup } from './load-setup.ts';
import type { CurrentSetup } from './read-current.ts';
import type { PersonEntry } from './setup-codec.ts';

/**
 * What must change at a moment so that a workspace is as a set-up wants it, in an order in which it
 * can be carried out one by one: nothing refers to what is still to come. People are member ids.
 */
export function computePlan(current: CurrentSetup, wanted: Setup, now: Date): readonly Change[] {
  return [
    ...settingsChanges(current, wanted),
    ...peopleChanges(current, wanted, now),
    ...roleChanges(current, 'admin', wanted.admins),
    ...roleChanges(current, 'executive', wanted.executives),
    ...changed(current.questions, wanted.questions, sameContent).map(
      (change) => ({ kind: 'question', ...change }) as const,
    ),
    ...changed(current.strategies, wanted.strategies, sameContent).map(
      (change) => ({ kind: 'strategy', ...change }) as const,
    ),
    ...changed(current.audiences, wanted.audiences, sameAudience).map(
      ({ content: definition, ...change }) =>
        ({ kind: 'audience', definition, ...change }) as const,
    ),
    ...scheduleChanges(current, wanted, now),
  ];
}

function settingsChanges({ settings }: CurrentSetup, wanted: Setup): readonly Change[] {
  const content = { ...settings, ...wanted.settings };
  if (sameContent(settings, content)) return [];
  return [{ kind: 'settings', content, before: settings }];
}

function peopleChanges(current: CurrentSetup, wanted: Setup, now: Date): readonly Change[] {
  const people = new Map(current.people.map((person) => [person.id, person]));
  return [...entriesByPerson(wanted.people)].flatMap(([id, entry]) => {
    const person = people.get(id);
    if (person === undefined) return [];
    return [...descriptionChanges(person, entry), ...leaveChanges(current, person, entry, now)];
  });
}

/** Somebody may stand in a file twice, by id and by address; what comes later counts. */
function entriesByPerson(entries: readonly PersonEntry[]): ReadonlyMap<string, PersonEntry> {
  const byPerson = new Map<string, PersonEntry>();
  for (const entry of entries) {
    const said = Object.entries(entry).filter(([, value]) => value !== undefined);
    const merged = { ...byPerson.get(entry.person), ...Object.fromEntries(said) };
    byPerson.set(entry.person, { ...merged, person: entry.person });
  }
  return byPerson;
}

function descriptionChanges(before: Person, entry: PersonEntry): readonly Change[] {
  const after = withSaid(before, entry);
  return sameContent(before, after) ? [] : [{ kind: 'person', before, after }];
}

/** A leave that is over by now is no news. */
function leaveChanges(
  current: CurrentSetup,
  person: Person,
  { awayFrom, awayUntil }: PersonEntry,
  now: Date,
): readonly Change[] {
  const { id, timeZone } = person;
  const today = dateOf(now, timeZone);
  if (awayUntil === undefined || awayUntil < today) return [];
  const before = current.absences.find(
    ({ personId, source }) => personId === id && source === 'admin',
  );
  const known = before && leaveDaysOf(before, timeZone);
  const from = awayFrom ?? (known !== undefined && known.from < today ? known.from : today);
  if (known?.until === awayUntil && known.from === from) return [];
  const absence = leaveOf(id, { from, until: awayUntil }, timeZone);
  return [{ kind: 'leave', person, absence, before }];
}

function roleChanges(
  { roles, people }: CurrentSetup,
  role: Role,
  wanted: readonly string[] | undefined,
): readonly Change[] {
  if (wanted === undefined) return [];
  const before = holdersOf(roles, role);
  if (sameContent(asSet(before), asSet(wanted))) return [];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return [{ kind: 'role', role, personIds: wanted, before, names }];
}

function changed<Content>(
  current: ReadonlyMap<string, Content>,
  wanted: ReadonlyMap<string, Content>,
  isSame: (one: Content, other: Content) => boolean,
) {
  return [...wanted].flatMap(([id, content]) => {
    const before = current.get(id);
    return before !== undefined && isSame(before, content) ? [] : [{ id, content, before }];
  });
}

function sameAudience(one: AudienceDefinition, other: AudienceDefinition): boolean {
  const sets = (definition: AudienceDefinition) =>
    Object.entries(definition).map(([field, members]) => [field, asSet(members)] as const);
  return sameContent(Object.fromEntries(sets(one)), Object.fromEntries(sets(other)));
}

function asSet(members: readonly string[]): readonly string[] {
  return [...new Set(members)].sort();
}
