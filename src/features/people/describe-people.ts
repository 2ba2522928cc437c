import { type Absence, awayUntil, leaveDaysOf } from '../../calendar/work-calendar.ts';
import type { Deps } from '../../deps.ts';
import type { Person, Role } from '../../domain/person.ts';
import type { LocalDate } from '../../domain/recurrence.ts';
import { describeAudiences, lastDayBefore } from './audiences.ts';
import { COMPARED_FIELDS, DESCRIBED_FIELDS } from './person-fields.ts';

/** A person with what they may do and when they are away. */
export type DescribedPerson = {
  readonly person: Person;
  readonly roles: readonly Role[];
  /** The last day that they are away; null if they are here. */
  readonly awayUntil: LocalDate | null;
  /** The last day of leave that an admin or they themselves have noted; null for none. */
  readonly lastDayOff: LocalDate | null;
};

/** Everybody who is asked or described, by name, and how many of them lack function or level. */
export type PeopleOverview = Awaited<ReturnType<typeof describePeople>>;

/** Everybody who is asked or described. */
export async function describePeople(deps: Deps, workspaceId: string) {
  const audiences = await describeAudiences(deps, workspaceId);
  const asked = new Set(audiences.flatMap(({ now }) => now?.asked.map(({ id }) => id) ?? []));
  const describe = await describerOf(deps, workspaceId);
  const people = (await deps.people.all(workspaceId))
    .map(describe)
    .filter((each) => asked.has(each.person.id) || isDescribed(each))
    .sort((a, b) => a.person.name.localeCompare(b.person.name, 'en'));
  const undescribed = people.filter(
    ({ person }) => asked.has(person.id) && COMPARED_FIELDS.some((field) => person[field] === null),
  ).length;
  return { people, undescribed };
}

/** One person, or undefined. */
export async function describePerson(deps: Deps, workspaceId: string, personId: string) {
  const person = await deps.people.find(workspaceId, personId);
  return person && (await describerOf(deps, workspaceId, personId))(person);
}

function isDescribed({ person, roles }: DescribedPerson): boolean {
  return roles.length > 0 || DESCRIBED_FIELDS.some((field) => person[field] !== null);
}

async function describerOf(
  { people, clock }: Deps,
  workspaceId: string,
  personId?: string,
): Promise<(person: Person) => DescribedPerson> {
  const held = await people.roles(workspaceId);
  const absences = await people.absences(workspaceId, personId);
  const now = clock();
  return (person) => {
    const until = awayUntil(absences, person.id, now);
    return {
      person,
      roles: held.filter((each) => each.personId === person.id).map(({ role }) => role),
      awayUntil: until === null ? null : lastDayBefore(until, person),
      lastDayOff: lastDayOff(absences, person, now),
    };
  };
}

function lastDayOff(absences: readonly Absence[], person: Person, now: Date): LocalDate | null {
  const noted = absences.filter(
    ({ personId, source, until }) => personId === person.id && source !== 'status' && until > now,
  );
  const days = noted.map((absence) => leaveDaysOf(absence, person.timeZone).until);
  return days.sort().at(-1) ?? null;
}
