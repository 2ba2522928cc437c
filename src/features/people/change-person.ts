import { dateOf } from '../../calendar/local-time.ts';
import { leaveDaysOf, leaveOf } from '../../calendar/work-calendar.ts';
import type { Deps } from '../../deps.ts';
import { type DescribedField, holdersOf, type Person } from '../../domain/person.ts';
import type { LocalDate } from '../../domain/recurrence.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { readDescription } from './person-fields.ts';

/** What an admin writes of a person; '' for nothing. */
export type PersonWords = Readonly<Record<DescribedField, string>> & {
  /** '' leaves their leave as it is. */
  readonly lastDayOff: LocalDate | '';
  /** True forgets a leave that was noted here; what their Slack status says holds all the same. */
  readonly isBack: boolean;
  readonly isAdmin: boolean;
  readonly isExecutive: boolean;
};

/** A sentence for each field of `PersonWords` that cannot be. */
export type PersonProblems = Readonly<Partial<Record<keyof PersonWords, string>>>;

/** Saves what an admin, `actorId`, wrote of a person: all of it, or nothing. */
export async function changePerson(
  deps: Deps,
  workspaceId: string,
  actorId: string,
  personId: string,
  words: PersonWords,
): Promise<Result<null, PersonProblems>> {
  const { people, holidays, clock } = deps;
  const person = await people.find(workspaceId, personId);
  if (person === undefined) return err({ function: 'This person is not known here any more.' });
  const described = readDescription(words, holidays);
  const lastDayOff = leaveProblem(words.lastDayOff, person, clock());
  const admins = await adminsAfter(people, workspaceId, actorId, person, words.isAdmin);
  const outsider = outsiderProblem(words, person);
  if (!described.ok || lastDayOff !== undefined || !admins.ok || outsider !== undefined)
    return err({
      ...(described.ok ? {} : described.error),
      ...(lastDayOff === undefined ? {} : { lastDayOff }),
      ...(admins.ok ? {} : { isAdmin: admins.error }),
      ...(outsider === undefined ? {} : { isAdmin: outsider }),
    });
  await people.describe(workspaceId, [{ id: personId, ...described.value }]);
  await people.setHolders(workspaceId, 'admin', admins.value);
  const roles = await people.roles(workspaceId);
  const executives = holdersOf(roles, 'executive').filter((id) => id !== personId);
  const added = words.isExecutive ? [...executives, personId] : executives;
  await people.setHolders(workspaceId, 'executive', added);
  await noteLeave(deps, workspaceId, person, words);
  await deps.outbox.hasten(workspaceId, personId, clock());
  return ok(null);
}

function outsiderProblem({ isAdmin, isExecutive }: PersonWords, { standing }: Person) {
  if (standing === 'active' || !(isAdmin || isExecutive)) return undefined;
  return 'Only people of this workspace can be that: no guests, and nobody of another organisation.';
}

function leaveProblem(lastDayOff: LocalDate | '', { timeZone }: Person, now: Date) {
  if (lastDayOff === '' || lastDayOff >= dateOf(now, timeZone)) return undefined;
  return 'This day has passed. Pick today or a later day, or leave it empty.';
}

async function noteLeave(
  { people, clock }: Deps,
  workspaceId: string,
  { id, timeZone }: Person,
  { isBack, lastDayOff }: PersonWords,
): Promise<void> {
  if (isBack) {
    await people.clearAbsence(workspaceId, id, 'admin');
    await people.clearAbsence(workspaceId, id, 'self');
    return;
  }
  if (lastDayOff === '') return;
  const noted = (await people.absences(workspaceId, id)).filter(
    ({ source }) => source !== 'status',
  );
  // The form shows the day that is known, whoever said it; saving it again changes nothing.
  if (noted.some((absence) => leaveDaysOf(absence, timeZone).until === lastDayOff)) return;
  const days = { from: dateOf(clock(), timeZone), until: lastDayOff };
  await people.setAbsence(workspaceId, leaveOf(id, days, timeZone));
}

/** Who is admin after the change; a workspace never loses its last one. */
async function adminsAfter(
  people: Deps['people'],
  workspaceId: string,
  actorId: string,
  person: Person,
  isAdmin: boolean,
): Promise<Result<readonly string[], string>> {
  const before = holdersOf(await people.roles(workspaceId), 'admin');
  const others = before.filter((id) => id !== person.id);
  if (isAdmin && before.length === 0 && actorId !== person.id)
    return err(
      'Make yourself an admin first. Once somebody is named, owning the Slack workspace is no longer enough.',
    );
  if (isAdmin) return ok([...others, person.id]);
  if (!before.includes(person.id)) return ok(before);
  for (const id of others)
    if ((await people.find(workspaceId, id))?.standing === 'active') return ok(others);
  return err('There is no other admin. Make somebody else an admin first.');
}
