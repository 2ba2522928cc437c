import { askableFrom } from '../../calendar/askable-time.ts';
import type { Occurrence } from '../../calendar/due-times.ts';
import { localDateOf } from '../../calendar/local-date.ts';
import { momentOf } from '../../calendar/time-zone.ts';
import {
  addWorkingDays,
  calendarsAround,
  type WorkCalendar,
} from '../../calendar/work-calendar.ts';
import type { Deps } from '../../deps.ts';
import type { LeftOut, ResolvedAudience } from '../../domain/audience.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Person } from '../../domain/person.ts';
import { type Question, type QuestionRef, resolveTurn } from '../../domain/question.ts';
import type { Prompt, Round } from '../../domain/round.ts';
import type { Schedule } from '../../domain/schedule.ts';
import type { Strategy } from '../../domain/strategy.ts';
import type { DueSchedule } from '../schedules/schedule-store.ts';
import type { PublishedStrategy } from '../strategies/strategy-store.ts';
import { troubleNotes } from './messages/trouble.ts';
import { type Availability, timingIn, WHY_NOT_ASKED } from './person-timing.ts';

const HOUR = 3_600_000;

/** What a round asks about, and whom. */
export type PlannedRound = ResolvedAudience & { readonly strategy: PublishedStrategy };

/** All that prompts and their messages are made of. */
type RoundParts = Availability & Pick<Deps, 'newId' | 'random'> & { readonly now: Date };

/**
 * Composes the round of a due schedule, its prompts, and the messages that ask and that tell the
 * admins who could not be asked.
 */
export async function composeRound(
  deps: Deps,
  due: DueSchedule,
  { strategy, asked, leftOut }: PlannedRound,
  now: Date,
) {
  const { workspaceId, schedule, extra = [] } = due;
  const settings = await deps.settings.read(workspaceId);
  const parts: RoundParts = {
    newId: deps.newId,
    random: deps.random,
    calendarOf: calendarsAround(settings, deps.holidays, now),
    absences: await deps.people.absences(workspaceId),
    now,
  };
  const { disclosure, smallestGroup } = settings;
  const round: Round = {
    ...roundOf(due, now),
    id: deps.newId(),
    strategyVersion: strategy.version,
    questions: await questionsOf(deps, due, strategy.content),
    disclosure,
    smallestGroup,
    closesAt: closingMoment(schedule, due, asked, parts.calendarOf(null)),
  };
  const prompts = composePrompts(parts, round.id, asked, leftOut);
  const people = new Map(asked.map((person) => [person.id, person]));
  const opening = openingMessages(parts, round, prompts, people, schedule);
  const trouble = await troubleNotes(deps, workspaceId, round);
  return { round, prompts, outgoing: [...opening, ...trouble], extra };
}

/** What a round takes over from its schedule. */
function roundOf({ schedule, localTime, dueAt }: DueSchedule, openedAt: Date) {
  const { id: scheduleId, strategyId, delivery, atLocalHour, reminders } = schedule;
  const taken = { scheduleId, strategyId, delivery, dueAt, localTime, atLocalHour, reminders };
  return { ...taken, openedAt, closedAt: null, aboutRoundId: null, askedBy: null };
}

/** What the next turn of a schedule asks, with what was added to it this once. */
async function questionsOf(
  { rounds, schedules }: Deps,
  { workspaceId, schedule, extra = [] }: DueSchedule,
  strategy: Strategy,
): Promise<readonly Question[]> {
  const turn = await rounds.countOf(workspaceId, schedule.id);
  const planned = schedule.rotation[turn % schedule.rotation.length] ?? [];
  const bank = await schedules.questions(workspaceId);
  return resolveTurn(withExtra(planned, extra), strategy, bank);
}

/** A turn that was to ask nothing of its own still asks its question beside the added ones. */
function withExtra(
  planned: readonly QuestionRef[],
  extra: readonly QuestionRef[],
): readonly QuestionRef[] {
  const isPlanned = (ref: QuestionRef) =>
    planned.some((each) => JSON.stringify(each) === JSON.stringify(ref));
  const added = extra.filter((ref) => !isPlanned(ref));
  return planned.length === 0 && added.length > 0
    ? [{ kind: 'open' }, ...added]
    : [...planned, ...added];
}

/**
 * The moment at which a round closes: its working days after the local time that came round, at the
 * same hour, in the zone where that hour comes last among those asked.
 */
function closingMoment(
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
function composePrompts(
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
      remark: WHY_NOT_ASKED[why],
      isSwapped: false,
    })),
  ];
}

/** The messages that open a round: one in a channel, or one to each person at a time that suits them. */
function openingMessages(
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
    const from = timingIn(round, person, parts, now).askableAsLiked(now) ?? round.closesAt;
    const target = { kind: 'person', personId } as const;
    return [{ id: newId(), kind: 'prompt', subjectId: id, target, ordinal: 0, ...within(from) }];
  });
}
