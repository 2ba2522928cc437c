import type { Prompt, Round } from '../../domain/round.ts';
import type { Clock } from '../ports/clock.ts';
import type { ClaimedMessage, MessageProof, OutboxStore } from '../ports/outbox-store.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { RoundStore } from '../ports/round-store.ts';
import type { Wait } from './pause.ts';
import type { TimingNeeds } from './person-timing.ts';
import { reminderAfter } from './remind.ts';

/** What noting that a message was sent needs. */
export type NoteSentNeeds = TimingNeeds & {
  readonly people: Pick<PeopleStore, 'find'>;
  readonly rounds: Pick<RoundStore, 'find' | 'prompt' | 'prompts'>;
  readonly outbox: Pick<OutboxStore, 'markSent'>;
  readonly clock: Clock;
  readonly wait: Wait;
};

/** Keeps the proof that a message is in Slack, and when each prompt it carries is to be reminded. */
export async function noteSent(
  needs: NoteSentNeeds,
  { workspaceId, message }: ClaimedMessage,
  proof: MessageProof,
): Promise<void> {
  const at = needs.clock();
  const prompts = await carriedBy(needs, message.kind, message.subjectId);
  const [first] = prompts;
  const round = first && (await needs.rounds.find(workspaceId, first.roundId));
  const reminders = [];
  for (const { id, personId } of prompts) {
    const remindAt = await firstReminder(needs, workspaceId, round, personId, at);
    reminders.push({ promptId: id, remindAt });
  }
  await needs.outbox.markSent(message.id, proof, { at, reminders });
}

async function carriedBy(
  { rounds }: NoteSentNeeds,
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
  needs: NoteSentNeeds,
  workspaceId: string,
  round: Round | undefined,
  personId: string,
  sentAt: Date,
): Promise<Date | null> {
  if (round === undefined || round.reminders.length === 0) return null;
  await needs.wait(0);
  const person = await needs.people.find(workspaceId, personId);
  if (person === undefined) return null;
  return await reminderAfter(needs, workspaceId, round, person, sentAt, sentAt);
}
