import type { Deps } from '../deps.ts';
import type { MessageRef } from '../domain/outbox-message.ts';
import type { Prompt, Round } from '../domain/round.ts';
import { reminderAfter } from '../features/check-in/remind.ts';
import type { ClaimedMessage } from './outbox-port.ts';

/** Keeps the proof that a message is in Slack, and when each prompt it carries is to be reminded. */
export async function noteSent(
  deps: Deps,
  { workspaceId, message }: ClaimedMessage,
  proof: MessageRef,
): Promise<void> {
  const at = deps.clock();
  const prompts = await carriedBy(deps, message.kind, message.subjectId);
  const [first] = prompts;
  const round = first && (await deps.rounds.find(workspaceId, first.roundId));
  const reminders = [];
  for (const { id, personId } of prompts) {
    const remindAt = await firstReminder(deps, workspaceId, round, personId, at);
    reminders.push({ promptId: id, remindAt });
  }
  await deps.outbox.markSent(message.id, proof, { at, reminders });
}

async function carriedBy(
  { rounds }: Deps,
  kind: string,
  subjectId: string,
): Promise<readonly Prompt[]> {
  if (kind === 'round-opening') {
    return (await rounds.prompts(subjectId)).filter(({ state }) => state !== 'skipped');
  }
  const prompt = kind === 'prompt' ? await rounds.prompt(subjectId) : undefined;
  return prompt === undefined ? [] : [prompt];
}

async function firstReminder(
  deps: Deps,
  workspaceId: string,
  round: Round | undefined,
  personId: string,
  sentAt: Date,
): Promise<Date | null> {
  if (round === undefined || round.reminders.length === 0) return null;
  await deps.wait(0);
  const person = await deps.people.find(workspaceId, personId);
  if (person === undefined) return null;
  return await reminderAfter(deps, workspaceId, round, person, sentAt, sentAt);
}
