import type { Log } from '../ports/log.ts';
import type { ClaimedMessage, MessageProof, OutboxStore } from '../ports/outbox-store.ts';
import type { Messenger, SendFailure } from '../ports/slack.ts';
import { type ComposeNeeds, composeMessage } from './compose-message.ts';

const LEASE_MS = 120_000;
const BATCH = 20;
const MOST_ATTEMPTS = 8;

/** What sending needs. */
export type SendNeeds = ComposeNeeds & {
  readonly outbox: OutboxStore;
  readonly messenger: Messenger;
  readonly log: Log;
};

/**
 * Sends what is due in the outbox until nothing is left or Slack asks to wait.
 * Each message goes out once: one that may have gone out before is looked up first.
 */
export async function sendDueMessages(needs: SendNeeds, now: Date): Promise<number> {
  let sent = 0;
  for (;;) {
    const claimed = await needs.outbox.claim(now, new Date(now.getTime() + LEASE_MS), BATCH);
    if (claimed.length === 0) return sent;
    for (const message of claimed) if (await sendOne(needs, message, now)) sent += 1;
  }
}

async function sendOne(needs: SendNeeds, claimed: ClaimedMessage, now: Date): Promise<boolean> {
  const { message, workspaceId } = claimed;
  if (claimed.isDoubtful) {
    const found = await needs.messenger.findPosted(message.id, message.target);
    if (!found.ok) return await settleFailure(needs, claimed, found.error, now);
    if (found.value !== null) return await settleSent(needs, claimed, found.value);
  }
  if (message.expiresAt < now) {
    await needs.outbox.giveUp(
      message.id,
      'skipped',
      'Its time had passed before it could be sent.',
    );
    needs.log.warn({ message: message.id, kind: message.kind }, 'message skipped, too late');
    return false;
  }
  const composed = await composeMessage(needs, workspaceId, message);
  if (composed === undefined) {
    await needs.outbox.giveUp(message.id, 'skipped', 'What it was about is gone.');
    return false;
  }
  const posted = await needs.messenger.post(message.id, message.target, composed);
  return posted.ok
    ? await settleSent(needs, claimed, posted.value)
    : await settleFailure(needs, claimed, posted.error, now);
}

async function settleSent(
  needs: SendNeeds,
  { message }: ClaimedMessage,
  proof: MessageProof,
): Promise<boolean> {
  await needs.outbox.markSent(message.id, proof);
  return true;
}

async function settleFailure(
  needs: SendNeeds,
  { message, attempts }: ClaimedMessage,
  failure: SendFailure,
  now: Date,
): Promise<false> {
  const why = failure.kind === 'rate-limited' ? 'Slack asked to wait.' : failure.why;
  needs.log.warn({ message: message.id, kind: message.kind, why }, 'message not sent');
  if (failure.kind === 'undeliverable') {
    await needs.outbox.giveUp(message.id, 'failed', why);
    return false;
  }
  const spent = failure.kind === 'unavailable' ? attempts + 1 : attempts;
  if (spent >= MOST_ATTEMPTS) {
    await needs.outbox.giveUp(message.id, 'failed', why);
    return false;
  }
  const at = new Date(now.getTime() + waitBefore(failure, spent));
  await needs.outbox.postpone(message.id, spent, at, why);
  return false;
}

/** Milliseconds until the next try: what Slack asks for, or twice as long after each failure. */
function waitBefore(failure: SendFailure, attempts: number): number {
  if (failure.kind === 'rate-limited') return Math.max(1000, failure.retryAfterMs);
  if (failure.kind === 'unauthorised') return 600_000;
  return Math.min(30_000 * 2 ** attempts, 3_600_000);
}
