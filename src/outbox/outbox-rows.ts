import { and, eq, inArray, isNull, max, type SQL } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import type { Schema } from '../db/schema.ts';
import type { MessageTarget, OutboxMessage } from '../domain/outbox-message.ts';
import type { LocalDate } from '../domain/recurrence.ts';

const DAY = 86_400_000;

/** When a prompt is to be reminded; null for never. */
export type PromptReminder = { readonly promptId: string; readonly remindAt: Date | null };

/** When the prompts of a message were sent, and when each of them is to be reminded. */
export type SentPrompts = { readonly at: Date; readonly reminders: readonly PromptReminder[] };

/** A day on which a person is asked, by their own calendar, and with which prompt. */
export type AskedDay = {
  readonly personId: string;
  readonly day: LocalDate;
  readonly promptId: string;
};

/** A message that helps on the day it is due and would only puzzle people later. */
export function goodForADay(
  notBefore: Date,
  message: Pick<OutboxMessage, 'id' | 'kind' | 'subjectId' | 'target'>,
): OutboxMessage {
  const expiresAt = new Date(notBefore.getTime() + DAY);
  return { ...message, ordinal: 0, notBefore, expiresAt };
}

/** The same note to each of some people. */
export function notesTo(
  personIds: readonly string[],
  { newId }: { readonly newId: () => string },
  notBefore: Date,
  note: Pick<OutboxMessage, 'kind' | 'subjectId'>,
): readonly OutboxMessage[] {
  return personIds.map((personId) =>
    goodForADay(notBefore, { ...note, id: newId(), target: { kind: 'person', personId } }),
  );
}

/** An outbox row as it starts. */
export function waitingRow(workspaceId: string, message: OutboxMessage) {
  const recipient = recipientOf(message.target);
  return { workspaceId, ...message, recipient, state: 'waiting' as const, attempts: 0 };
}

/** Who gets it: a person, or a channel. */
export function recipientOf(target: MessageTarget): string {
  return target.kind === 'person' ? target.personId : (target.onlyTo ?? target.channelId);
}

/** Queues a message as the next of its kind about its subject, whatever ordinal it came with. */
export async function queueNext(
  tx: Db,
  { outbox }: Schema,
  workspaceId: string,
  message: OutboxMessage,
): Promise<void> {
  const [row] = await tx
    .select({ last: max(outbox.ordinal) })
    .from(outbox)
    .where(and(eq(outbox.kind, message.kind), eq(outbox.subjectId, message.subjectId)));
  const ordinal = (row?.last ?? 0) + 1;
  await tx.insert(outbox).values(waitingRow(workspaceId, { ...message, ordinal }));
}

/**
 * Queues a message that goes out once about its subject. One that still waits, or had nothing to say when
 * its time came, takes the new time instead; one that is in Slack, or on its way, is the only one.
 */
export async function queueOnce(
  tx: Db,
  { outbox }: Schema,
  workspaceId: string,
  message: OutboxMessage,
): Promise<void> {
  const { notBefore, expiresAt, target } = message;
  await tx
    .insert(outbox)
    .values(waitingRow(workspaceId, message))
    .onConflictDoUpdate({
      target: [outbox.kind, outbox.subjectId, outbox.recipient, outbox.ordinal],
      set: { state: 'waiting', notBefore, expiresAt, target, remark: null },
      setWhere: inArray(outbox.state, ['waiting', 'skipped']),
    });
}

/** From here on the ordinals of renewals; those of other messages count turns, minutes or milliseconds. */
const RENEWALS = 1e15;

/** Whether a message only puts right what stands in Slack already. */
export function isRenewal({ ordinal }: Pick<OutboxMessage, 'ordinal'>): boolean {
  return ordinal >= RENEWALS;
}

/** How long a message that quotes what is gone is looked at again, should Slack not answer. */
const WEEK = 7 * DAY;

/**
 * Has the messages of these kinds that stand in Slack and are about one of these subjects composed anew:
 * they are renewed in place, and go where there is nothing left to say. What waits is composed anew anyway.
 */
