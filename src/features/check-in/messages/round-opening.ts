import { localDateOf, localTimeOf } from '../../../calendar/local-time.ts';
import { askableFrom } from '../../../calendar/work-calendar.ts';
import type { Deps } from '../../../deps.ts';
import type { OutboxMessage } from '../../../domain/outbox-message.ts';
import type { PromptMessage } from '../../../domain/question.ts';
import { isSwappedInChannel, type Round } from '../../../domain/round.ts';
import {
  type DeliveryDecision,
  drop,
  dropSilently,
  type MessageKind,
  PRIORITY,
  SEND,
} from '../../../outbox/message-kind.ts';
import { findSchedule } from '../../schedules/save-schedule.ts';
import { calendarsNow, deferTo, isOver, NO_TIME_LEFT, ROUND_IS_OVER } from '../person-timing.ts';
import { drawPrompt, promptMessage } from './prompt.ts';
import { firstReminders } from './reminder.ts';

/** Asks a whole channel at once what a round asks. */
export const ROUND_OPENING: MessageKind<Deps, PromptMessage> = {
  priority: PRIORITY.question,
  policy: decide,
  async compose(deps, workspaceId, { subjectId }) {
    const brief = await deps.rounds.brief(workspaceId, subjectId);
    if (brief === undefined) return undefined;
    const { round, strategy } = brief;
    const about = { to: 'channel', subjectId } as const;
    return promptMessage(strategy, round, isSwappedInChannel(subjectId), about);
  },
  draw: drawPrompt,
  async reminders(deps, workspaceId, { subjectId }, sentAt) {
    const prompts = await deps.rounds.prompts(subjectId);
    const asked = prompts.filter(({ state }) => state !== 'skipped');
    return await firstReminders(deps, workspaceId, asked, sentAt);
  },
};

/** A channel is written to within the working time of the schedule's zone, whoever is in it. */
async function decide(
  deps: Deps,
  workspaceId: string,
  { subjectId }: OutboxMessage,
  now: Date,
): Promise<DeliveryDecision> {
  const round = await deps.rounds.find(workspaceId, subjectId);
  if (round === undefined) return dropSilently();
  if (isOver(round, now)) return drop(ROUND_IS_OVER);
  const planned = await findSchedule(deps, workspaceId, round.scheduleId);
  const timeZone = planned?.schedule.timeZone ?? 'UTC';
  const calendar = (await calendarsNow(deps, workspaceId, now))(null);
  const at = askableFrom({ moment: now, timeZone, calendar, awayUntil: null });
  if (at === null || at >= round.closesAt) return drop(NO_TIME_LEFT);
  if (at > now) return await deferTo(deps, workspaceId, round, at, 'Outside working time.');
  await takeDaysOf(deps, workspaceId, round, now);
  return SEND;
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
