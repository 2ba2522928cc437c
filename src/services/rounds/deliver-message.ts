import type { Message } from '../../domain/message.ts';
import type { MessageTarget, Outgoing } from '../../domain/outgoing.ts';
import type { Result } from '../../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { ClaimedMessage, MessageProof, OutboxStore } from '../ports/outbox-store.ts';
import type { PeopleStore } from '../ports/people-store.ts';
import type { Messenger, SendFailure } from '../ports/slack.ts';
import { type ComposeNeeds, composeMessage } from './compose-message.ts';
import { type GateNeeds, mayGoNow } from './may-go-now.ts';
import { noteSent } from './note-sent.ts';
import type { Turns, Wait } from './pause.ts';
import { putOff, settleFailure, type Troubles } from './settle-failure.ts';

/** What delivering needs. */
export type DeliverNeeds = ComposeNeeds &
  Omit<GateNeeds, 'outbox'> & {
    readonly rounds: GateNeeds['rounds'] & ComposeNeeds['rounds'];
    readonly people: GateNeeds['people'] & Pick<PeopleStore, 'saveFromDirectory'>;
    readonly outbox: OutboxStore;
    readonly messenger: Messenger;
    /** Takes in what was answered to a message while it was not known to have been sent. */
    readonly catchUpAt: (workspaceId: string, proof: MessageProof) => Promise<unknown>;
    readonly clock: Clock;
    readonly wait: Wait;
    readonly log: Log;
  };

/** What a sender remembers from one message to the next. */
export type Sending = { readonly turns: Turns; readonly troubles: Troubles };

/** A call to Slack is given up after 15 s; the lease must not end before its answer can be kept. */
const NEEDED_LEASE_MS = 20_000;

/**
 * Delivers a claimed message, or settles why not: gives it up, or puts it off. It goes out once:
 * one that may have gone out before is looked up first. True if it is known to be in Slack now.
 */
export async function deliverMessage(
  needs: DeliverNeeds,
  sending: Sending,
  claimed: ClaimedMessage,
): Promise<boolean> {
  if (claimed.isDoubtful) {
    const settled = await lookUp(needs, sending, claimed);
    if (settled !== undefined) return settled === 'found';
  }
  const { message, workspaceId } = claimed;
  const now = needs.clock();
  if (message.expiresAt < now) {
    needs.log.warn({ message: message.id, kind: message.kind }, 'message skipped, too late');
    return await skip(needs, claimed, 'Its time had passed before it could be sent.');
  }
  if (!(await mayGo(needs, claimed, now))) return false;
  const composed = await composeMessage(needs, workspaceId, message);
  if (composed === undefined) return await skip(needs, claimed, 'What it was about is gone.');
  const closure = await sending.turns.take(placeOf(message.target));
  if (closure) {
    await putOff(needs, claimed, claimed.attempts, closure);
    return false;
  }
  if (isLeaseShort(claimed, needs.clock())) {
    const again = { until: needs.clock(), why: 'Its turn came late.' };
    await putOff(needs, claimed, claimed.attempts, again);
    return false;
  }
  const posted = await putIntoSlack(needs, message, composed);
  if (!posted.ok) {
    await settleFailure(needs, sending, claimed, placeOf(message.target), posted.error);
    return false;
  }
  sending.troubles.over();
  await noteSent(needs, claimed, posted.value);
  return true;
}

/** A read-back takes the place of the one before, so that a thread holds one and not a pile. */
async function putIntoSlack(
  { outbox, messenger }: DeliverNeeds,
  message: Outgoing,
  composed: Message,
): Promise<Result<MessageProof, SendFailure>> {
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
  needs: DeliverNeeds,
  sending: Sending,
  claimed: ClaimedMessage,
): Promise<'found' | 'settled' | undefined> {
  const { message } = claimed;
  const closure = sending.turns.closed() ?? sending.troubles.lookUpsClosed(needs.clock());
  if (closure) {
    await putOff(needs, claimed, claimed.attempts, closure);
    return 'settled';
  }
  const found = await needs.messenger.findPosted(message.id, message.target);
  if (!found.ok) {
    await settleFailure(needs, sending, claimed, 'look-ups', found.error);
    return 'settled';
  }
  if (found.value === null) return undefined;
  await noteSent(needs, claimed, found.value);
  await takeInAnswers(needs, claimed, found.value);
  return 'found';
}

/** A question that was in Slack without our knowing may have been answered meanwhile. */
async function takeInAnswers(
  needs: DeliverNeeds,
  { message, workspaceId }: ClaimedMessage,
  proof: MessageProof,
): Promise<void> {
  if (!isQuestion(message)) return;
  try {
    await needs.catchUpAt(workspaceId, proof);
  } catch (error) {
    // The next start reads open threads back too, and the other messages must go out now.
    const why = error instanceof Error ? error.name : 'unknown';
    needs.log.error({ message: message.id, why }, 'answers not taken in yet');
  }
}

function isQuestion({ kind }: Outgoing): boolean {
  return kind === 'prompt' || kind === 'round-opening';
}

async function mayGo(needs: DeliverNeeds, claimed: ClaimedMessage, now: Date): Promise<boolean> {
  const { workspaceId, message, attempts } = claimed;
  const gate = await mayGoNow(needs, workspaceId, message, now);
  if (gate.kind === 'go') return true;
  if (gate.kind === 'later') {
    const { at: until, why, expiresAt } = gate;
    await putOff(needs, claimed, attempts, { until, why }, expiresAt);
    return false;
  }
  if (gate.isTold) {
    needs.log.warn({ message: message.id, kind: message.kind }, 'message skipped');
  }
  return await skip(needs, claimed, gate.why);
}

async function skip(
  { outbox }: DeliverNeeds,
  { message, leaseUntil }: ClaimedMessage,
  why: string,
): Promise<false> {
  await outbox.giveUp({ id: message.id, leaseUntil }, 'skipped', why);
  return false;
}
