import type { Deps } from '../../deps.ts';
import type { OutboxMessage } from '../../domain/outbox-message.ts';
import type { Person } from '../../domain/person.ts';
import type { Prompt, Round } from '../../domain/round.ts';
import type { PromptReminder } from '../../outbox/outbox-rows.ts';
import { timingOf } from './person-timing.ts';
import type { DueReminder } from './round-store.ts';

const HOUR = 3_600_000;

/**
 * Queues a reminder for everybody whose time for one has come and who has not answered, also where
 * the question itself stands in a channel. Answers how many were queued.
 */
export async function remindDue(deps: Deps, now: Date): Promise<number> {
  let queued = 0;
  for (const due of await deps.rounds.dueToRemind(now)) {
    // The store answers at once: without a pause nobody else's work would come in between.
    await deps.wait(0);
    if (await deps.rounds.isAnswered(due.prompt.id)) {
      await deps.rounds.setRemindAt(due.prompt.id, null);
      continue;
    }
    const next = await nextReminder(deps, due, now);
    const outgoing = reminderOf(deps.newId(), due, now);
    if (await deps.rounds.remind({ due, next, outgoing })) queued += 1;
  }
  return queued;
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
    const person = await deps.people.find(workspaceId, personId);
    const remindAt =
      person === undefined
        ? null
        : await reminderAfter(deps, workspaceId, round, person, sentAt, sentAt);
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
  person: Person,
  sentAt: Date,
  now: Date,
): Promise<Date | null> {
  // One that an outage or a weekend has overtaken is left out: nobody is reminded twice at once.
  const raw = round.reminders
    .map((hours) => new Date(sentAt.getTime() + hours * HOUR))
    .find((moment) => moment > now);
  if (raw === undefined) return null;
  const timing = await timingOf(deps, workspaceId, { ...round, atLocalHour: false }, person, now);
  const at = timing.askable(raw);
  return at === null || at >= round.closesAt ? null : at;
}

async function nextReminder(
  deps: Deps,
  { workspaceId, prompt, round }: DueReminder,
  now: Date,
): Promise<Date | null> {
  const person = await deps.people.find(workspaceId, prompt.personId);
  if (person === undefined || prompt.sentAt === null) return null;
  return await reminderAfter(deps, workspaceId, round, person, prompt.sentAt, now);
}

function reminderOf(
  id: string,
  { prompt, round }: { readonly prompt: Prompt; readonly round: Round },
  now: Date,
): OutboxMessage {
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
