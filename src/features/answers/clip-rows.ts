import { and, eq } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import type { IncomingMessage } from '../../domain/reply.ts';

/** Keeps the clips of a message that was just taken in, in the same transaction. */
export async function keepClips(
  tx: Db,
  { clips }: Schema,
  replyId: string,
  message: IncomingMessage,
  newId: () => string,
  now: Date,
): Promise<void> {
  const { workspaceId, channelId, messageTs } = message;
  const threadTs = message.threadTs ?? messageTs;
  const place = { workspaceId, channelId, messageTs, threadTs };
  const start = { state: 'waiting', transcript: '', attempts: 0, nudges: 0 } as const;
  for (const { fileId } of message.clips) {
    await tx
      .insert(clips)
      .values({ id: newId(), ...place, fileId, replyId, ...start, nextTryAt: now, since: now })
      .onConflictDoNothing();
  }
}

/** Forgets the clips of an erased message and what was heard in them. */
export async function dropClipsOf(
  tx: Db,
  { clips }: Schema,
  where: { workspaceId: string; channelId: string; messageTs: string },
): Promise<void> {
  await tx
    .delete(clips)
    .where(
      and(
        eq(clips.workspaceId, where.workspaceId),
        eq(clips.channelId, where.channelId),
        eq(clips.messageTs, where.messageTs),
      ),
    );
}
