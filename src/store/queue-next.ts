import { and, eq, max } from 'drizzle-orm';
import type { Outgoing } from '../domain/outgoing.ts';
import type { Db } from './open-store.ts';
import { waiting } from './round-store.ts';
import type { Schema } from './schema.ts';

/** Queues a message as the next of its kind about its subject, whatever ordinal it came with. */
export async function queueNext(
  tx: Db,
  { outbox }: Schema,
  workspaceId: string,
  message: Outgoing,
): Promise<void> {
  const [row] = await tx
    .select({ last: max(outbox.ordinal) })
    .from(outbox)
    .where(and(eq(outbox.kind, message.kind), eq(outbox.subjectId, message.subjectId)));
  const ordinal = (row?.last ?? 0) + 1;
  await tx.insert(outbox).values(waiting(workspaceId, { ...message, ordinal }));
}
