import { addDays, localDateOf, localTimeOf, momentOf } from '../../calendar/local-time.ts';
import type { Deps } from '../../deps.ts';
import type { Person } from '../../domain/person.ts';
import type { LocalDate } from '../../domain/recurrence.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import type { Actor } from '../../slack/guard.ts';
import { firstWorkingMoment } from './snooze.ts';

/** Longer than any leave that somebody enters by a button. */
const LONGEST_DAYS = 366;

/** Why an absence is not taken: the day is today or before, or more than a year ahead. */
export type AwayFailure = { readonly kind: 'not-ahead' | 'too-far' | 'unknown' };

/**
 * Notes that somebody is away until the day they are back, by their own clock. Their reminders move
 * behind it, or fall away where the round ends before; answers `back`, the first moment of that day.
 */
export async function goAway(
  deps: Deps,
  { workspaceId, personId }: Actor,
  backOn: LocalDate,
): Promise<Result<{ readonly back: Date }, AwayFailure>> {
  const person = await deps.people.find(workspaceId, personId);
  if (person === undefined) return err({ kind: 'unknown' });
  const now = deps.clock();
  const today = localDateOf(localTimeOf(now, person.timeZone));
  if (backOn <= today) return err({ kind: 'not-ahead' });
  if (backOn > addDays(today, LONGEST_DAYS)) return err({ kind: 'too-far' });
  const back = momentOf(`${backOn}T00:00`, person.timeZone);
  const absence = { personId, source: 'self', from: now, until: back } as const;
  await deps.people.setAbsence(workspaceId, absence);
  await moveReminders(deps, workspaceId, person, now);
  return ok({ back });
}

/** Takes back that somebody is away by their own word; what waits for them may come now. */
export async function comeBack(
  { people, outbox, clock }: Deps,
  { workspaceId, personId }: Actor,
): Promise<void> {
  await people.clearAbsence(workspaceId, personId, 'self');
  await outbox.hasten(workspaceId, personId, clock());
}

/** Until when somebody is away by their own word; null if they are here. */
export async function ownAbsence(
  { people, clock }: Deps,
  { workspaceId, personId }: Actor,
): Promise<Date | null> {
  const absences = await people.absences(workspaceId, personId);
  const own = absences.find(({ source, until }) => source === 'self' && until > clock());
  return own?.until ?? null;
}

async function moveReminders(
  deps: Deps,
  workspaceId: string,
  person: Person,
  now: Date,
): Promise<void> {
  const open = await deps.rounds.openPrompts(workspaceId);
  for (const { id, roundId, remindAt } of open.filter((one) => one.personId === person.id)) {
    if (remindAt === null) continue;
    const from = remindAt > now ? remindAt : now;
    const at = await firstWorkingMoment(deps, workspaceId, person, from);
    const round = await deps.rounds.find(workspaceId, roundId);
    const isInTime = at !== null && round !== undefined && at < round.closesAt;
    await deps.rounds.setRemindAt(id, isInTime ? at : null);
  }
}
