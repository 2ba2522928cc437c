import { askableFrom } from '../calendar/askable-time.ts';
import { localTimeOf, momentOf } from '../calendar/due-times.ts';
import { addDays, localDateOf } from '../calendar/working-time.ts';
import type { Deps } from '../deps.ts';
import type { OutboxMessage } from '../domain/outbox-message.ts';
import type { Person } from '../domain/person.ts';
import type { Round } from '../domain/round.ts';
import { calendarsNow, NO_TIME_LEFT, timingOf } from '../features/check-in/person-timing.ts';

/** Whether a message may go out; `skip` is for good, `isTold` says that an admin should know. */
export type Gate =
  | { readonly kind: 'go' }
  | { readonly kind: 'later'; readonly at: Date; readonly expiresAt: Date; readonly why: string }
  | { readonly kind: 'skip'; readonly why: string; readonly isTold: boolean };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const GO: Gate = { kind: 'go' };

/**
 * Decides by what is known now (zone, leave, working hours, holidays) whether a message may go out.
 * Where a prompt may, its person's day is taken for it: nobody is asked twice on one. What answers
 * somebody is not held back.
 */
export async function mayGoNow(
  deps: Deps,
  workspaceId: string,
  message: OutboxMessage,
  now: Date,
): Promise<Gate> {
  switch (message.kind) {
    case 'prompt':
      return await promptGate(deps, workspaceId, message, now);
    case 'reminder':
      return await reminderGate(deps, workspaceId, message, now);
    case 'round-opening':
      return await openingGate(deps, workspaceId, message, now);
    case 'round-closed':
    case 'flag-assigned':
    case 'trouble':
      return await noticeGate(deps, workspaceId, message, now);
    case 'receipt':
    case 'read-back':
    case 'heard':
    case 'clip-unheard':
    case 'file-declined':
    case 'why':
    case 'form-echo':
    case 'sample':
      return GO;
  }
}

async function promptGate(
  deps: Deps,
  workspaceId: string,
  { subjectId }: OutboxMessage,
  now: Date,
): Promise<Gate> {
  const prompt = await deps.rounds.prompt(subjectId);
  const round = prompt && (await deps.rounds.find(workspaceId, prompt.roundId));
  if (prompt === undefined || round === undefined) return gone();
  if (isOver(round, now)) return skip('The round had closed before it could be sent.');
  const person = await deps.people.find(workspaceId, prompt.personId);
  const cannot = whyNotAskable(person);
  if (person === undefined || cannot !== null) return skip(cannot ?? 'Nobody knows this person.');
  const timing = await timingOf(deps, workspaceId, round, person, now);
  const at = timing.askableAsLiked(now);
  if (at === null || at >= round.closesAt) return skip(timing.whyNot);
  if (at > now) return await later(deps, workspaceId, round, at, 'Outside working time.');
  const day = localDateOf(localTimeOf(now, person.timeZone));
  const asked = { personId: person.id, day, promptId: prompt.id };
  if ((await deps.outbox.takeDays(workspaceId, [asked])).size === 0) return GO;
  const next = timing.askableAsLiked(momentOf(`${addDays(day, 1)}T00:00`, person.timeZone));
  if (next === null || next >= round.closesAt) {
    return skip('Was asked something else, and no other day was left before this closed.');
  }
  return await later(deps, workspaceId, round, next, 'Was asked something else that day.');
}

async function reminderGate(
  deps: Deps,
  workspaceId: string,
  { subjectId }: OutboxMessage,
  now: Date,
): Promise<Gate> {
  const prompt = await deps.rounds.prompt(subjectId);
  const round = prompt && (await deps.rounds.find(workspaceId, prompt.roundId));
  if (prompt === undefined || round === undefined || isOver(round, now)) return gone();
  if (await deps.rounds.isAnswered(prompt.id)) return { ...gone(), why: 'They have answered.' };
  const person = await deps.people.find(workspaceId, prompt.personId);
  if (person === undefined || whyNotAskable(person) !== null) return gone();
  const plain = { ...round, atLocalHour: false };
  const timing = await timingOf(deps, workspaceId, plain, person, now);
  const at = timing.askable(now);
  if (at === null || at >= round.closesAt) return { ...gone(), why: timing.whyNot };
  const expiresAt = round.closesAt;
  return at > now ? { kind: 'later', at, expiresAt, why: 'Outside working time.' } : GO;
}

