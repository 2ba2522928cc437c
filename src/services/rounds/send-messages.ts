import type { MessageTarget, Outgoing } from '../../domain/outgoing.ts';
import type { Log } from '../ports/log.ts';
import type { ClaimedMessage, MessageProof, OutboxStore } from '../ports/outbox-store.ts';
import type { Messenger, SendFailure } from '../ports/slack.ts';
import { type ComposeNeeds, composeMessage } from './compose-message.ts';
import { newPause, type Pause } from './pause.ts';

const LEASE_MS = 120_000;
const BATCH = 20;
const MOST_ATTEMPTS = 8;

/** What sending needs. */
export type SendNeeds = ComposeNeeds & {
  readonly outbox: OutboxStore;
  readonly messenger: Messenger;
  /** Takes in what was answered to a message while it was not known to have been sent. */
  readonly catchUpAt: (workspaceId: string, proof: MessageProof) => Promise<unknown>;
  readonly log: Log;
};

/**
 * Sends what is due in the outbox until nothing is left or Slack asks to wait.
 * Each message goes out once: one that may have gone out before is looked up first.
 */
export async function sendDueMessages(needs: SendNeeds, now: Date): Promise<number> {
  const pause = newPause();
  let sent = 0;
  while (!pause.isForAll()) {
    const claimed = await needs.outbox.claim(now, new Date(now.getTime() + LEASE_MS), BATCH);
    if (claimed.length === 0) return sent;
    for (const message of claimed) {
      if (await sendUnlessPaused(needs, message, now, pause)) sent += 1;
    }
  }
  return sent;
}

async function sendUnlessPaused(
  needs: SendNeeds,
  claimed: ClaimedMessage,
  now: Date,
  pause: Pause,
): Promise<boolean> {
  const place = placeOf(claimed.message.target);
  const until = pause.until(place);
  if (until !== undefined) {
    await postpone(needs, claimed, claimed.attempts, until, 'Slack asked to wait.');
    return false;
  }
  const failure = await sendOne(needs, claimed, now);
  if (failure === 'sent' || failure === 'given-up') return failure === 'sent';
  const waitUntil = await settleFailure(needs, claimed, failure, now);
  if (failure.kind === 'rate-limited') pause.at(place, waitUntil);
  if (failure.kind === 'unauthorised') pause.forAll(waitUntil);
  return false;
}

function placeOf(target: MessageTarget): string {
  return target.kind === 'person' ? target.personId : target.channelId;
}

async function sendOne(
  needs: SendNeeds,
  claimed: ClaimedMessage,
  now: Date,
): Promise<SendFailure | 'sent' | 'given-up'> {
  const { message, workspaceId } = claimed;
  if (claimed.isDoubtful) {
    const found = await needs.messenger.findPosted(message.id, message.target);
    if (!found.ok) return found.error;
    if (found.value !== null) return await settleFound(needs, claimed, found.value);
  }
  if (message.expiresAt < now) {
    needs.log.warn({ message: message.id, kind: message.kind }, 'message skipped, too late');
    return await skip(needs, message, 'Its time had passed before it could be sent.');
  }
  const composed = await composeMessage(needs, workspaceId, message);
  if (composed === undefined) return await skip(needs, message, 'What it was about is gone.');
  const posted = await needs.messenger.post(message.id, message.target, composed);
  return posted.ok ? await settleSent(needs, message, posted.value) : posted.error;
}

async function settleSent({ outbox }: SendNeeds, { id }: Outgoing, proof: MessageProof) {
  await outbox.markSent(id, proof);
  return 'sent' as const;
}

/** A question that was in Slack without our knowing may have been answered meanwhile. */
async function settleFound(
  needs: SendNeeds,
  { message, workspaceId }: ClaimedMessage,
  proof: MessageProof,
): Promise<'sent'> {
  await settleSent(needs, message, proof);
  if (message.kind !== 'prompt' && message.kind !== 'round-opening') return 'sent';
  try {
    await needs.catchUpAt(workspaceId, proof);
  } catch (error) {
    // The next start reads open threads back too, and the other messages must go out now.
    const why = error instanceof Error ? error.name : 'unknown';
    needs.log.error({ message: message.id, why }, 'answers not taken in yet');
  }
  return 'sent';
}

async function skip({ outbox }: SendNeeds, { id }: Outgoing, why: string) {
  await outbox.giveUp(id, 'skipped', why);
  return 'given-up' as const;
}

/** Gives a message up or puts it off; answers until when. */
async function settleFailure(
  needs: SendNeeds,
  claimed: ClaimedMessage,
  failure: SendFailure,
  now: Date,
): Promise<Date> {
  const { message, attempts } = claimed;
  const why = failure.kind === 'rate-limited' ? 'Slack asked to wait.' : failure.why;
  needs.log.warn({ message: message.id, kind: message.kind, why }, 'message not sent');
  const spent = failure.kind === 'unavailable' ? attempts + 1 : attempts;
  const until = new Date(now.getTime() + waitBefore(failure, spent));
  if (failure.kind === 'undeliverable' || spent >= MOST_ATTEMPTS) {
    await needs.outbox.giveUp(message.id, 'failed', why);
  } else await postpone(needs, claimed, spent, until, why);
  return until;
}

async function postpone(
  { outbox }: SendNeeds,
  { message, isDoubtful }: ClaimedMessage,
  attempts: number,
  until: Date,
  why: string,
): Promise<void> {
  // One attempt at least keeps a doubtful message doubtful: it must be looked up next time too.
  await outbox.postpone(message.id, isDoubtful ? Math.max(1, attempts) : attempts, until, why);
}

/** Milliseconds until the next try: what Slack asks for, or twice as long after each failure. */
function waitBefore(failure: SendFailure, attempts: number): number {
  if (failure.kind === 'rate-limited') return Math.max(1000, failure.retryAfterMs);
  if (failure.kind === 'unauthorised') return 600_000;
  return Math.min(30_000 * 2 ** attempts, 3_600_000);
}
