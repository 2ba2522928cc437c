import type { Deps } from '../deps.ts';
import type { MessageRef, MessageTarget, OutboxMessage } from '../domain/outbox-message.ts';
import type { Result } from '../domain/result.ts';
import { catchUpAt } from '../features/answers/catch-up.ts';
import { type SendFailure } from '../slack/slack-failure.ts';
import { composeMessage } from './compose-message.ts';
import { mayGoNow } from './delivery-policy.ts';
import type { Message } from './message.ts';
import { noteSent } from './note-sent.ts';
import type { ClaimedMessage } from './outbox-port.ts';
import type { Turns } from './rate-limiter.ts';
import { putOff, settleFailure, type Troubles } from './settle-failure.ts';

/** What a sender remembers from one message to the next. */
export type Sending = { readonly turns: Turns; readonly troubles: Troubles };

/** A call to Slack is given up after 15 s; the lease must not end before its answer can be kept. */
const NEEDED_LEASE_MS = 20_000;

/**
 * Delivers a claimed message, or settles why not: gives it up, or puts it off. It goes out once:
 * one that may have gone out before is looked up first. True if it is known to be in Slack now.
 */
export async function deliverMessage(
  deps: Deps,
  sending: Sending,
  claimed: ClaimedMessage,
): Promise<boolean> {
  if (claimed.maybeSent) {
    const settled = await lookUp(deps, sending, claimed);
    if (settled !== undefined) return settled === 'found';
  }
  const { message, workspaceId } = claimed;
  const now = deps.clock();
  if (message.expiresAt < now) {
    deps.log.warn({ message: message.id, kind: message.kind }, 'message skipped, too late');
    return await skip(deps, claimed, 'Its time had passed before it could be sent.');
  }
  if (!(await mayGo(deps, claimed, now))) return false;
  const composed = await composeMessage(deps, workspaceId, message);
  if (composed === undefined) return await skip(deps, claimed, 'What it was about is gone.');
  const closure = await sending.turns.take(placeOf(message.target));
  if (closure) {
    await putOff(deps, claimed, claimed.attempts, closure);
    return false;
  }
  if (isLeaseShort(claimed, deps.clock())) {
    const again = { until: deps.clock(), why: 'Its turn came late.' };
    await putOff(deps, claimed, claimed.attempts, again);
    return false;
  }
  const posted = await putIntoSlack(deps, message, composed);
  if (!posted.ok) {
    await settleFailure(deps, sending, claimed, placeOf(message.target), posted.error);
    return false;
  }
  sending.troubles.over();
  await noteSent(deps, claimed, posted.value);
  return true;
}

/** A read-back takes the place of the one before, so that a thread holds one and not a pile. */
async function putIntoSlack(
  { outbox, messenger }: Deps,
  message: OutboxMessage,
  composed: Message,
): Promise<Result<MessageRef, SendFailure>> {
  const { id, kind, target } = message;
  const isKept = target.kind === 'channel' && target.onlyTo === undefined;
  const earlier = kind === 'read-back' && isKept ? await outbox.earlier(message) : undefined;
  return earlier === undefined
    ? await messenger.post(id, target, composed)
    : await messenger.update(earlier, composed);
}

function placeOf(target: MessageTarget): string {
  return target.kind === 'person' ? target.personId : target.channelId;
}

function isLeaseShort({ leaseUntil }: ClaimedMessage, now: Date): boolean {
  return leaseUntil.getTime() - now.getTime() < NEEDED_LEASE_MS;
}

/** Looks for a message that may be in Slack; undefined if it is not there and may be sent. */
async function lookUp(
  deps: Deps,
  sending: Sending,
  claimed: ClaimedMessage,
): Promise<'found' | 'settled' | undefined> {
  const { message } = claimed;
  const closure = sending.turns.closed() ?? sending.troubles.lookUpsClosed(deps.clock());
  if (closure) {
    await putOff(deps, claimed, claimed.attempts, closure);
    return 'settled';
  }
  const found = await deps.messenger.findPosted(message.id, message.target);
  if (!found.ok) {
    await settleFailure(deps, sending, claimed, 'look-ups', found.error);
    return 'settled';
  }
  if (found.value === null) return undefined;
  await noteSent(deps, claimed, found.value);
  await takeInAnswers(deps, claimed, found.value);
  return 'found';
}

/** A question that was in Slack without our knowing may have been answered meanwhile. */
async function takeInAnswers(
  deps: Deps,
  { message, workspaceId }: ClaimedMessage,
  proof: MessageRef,
): Promise<void> {
  if (!isQuestion(message)) return;
  try {
    await catchUpAt(deps, workspaceId, proof);
  } catch (error) {
    // The next start reads open threads back too, and the other messages must go out now.
    const why = error instanceof Error ? error.name : 'unknown';
    deps.log.error({ message: message.id, why }, 'answers not taken in yet');
  }
}

function isQuestion({ kind }: OutboxMessage): boolean {
  return kind === 'prompt' || kind === 'round-opening';
}

async function mayGo(deps: Deps, claimed: ClaimedMessage, now: Date): Promise<boolean> {
  const { workspaceId, message, attempts } = claimed;
  const gate = await mayGoNow(deps, workspaceId, message, now);
  if (gate.kind === 'go') return true;
  if (gate.kind === 'later') {
    const { at: until, why, expiresAt } = gate;
    await putOff(deps, claimed, attempts, { until, why }, expiresAt);
    return false;
  }
  if (gate.isTold) {
    deps.log.warn({ message: message.id, kind: message.kind }, 'message skipped');
  }
  return await skip(deps, claimed, gate.why);
}

async function skip(
  { outbox }: Deps,
  { message, leaseUntil }: ClaimedMessage,
  why: string,
): Promise<false> {
  await outbox.giveUp({ id: message.id, leaseUntil }, 'skipped', why);
  return false;
}
