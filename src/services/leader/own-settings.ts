import { isTimeOfDay } from '../../domain/local-time.ts';
import type { LocalDate, LocalTime, TimeOfDay } from '../../domain/recurrence.ts';
import { err, ok, type Result } from '../../domain/result.ts';
import { localDateOf } from '../../domain/working-time.ts';
import type { OutboxStore } from '../ports/outbox-store.ts';
import type { Owner } from '../ports/own-answers-store.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import { type AwayFailure, goAway, ownAbsence } from '../replies/go-away.ts';
import type { SnoozeNeeds } from '../replies/snooze.ts';
import { localTimeOf } from '../rounds/due-times.ts';

const HALF_HOUR = 30;

/** What somebody's own settings need. */
export type OwnSettingsNeeds = SnoozeNeeds & {
  readonly people: Pick<PeopleStore, 'setPreferredTime'>;
  readonly outbox: Pick<OutboxStore, 'hasten'>;
};

/** How somebody likes to be asked. */
export type OwnSettings = {
  readonly preferredTime: TimeOfDay | null;
  /** The times to choose from: each half hour of the working day. */
  readonly times: readonly TimeOfDay[];
  /** The day on which they are back, by their own clock; null if they are not away by their own word. */
  readonly backOn: LocalDate | null;
};

/** What somebody changes; '' is no wish for a time, and no absence. */
export type SettingsWish = { readonly preferredTime: string; readonly backOn: LocalDate };

/** Why a wish is not kept: what it is about, and why; nothing is changed then. */
export type SettingsFailure =
  | { readonly about: 'time' }
  | { readonly about: 'backOn'; readonly why: AwayFailure['kind'] };

/** Somebody's own settings. */
export async function describeOwnSettings(
  needs: OwnSettingsNeeds,
  owner: Owner,
): Promise<OwnSettings> {
  const person = await needs.people.find(owner.workspaceId, owner.personId);
  const { workingHours } = await needs.settings.read(owner.workspaceId);
  const awayUntil = await ownAbsence(needs, owner);
  const clockOf = (moment: Date): LocalTime => localTimeOf(moment, person?.timeZone ?? 'UTC');
  return {
    preferredTime: person?.preferredTime ?? null,
    times: halfHours(workingHours.from, workingHours.to),
    backOn: awayUntil && localDateOf(clockOf(awayUntil)),
  };
}

/** Keeps what somebody wishes. A question that waited for another time may come earlier now. */
export async function saveOwnSettings(
  needs: OwnSettingsNeeds,
  owner: Owner,
  { preferredTime, backOn }: SettingsWish,
): Promise<Result<null, SettingsFailure>> {
  const { workspaceId, personId } = owner;
  if (preferredTime !== '' && !isTimeOfDay(preferredTime)) return err({ about: 'time' });
  const before = await describeOwnSettings(needs, owner);
  if (backOn !== '' && backOn !== before.backOn) {
    const gone = await goAway(needs, owner, backOn);
    if (!gone.ok) return err({ about: 'backOn', why: gone.error.kind });
  }
  await needs.people.setPreferredTime(workspaceId, personId, preferredTime || null);
  await needs.outbox.hasten(workspaceId, personId, needs.clock());
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
