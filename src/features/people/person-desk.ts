import { type Absence, awayUntil } from '../../calendar/absence.ts';
import { leaveDaysOf } from '../../calendar/leave-days.ts';
import type { Deps } from '../../deps.ts';
import type { Person, Role } from '../../domain/person.ts';
import type { LocalDate } from '../../domain/recurrence.ts';
import type { Result } from '../../domain/result.ts';
import { createAudienceDesk, functionsOf, lastDayBefore } from './audience-desk.ts';
import { changePerson, type PersonProblems, type PersonWords } from './change-person.ts';
import type { DirectoryEntry } from './people-port.ts';

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
export type PeopleOverview = {
  readonly people: readonly DescribedPerson[];
  readonly undescribed: number;
};

/** Looks after people. */
export type PersonDesk = {
  describePeople(workspaceId: string): Promise<PeopleOverview>;
  describePerson(workspaceId: string, personId: string): Promise<DescribedPerson | undefined>;
  /** The functions in use, to write them the same way. */
  knownFunctions(workspaceId: string): Promise<readonly string[]>;
  /** Saves what `actorId` wrote of a person. */
  changePerson(
    workspaceId: string,
    actorId: string,
    personId: string,
    words: PersonWords,
  ): Promise<Result<null, PersonProblems>>;
  /** Takes over what Slack says of a person; true if they are to be asked at another time than before. */
  personChanged(workspaceId: string, entry: DirectoryEntry): Promise<boolean>;
};

/** Binds what an admin does with people, and what Slack tells of them. */
export function createPersonDesk(deps: Deps): PersonDesk {
  return {
    describePeople: (workspaceId) => describePeople(deps, workspaceId),
    async describePerson(workspaceId, personId) {
      const person = await deps.people.find(workspaceId, personId);
      return person && (await describerOf(deps, workspaceId, personId))(person);
    },
    async knownFunctions(workspaceId) {
      return functionsOf(await deps.people.all(workspaceId));
    },
    changePerson: (...change) => changePerson(deps, ...change),
    personChanged: (workspaceId, entry) => takeOver(deps, workspaceId, entry),
  };
}

async function describePeople(deps: Deps, workspaceId: string): Promise<PeopleOverview> {
  const audiences = await createAudienceDesk(deps).describeAudiences(workspaceId);
  const asked = new Set(audiences.flatMap(({ now }) => now?.asked.map(({ id }) => id) ?? []));
  const describe = await describerOf(deps, workspaceId);
  const people = (await deps.people.all(workspaceId))
    .map(describe)
    .filter((each) => asked.has(each.person.id) || isDescribed(each))
    .sort((a, b) => a.person.name.localeCompare(b.person.name, 'en'));
  const undescribed = people.filter(({ person }) => {
    const isComplete = person.function !== null && person.level !== null;
    return asked.has(person.id) && !isComplete;
  }).length;
  return { people, undescribed };
}

function isDescribed({ person, roles }: DescribedPerson): boolean {
  const { function: own, level, region } = person;
  return roles.length > 0 || own !== null || level !== null || region !== null;
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

async function takeOver(
  { people, outbox, clock }: Deps,
  workspaceId: string,
  entry: DirectoryEntry,
): Promise<boolean> {
  const before = await people.find(workspaceId, entry.id);
  const leave = await people.absences(workspaceId, entry.id);
  const known = leave.find(({ source }) => source === 'status')?.until ?? null;
  const now = clock();
  await people.saveFromDirectory(workspaceId, [entry], now);
  const isNews =
    before?.timeZone !== entry.timeZone ||
    before.standing !== entry.standing ||
    known?.getTime() !== entry.awayUntil?.getTime();
  // What waits for them was timed by what was known before.
  if (isNews) await outbox.hasten(workspaceId, entry.id, now);
  return isNews;
}
