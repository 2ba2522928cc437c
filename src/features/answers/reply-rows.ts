import { and, eq } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';

/** Where nothing of a reply stands, what comes next is a new answer: its time counts, not that of the old one. */
export async function beginAnew(
  tx: Db,
  { replies, replyMessages }: Schema,
  replyId: string,
  anew: { readonly receivedAt: Date; readonly isLate: boolean },
): Promise<void> {
  const [standing] = await tx
    .select({ ts: replyMessages.messageTs })
    .from(replyMessages)
    .where(and(eq(replyMessages.replyId, replyId), eq(replyMessages.isDeleted, false)))
    .limit(1);
  if (standing === undefined) await tx.update(replies).set(anew).where(eq(replies.id, replyId));
}
