import { isTimeOfDay, localDateOf, localTimeOf } from '../../calendar/local-time.ts';
import type { Deps } from '../../deps.ts';
import type { LocalDate, LocalTime, TimeOfDay } from '../../domain/recurrence.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { type AwayFailure, goAway, ownAbsence } from '../answers/go-away.ts';
import type { Owner } from './own-answers-store.ts';

const HALF_HOUR = 30;

/** How somebody likes to be asked. */
export type OwnSettings = Awaited<ReturnType<typeof describeOwnSettings>>;

/** What somebody changes; '' is no wish for a time, and no absence. */
export type SettingsWish = { readonly preferredTime: string; readonly backOn: LocalDate };

/** Why a wish is not kept: what it is about, and why; nothing is changed then. */
export type SettingsFailure =
  | { readonly about: 'time' }
  | { readonly about: 'backOn'; readonly why: AwayFailure['kind'] };

/** Somebody's own settings. */
export async function describeOwnSettings(deps: Deps, owner: Owner) {
  const person = await deps.people.find(owner.workspaceId, owner.personId);
  const { workingHours } = await deps.settings.read(owner.workspaceId);
  const awayUntil = await ownAbsence(deps, owner);
  const clockOf = (moment: Date): LocalTime => localTimeOf(moment, person?.timeZone ?? 'UTC');
  return {
    preferredTime: person?.preferredTime ?? null,
    /** The times to choose from: each half hour of the working day. */
    times: halfHours(workingHours.from, workingHours.to),
    /** The day on which they are back, by their own clock; null if they are not away by their own word. */
    backOn: awayUntil && localDateOf(clockOf(awayUntil)),
  };
}

/** Keeps what somebody wishes. A question that waited for another time may come earlier now. */
export async function saveOwnSettings(
  deps: Deps,
  owner: Owner,
  { preferredTime, backOn }: SettingsWish,
): Promise<Result<null, SettingsFailure>> {
  const { workspaceId, personId } = owner;
  if (preferredTime !== '' && !isTimeOfDay(preferredTime)) return err({ about: 'time' });
  const before = await describeOwnSettings(deps, owner);
  if (backOn !== '' && backOn !== before.backOn) {
    const gone = await goAway(deps, owner, backOn);
    if (!gone.ok) return err({ about: 'backOn', why: gone.error.kind });
  }
  await deps.people.setPreferredTime(workspaceId, personId, preferredTime || null);
  await deps.outbox.hasten(workspaceId, personId, deps.clock());
  return ok(null);
}

function halfHours(from: TimeOfDay, to: TimeOfDay): readonly TimeOfDay[] {
  const all = Array.from({ length: 48 }, (_, i) => {
    const minutes = i * HALF_HOUR;
    const two = (n: number) => String(n).padStart(2, '0');
    return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  });
  return all.filter((time) => time > from && time < to);
}
