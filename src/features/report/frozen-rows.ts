import { eq } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import { forgetInFlags } from '../flags/flag-rows.ts';
import { withoutWordsOf } from './frozen.ts';
import { changeFrozen } from './frozen-report-store.ts';

/**
 * Takes the words of a reply out of all that was made from them: the quotes of flags, and what frozen
 * reports are made from. In the transaction that erases the words themselves, and before it does.
 */
export async function forgetElsewhere(tx: Db, schema: Schema, replyId: string): Promise<void> {
  const { replies, revisions } = schema;
  const [reply] = await tx
    .select({ roundId: replies.roundId, promptId: replies.promptId })
    .from(replies)
    .where(eq(replies.id, replyId));
  if (reply === undefined) return;
  const { roundId, promptId } = reply;
  const wordings = await tx
    .select({ text: revisions.text })
    .from(revisions)
    .where(eq(revisions.replyId, replyId));
  await forgetInFlags(
    tx,
    schema,
    roundId,
    wordings.map(({ text }) => text),
  );
  if (promptId === null) return;
  await changeFrozen(tx, schema, roundId, (input) => withoutWordsOf(input, promptId));
}
