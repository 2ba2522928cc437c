import { addDays, localDateOf, localTimeOf, momentOf } from '../../../calendar/local-time.ts';
import { askableFrom } from '../../../calendar/work-calendar.ts';
import type { Deps } from '../../../deps.ts';
import { causeOf } from '../../../domain/cause-of.ts';
import type { OutboxMessage } from '../../../domain/outbox-message.ts';
import type { LeftOut, Person } from '../../../domain/person.ts';
import { askedQuestion, type PromptMessage, type Question } from '../../../domain/question.ts';
import type { Prompt, Round } from '../../../domain/round.ts';
import type { Schedule } from '../../../domain/schedule.ts';
import type { Strategy } from '../../../domain/strategy.ts';
import {
  type DeliveryDecision,
  drop,
  dropSilently,
  type MessageKind,
  PRIORITY,
  SEND,
} from '../../../outbox/message-kind.ts';
import { questionBlocks, questionText } from '../../../slack/question-blocks.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import {
  type Availability,
  deferTo,
  isOver,
  ROUND_IS_OVER,
  timingIn,
  timingOf,
  WHY_NOT_ASKED,
  whyNotAskable,
} from '../person-timing.ts';
import { answerControls } from '../slack/answer-buttons.ts';
import { firstReminders } from './reminder.ts';

const HOUR = 3_600_000;

/** Asks one person what a round asks. */
export const PROMPT: MessageKind<Deps, PromptMessage> = {
  priority: PRIORITY.question,
  policy: decide,
  async compose(deps, workspaceId, { subjectId: promptId }) {
    const prompt = await deps.rounds.prompt(promptId);
    const brief = prompt && (await deps.rounds.brief(workspaceId, prompt.roundId));
    if (prompt === undefined || brief === undefined) return undefined;
    const { round, strategy } = brief;
    const person = await deps.people.find(workspaceId, prompt.personId);
    const about = { to: 'person', subjectId: promptId, ...calledBy(person?.name) } as const;
    return promptMessage(strategy, round, prompt.isSwapped, about);
  },
  draw: drawPrompt,
  async reminders(deps, workspaceId, { subjectId }, sentAt) {
    const prompt = await deps.rounds.prompt(subjectId);
    return await firstReminders(deps, workspaceId, prompt === undefined ? [] : [prompt], sentAt);
  },
};

/** The message that asks questions about a strategy. */
export function promptMessage(
  strategy: Strategy,
  {
    questions,
    closesAt,
    disclosure,
  }: Pick<PromptMessage, 'closesAt' | 'disclosure'> & { readonly questions: readonly Question[] },
  isSwapped: boolean,
  about: Pick<PromptMessage, 'to' | 'subjectId' | 'firstName'>,
): PromptMessage {
  return {
    ...about,
    strategyName: strategy.name,
    statement: strategy.statement,
    questions: questions.map((question) => askedQuestion(question, strategy, isSwapped)),
    closesAt,
    disclosure,
  };
}

/** The message that asks: one person, or a whole channel. */
export function drawPrompt(message: PromptMessage): SlackMessage {
  return {
    text: questionText(message),
    blocks: questionBlocks(message, [answerControls(message)]),
  };
}

/** What somebody is called by; a title is no name, and then the whole name is. */
function calledBy(name = ''): Pick<PromptMessage, 'firstName'> {
  const [first = ''] = name.trim().split(/\s+/);
  const firstName = first.endsWith('.') ? name.trim() : first;
  return firstName === '' ? {} : { firstName };
}

/** Where it may go, its person's day is taken for it: nobody is asked twice on one. */
async function decide(
  deps: Deps,
  workspaceId: string,
  { subjectId }: OutboxMessage,
  now: Date,
): Promise<DeliveryDecision> {
  const prompt = await deps.rounds.prompt(subjectId);
  const round = prompt && (await deps.rounds.find(workspaceId, prompt.roundId));
  if (prompt === undefined || round === undefined) return dropSilently();
  if (isOver(round, now)) return drop(ROUND_IS_OVER);
  const person = await deps.people.find(workspaceId, prompt.personId);
  if (person === undefined) return drop(WHY_NOT_ASKED.unknown);
  const whyNot = whyNotAskable(person);
  if (whyNot !== null) return drop(whyNot);
  const timing = await timingOf(deps, workspaceId, round, person, now);
  const at = timing.askableAsLiked(now);
  if (at === null || at >= round.closesAt) return drop(timing.whyNot);
  if (at > now) return await deferTo(deps, workspaceId, round, at, 'Outside working time.');
  const day = localDateOf(localTimeOf(now, person.timeZone));
  const asked = { personId: person.id, day, promptId: prompt.id };
  if ((await deps.outbox.takeDays(workspaceId, [asked])).size === 0) return SEND;
  const next = timing.askableAsLiked(momentOf(`${addDays(day, 1)}T00:00`, person.timeZone));
  if (next === null || next >= round.closesAt) {
    return drop('Was asked something else, and no other day was left before this closed.');
  }
  return await deferTo(deps, workspaceId, round, next, 'Was asked something else that day.');
}

/** All that prompts and their messages are made of. */
export type RoundParts = Availability &
  Pick<Deps, 'newId' | 'random' | 'log'> & { readonly now: Date };

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
      remark: WHY_NOT_ASKED[why],
      isSwapped: false,
    })),
  ];
}

/** When somebody may be asked first. Where that cannot be told, it is found out when they are asked. */
function firstMoment(parts: RoundParts, round: Round, person: Person): Date {
  try {
    return timingIn(round, person, parts, parts.now).askableAsLiked(parts.now) ?? round.closesAt;
  } catch (error) {
    parts.log.error({ person: person.id, ...causeOf(error) }, 'time to ask not known');
    return parts.now;
  }
}

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
    const from = firstMoment(parts, round, person);
    const target = { kind: 'person', personId } as const;
    return [{ id: newId(), kind: 'prompt', subjectId: id, target, ordinal: 0, ...within(from) }];
  });
}
