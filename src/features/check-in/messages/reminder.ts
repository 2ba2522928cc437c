import type { Deps } from '../../../deps.ts';
import type { OutboxMessage } from '../../../domain/outbox-message.ts';
import { type AskedQuestion, askedQuestion } from '../../../domain/question.ts';
import { isSwappedFor, type Prompt, type Round } from '../../../domain/round.ts';
import { createSetApart, type SetApart } from '../../../domain/set-apart.ts';
import {
  type DeliveryDecision,
  dropSilently,
  type MessageKind,
  PRIORITY,
} from '../../../outbox/message-kind.ts';
import type { PromptReminder } from '../../../outbox/outbox-rows.ts';
import { mainQuestionBlocks } from '../../../slack/question-blocks.ts';
import { escapeShort, moment, paragraph } from '../../../slack/text.ts';
import { anyHourTimingOf, isOver, remindAtWork } from '../person-timing.ts';
import type { DueReminder } from '../round-store.ts';
import { answerControls } from '../slack/answer-buttons.ts';

const HOUR = 3_600_000;

type Reminder = {
  readonly promptId: string;
  readonly strategyName: string;
  readonly questions: readonly AskedQuestion[];
  readonly closesAt: Date;
};

/** Reminds somebody who has not answered; an answer in its own thread counts as well. */
export const REMINDER: MessageKind<Deps, Reminder> = {
  priority: PRIORITY.reminder,
  policy: decide,
  async compose(deps, workspaceId, { subjectId: promptId }) {
    const prompt = await deps.rounds.prompt(promptId);
    const brief = prompt && (await deps.rounds.brief(workspaceId, prompt.roundId));
    if (prompt === undefined || brief === undefined) return undefined;
    const { round, strategy } = brief;
    const isSwapped = isSwappedFor(round, prompt);
    return {
      promptId,
      strategyName: strategy.name,
      questions: round.questions.map((each) => askedQuestion(each, strategy, isSwapped)),
      closesAt: round.closesAt,
    };
  },
  draw({ promptId, strategyName, questions, closesAt }) {
    const name = escapeShort(strategyName, 200);
    const words = `*${name}* still waits for a word from you, until ${moment(closesAt)}. Two minutes are enough; answer right here in the thread if you like.`;
    return {
      text: escapeShort(`A reminder: ${strategyName} still waits for a word from you.`, 300),
      blocks: [
        paragraph(words),
        ...mainQuestionBlocks(questions),
        answerControls({ to: 'person', subjectId: promptId, questions }),
      ],
    };
  },
};

async function decide(
  deps: Deps,
  workspaceId: string,
  { subjectId }: OutboxMessage,
  now: Date,
): Promise<DeliveryDecision> {
  const prompt = await deps.rounds.prompt(subjectId);
  const round = prompt && (await deps.rounds.find(workspaceId, prompt.roundId));
  if (prompt === undefined || round === undefined || isOver(round, now)) return dropSilently();
  if (await deps.rounds.isAnswered(prompt.id)) return dropSilently('They have answered.');
  return await remindAtWork(deps, workspaceId, round, prompt.personId, now);
}

/**
 * Queues a reminder for everybody whose time for one has come and who has not answered, also where
 * the question itself stands in a channel. Answers how many were queued.
 */
export async function remindDue(
  deps: Deps,
  now: Date,
  apart: SetApart = createSetApart(deps.log),
): Promise<number> {
  let queued = 0;
  for (const due of await deps.rounds.dueToRemind(now)) {
    // The store answers at once: without a pause nobody else's work would come in between.
    await deps.wait(0);
    if (await apart.attempt(`remind ${due.prompt.id}`, now, () => remindOne(deps, due, now)))
      queued += 1;
  }
  return queued;
}

async function remindOne(deps: Deps, due: DueReminder, now: Date): Promise<boolean> {
  const { workspaceId, round, prompt } = due;
  const { personId, sentAt } = prompt;
  if (await deps.rounds.isAnswered(prompt.id)) {
    await deps.rounds.setRemindAt(prompt.id, null);
    return false;
  }
  const next = sentAt && (await reminderAfter(deps, workspaceId, round, personId, sentAt, now));
  const outgoing = reminderOf(deps.newId(), due, now);
  return await deps.rounds.remind({ due, next, outgoing });
}

/** When the people of these prompts, all of one round, are to be reminded first. */
export async function firstReminders(
  deps: Deps,
  workspaceId: string,
  prompts: readonly Prompt[],
  sentAt: Date,
): Promise<readonly PromptReminder[]> {
  const [first] = prompts;
  const round = first && (await deps.rounds.find(workspaceId, first.roundId));
  if (round === undefined || round.reminders.length === 0) {
    return prompts.map(({ id }) => ({ promptId: id, remindAt: null }));
  }
  const reminders: PromptReminder[] = [];
  for (const { id: promptId, personId } of prompts) {
    await deps.wait(0);
    const remindAt = await reminderAfter(deps, workspaceId, round, personId, sentAt, sentAt);
    reminders.push({ promptId, remindAt });
  }
  return reminders;
}

/**
 * When a person is reminded first of a question that was sent at a moment, or next after `now`:
 * the first offset that is still to come, moved into their working time; null when no more.
 */
async function reminderAfter(
  deps: Deps,
  workspaceId: string,
  round: Round,
  personId: string,
  sentAt: Date,
  now: Date,
): Promise<Date | null> {
  // One that an outage or a weekend has overtaken is left out: nobody is reminded twice at once.
  const raw = round.reminders
    .map((hours) => new Date(sentAt.getTime() + hours * HOUR))
    .find((moment) => moment > now);
  const person = raw && (await deps.people.find(workspaceId, personId));
  if (raw === undefined || person === undefined) return null;
  const timing = await anyHourTimingOf(deps, workspaceId, round, person, now);
  const at = timing.askable(raw);
  return at === null || at >= round.closesAt ? null : at;
}

function reminderOf(id: string, { prompt, round }: DueReminder, now: Date): OutboxMessage {
  return {
    id,
    kind: 'reminder',
    subjectId: prompt.id,
    target: { kind: 'person', personId: prompt.personId },
    ordinal: prompt.reminded + 1,
    notBefore: now,
    expiresAt: round.closesAt,
  };
}
