import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import { renewStanding } from '../../outbox/outbox-rows.ts';

const OF_A_REPLY = ['read-back', 'read-back-nudge', 'form-echo'] as const;

/**
 * Has every message that quotes a reply, or what was heard in clips of it, put right after its words
 * changed: it says what stands now, or goes.
 */
export async function renewQuotes(
  tx: Db,
  schema: Schema,
  { replyId, clipIds }: { readonly replyId: string; readonly clipIds: readonly string[] },
  now: Date,
): Promise<void> {
  await renewStanding(tx, schema, { kinds: OF_A_REPLY, subjects: [replyId] }, now);
  await renewStanding(tx, schema, { kinds: ['heard'], subjects: clipIds }, now);
}
