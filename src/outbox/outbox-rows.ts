import { and, eq, max } from 'drizzle-orm';
import type { Db } from '../db/open-database.ts';
import type { Schema } from '../db/schema.ts';
import type { OutboxMessage } from '../domain/outbox-message.ts';
import { waiting } from '../features/check-in/round-store.ts';

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
  await tx.insert(outbox).values(waiting(workspaceId, { ...message, ordinal }));
}