export async function renewStanding(
  tx: Db,
  { outbox }: Schema,
  { kinds, subjects }: { kinds: readonly OutboxMessage['kind'][]; subjects: readonly string[] },
  now: Date,
): Promise<void> {
  const about = and(inArray(outbox.kind, [...kinds]), inArray(outbox.subjectId, [...subjects]));
  const rows = await tx.select().from(outbox).where(about).orderBy(outbox.ordinal);
  const newest = new Map(rows.map((row) => [`${row.kind} ${row.subjectId} ${row.recipient}`, row]));
  for (const row of newest.values()) {
    const all = rows.filter(
      ({ kind, subjectId }) => kind === row.kind && subjectId === row.subjectId,
    );
    if (!all.some(({ state }) => state === 'sent')) continue;
    const ordinal = Math.max(RENEWALS, ...all.map((each) => each.ordinal + 1));
    await tx
      .insert(outbox)
      .values({
        ...row,
        id: `${row.id}+${ordinal}`,
        ordinal,
        state: 'waiting',
        notBefore: now,
        expiresAt: new Date(now.getTime() + WEEK),
        attempts: 0,
        leaseUntil: null,
        remark: null,
        channelId: null,
        messageTs: null,
      })
      .onConflictDoNothing();
  }
}

/** A message by what it is and what it is about. */
type Carrier = { readonly kind: OutboxMessage['kind']; readonly subjectId: string };

/** The prompts that a message carries; undefined where it carries none. */
function carriedBy({ prompts }: Schema, { kind, subjectId }: Carrier): SQL | undefined {
  if (kind === 'prompt') return eq(prompts.id, subjectId);
  if (kind !== 'round-opening') return undefined;
  // Who was left out of a channel's round is not asked by its message.
  return and(eq(prompts.roundId, subjectId), inArray(prompts.state, ['waiting', 'sent', 'failed']));
}

/** What became of the message is what became of the prompts that it carries. */
export async function settlePrompts(
  tx: Db,
  schema: Schema,
  carrier: Carrier,
  outcome: {
    readonly state: 'sent' | 'skipped' | 'failed';
    readonly channelId: string | null;
    readonly messageTs: string | null;
    readonly remark: string | null;
  },
): Promise<void> {
  const carried = carriedBy(schema, carrier);
  if (carried) await tx.update(schema.prompts).set(outcome).where(carried);
}

/** When prompts were sent and are to be reminded; what was told first stays. */
export async function noteSent(tx: Db, { prompts }: Schema, { at, reminders }: SentPrompts) {
  for (const { promptId, remindAt } of reminders) {
    await tx
      .update(prompts)
      .set({ sentAt: at, remindAt })
      .where(and(eq(prompts.id, promptId), isNull(prompts.sentAt)));
  }
}

/** Takes a person's day for a prompt; false if another has it. */
export async function takeDay(
  tx: Db,
  { askedDays }: Schema,
  workspaceId: string,
  { personId, day, promptId }: AskedDay,
): Promise<boolean> {
  const taken = { workspaceId, personId, day, promptId };
  await tx.insert(askedDays).values(taken).onConflictDoNothing();
  const [row] = await tx
    .select({ promptId: askedDays.promptId })
    .from(askedDays)
    .where(
      and(
        eq(askedDays.workspaceId, workspaceId),
        eq(askedDays.personId, personId),
        eq(askedDays.day, day),
      ),
    );
  return row?.promptId === promptId;
}

/** Frees the days that were taken for the prompts of a message. */
export async function freeDays(tx: Db, schema: Schema, carrier: Carrier): Promise<void> {
  const { prompts, askedDays } = schema;
  const { kind, subjectId } = carrier;
  if (kind !== 'prompt' && kind !== 'round-opening') return;
  const which = kind === 'prompt' ? eq(prompts.id, subjectId) : eq(prompts.roundId, subjectId);
  const ids = tx.select({ id: prompts.id }).from(prompts).where(which);
  await tx.delete(askedDays).where(inArray(askedDays.promptId, ids));
}