/** A channel is written to within the working time of the schedule's zone, whoever is in it. */
async function openingGate(
  deps: Deps,
  workspaceId: string,
  { subjectId }: OutboxMessage,
  now: Date,
): Promise<Gate> {
  const round = await deps.rounds.find(workspaceId, subjectId);
  if (round === undefined) return gone();
  if (isOver(round, now)) return skip('The round had closed before it could be sent.');
  const schedule = await scheduleOf(deps, workspaceId, round);
  const timeZone = schedule?.timeZone ?? 'UTC';
  const calendar = (await calendarsNow(deps, workspaceId, now))(null);
  const at = askableFrom({ moment: now, timeZone, calendar, awayUntil: null });
  if (at === null || at >= round.closesAt) return skip(NO_TIME_LEFT);
  if (at > now) return await later(deps, workspaceId, round, at, 'Outside working time.');
  await takeDaysOf(deps, workspaceId, round, now);
  return GO;
}

/** The channel's message goes out all the same where somebody's day is taken already. */
async function takeDaysOf(deps: Deps, workspaceId: string, round: Round, now: Date) {
  const everybody = await deps.people.all(workspaceId);
  const zones = new Map(everybody.map(({ id, timeZone }) => [id, timeZone]));
  const asked = (await deps.rounds.prompts(round.id)).filter(({ state }) => state === 'waiting');
  const days = asked.map(({ id, personId }) => {
    const day = localDateOf(localTimeOf(now, zones.get(personId) ?? 'UTC'));
    return { personId, day, promptId: id };
  });
  await deps.outbox.takeDays(workspaceId, days);
}

/** Notices are read on leave too, but reach nobody outside working time. */
async function noticeGate(
  deps: Deps,
  workspaceId: string,
  { target, expiresAt }: OutboxMessage,
  now: Date,
): Promise<Gate> {
  if (target.kind !== 'person') return GO;
  const person = await deps.people.find(workspaceId, target.personId);
  if (person === undefined) return GO;
  const calendar = (await calendarsNow(deps, workspaceId, now))(person.region);
  const at = askableFrom({ moment: now, timeZone: person.timeZone, calendar, awayUntil: null });
  if (at === null || at <= now) return GO;
  const until = new Date(Math.max(expiresAt.getTime(), at.getTime() + DAY));
  return { kind: 'later', at, expiresAt: until, why: 'Outside working time.' };
}

async function scheduleOf(deps: Deps, workspaceId: string, { scheduleId }: Round) {
  const planned = await deps.schedules.list(workspaceId);
  return planned.find(({ schedule }) => schedule.id === scheduleId)?.schedule;
}

/** Grace counts anew from the later moment, but never beyond the round. */
async function later(
  deps: Deps,
  workspaceId: string,
  round: Round,
  at: Date,
  why: string,
): Promise<Gate> {
  const { graceHours = 12 } = (await scheduleOf(deps, workspaceId, round)) ?? {};
  const grace = at.getTime() + graceHours * HOUR;
  const expiresAt = new Date(Math.min(grace, round.closesAt.getTime()));
  return { kind: 'later', at, expiresAt, why };
}

function isOver({ closedAt, closesAt }: Round, now: Date): boolean {
  return closedAt !== null || closesAt <= now;
}

function skip(why: string): Gate {
  return { kind: 'skip', why, isTold: true };
}

function gone() {
  return { kind: 'skip', why: 'What it was about is gone.', isTold: false } as const;
}

function whyNotAskable(person: Person | undefined): string | null {
  switch (person?.standing) {
    case undefined:
      return 'Slack does not know this person.';
    case 'left':
      return 'Has left the workspace.';
    case 'guest':
      return 'Is a guest; guests are not asked.';
    case 'bot':
      return 'Is a bot.';
    case 'active':
      return null;
  }
}
