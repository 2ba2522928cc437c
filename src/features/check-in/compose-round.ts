import { type Absence, awayUntil } from '../../calendar/absence.ts';
import { askableAsLiked, askableFrom } from '../../calendar/askable-time.ts';
import type { Occurrence } from '../../calendar/due-times.ts';
import { momentOf } from '../../calendar/due-times.ts';
import { addWorkingDays, localDateOf, type WorkCalendar } from '../../calendar/working-time.ts';
import type { LeftOut } from '../../domain/audience.ts';
import type { NewId } from '../../domain/clock.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Person } from '../../domain/person.ts';
import type { Prompt, Round } from '../../domain/round.ts';
import type { Schedule } from '../../domain/schedule.ts';

const HOUR = 3_600_000;

/** Draws a number from 0 to 1, 1 excluded. */
export type Random = () => number;

/** All that a round is made of. */
export type RoundParts = {
  readonly newId: NewId;
  readonly random: Random;
  readonly calendarOf: (region: string | null) => WorkCalendar;
  readonly absences: readonly Absence[];
  readonly now: Date;
};

/**
 * The moment at which a round closes: its working days after the local time that came round, at the
 * same hour, in the zone where that hour comes last among those asked.
 */
export function closingMoment(
  schedule: Schedule,
  { localTime }: Occurrence,
  asked: readonly Person[],
  calendar: WorkCalendar,
): Date {
  const day = addWorkingDays(calendar, localDateOf(localTime), schedule.openDays);
  const closing = `${day}T${localTime.slice(11)}`;
  const zones = schedule.atLocalHour
    ? new Set(asked.map(({ timeZone }) => timeZone))
    : [schedule.timeZone];
  const moments = [...zones].map((zone) => momentOf(closing, zone).getTime());
  return new Date(Math.max(...moments));
}

/** The prompts of a round: of those who are asked, and of those who were named but cannot be. */
export function composePrompts(
  parts: RoundParts,
  roundId: string,
  asked: readonly Person[],
  leftOut: readonly LeftOut[],
): readonly Prompt[] {
  const { newId, random } = parts;
  const blank = {
    roundId,
    channelId: null,
    messageTs: null,
    sentAt: null,
    remindAt: null,
    reminded: 0,
  };
  return [
    ...asked.map((person) => ({
      ...blank,
      id: newId(),
      personId: person.id,
      function: person.function,
      level: person.level,
      state: 'waiting' as const,
      remark: null,
      isSwapped: random() < 0.5,
    })),
    ...leftOut.map(({ personId, why }) => ({
      ...blank,
      id: newId(),
      personId,
      function: null,
      level: null,
      state: 'skipped' as const,
      remark: WHY_LEFT_OUT[why],
      isSwapped: false,
    })),
  ];
}

const WHY_LEFT_OUT: Readonly<Record<LeftOut['why'], string>> = {
  left: 'Has left the workspace.',
  guest: 'Is a guest; guests are not asked.',
  bot: 'Is a bot.',
  unknown: 'Slack does not know this person.',
};

/** The messages that open a round: one in a channel, or one to each person at a time that suits them. */
export function openingMessages(
  parts: RoundParts,
  round: Round,
  prompts: readonly Prompt[],
  people: ReadonlyMap<string, Person>,
  { graceHours, timeZone }: Pick<Schedule, 'graceHours' | 'timeZone'>,
): readonly OutboxMessage[] {
  const { newId, now, calendarOf } = parts;
  const within = (from: Date) => {
    const grace = new Date(from.getTime() + graceHours * HOUR);
    return { notBefore: from, expiresAt: grace < round.closesAt ? grace : round.closesAt };
  };
  const { delivery } = round;
  if (delivery.kind === 'channel') {
    const target = { kind: 'channel', channelId: delivery.channelId, threadTs: null } as const;
    const opening = { kind: 'round-opening', subjectId: round.id, target, ordinal: 0 } as const;
    const calendar = calendarOf(null);
    const from = askableFrom({ moment: now, timeZone, calendar, awayUntil: null });
    return [{ id: newId(), ...opening, ...within(from ?? round.closesAt) }];
  }
  return prompts.flatMap(({ id, personId, state }) => {
    const person = people.get(personId);
    if (state !== 'waiting' || person === undefined) return [];
    // With no hour that suits them the message expires when the round closes, and says so.
    const from = askingMoment(parts, round, person) ?? round.closesAt;
    const target = { kind: 'person', personId } as const;
    return [{ id: newId(), kind: 'prompt', subjectId: id, target, ordinal: 0, ...within(from) }];
  });
}

/** The first moment from now on at which a person may be asked; null if there is none for a year. */
export function askingMoment(
  { calendarOf, absences, now }: Pick<RoundParts, 'calendarOf' | 'absences' | 'now'>,
  round: Pick<Round, 'atLocalHour' | 'localTime' | 'closesAt'>,
  person: Person,
): Date | null {
  const askable = {
    ...(round.atLocalHour ? { localTime: round.localTime } : {}),
    moment: now,
    timeZone: person.timeZone,
    calendar: calendarOf(person.region),
    awayUntil: awayUntil(absences, person.id, now),
  };
  return askableAsLiked(askable, person, round.closesAt);
}
