import { and, desc, eq, gt, isNull, like, or } from 'drizzle-orm';
import type { StoreContext } from '../../db/open-database.ts';
import { isAnswerKey, type MessagePlace } from '../../domain/reply.ts';
import type { AskedPlace } from './conversations.ts';

/** Where people were asked, and what is kept of what they wrote there. */
export function createCatchUpStore({ db, schema }: StoreContext) {
  const { prompts, rounds, outbox, replyMessages } = schema;
  return {
    /** Everybody who was asked in a round that is open or was closed after a moment, the newest first. */
    async asked(closedAfter: Date): Promise<readonly AskedPlace[]> {
      return await db
        .select({
          workspaceId: prompts.workspaceId,
          personId: prompts.personId,
          channelId: prompts.channelId,
          messageTs: prompts.messageTs,
          roundId: rounds.id,
          openedAt: rounds.openedAt,
          closesAt: rounds.closesAt,
          closedAt: rounds.closedAt,
        })
        .from(prompts)
        .innerJoin(rounds, eq(rounds.id, prompts.roundId))
        .where(
          and(
            eq(prompts.state, 'sent'),
            or(isNull(rounds.closedAt), gt(rounds.closedAt, closedAfter)),
          ),
        )
        .orderBy(desc(rounds.openedAt), prompts.id);
    },

    /** The direct message channel in which a person was written to before; undefined where none is known. */
    async directChannelOf(workspaceId: string, personId: string): Promise<string | undefined> {
      const [row] = await db
        .select({ channelId: outbox.channelId })
        .from(outbox)
        .where(
          and(
            eq(outbox.workspaceId, workspaceId),
            eq(outbox.recipient, personId),
            like(outbox.channelId, 'D%'),
          ),
        )
        .limit(1);
      return row?.channelId ?? undefined;
    },

    /** The messages of a channel whose words are kept, each with the root of its thread and its last edit. */
    async kept({ workspaceId, channelId }: Pick<MessagePlace, 'workspaceId' | 'channelId'>) {
      const rows = await db
        .select({
          messageTs: replyMessages.messageTs,
          threadTs: replyMessages.threadTs,
          editedTs: replyMessages.editedTs,
        })
        .from(replyMessages)
        .where(
          and(
            eq(replyMessages.workspaceId, workspaceId),
            eq(replyMessages.channelId, channelId),
            eq(replyMessages.isDeleted, false),
          ),
        );
      return rows.filter(({ messageTs }) => !isAnswerKey(messageTs));
    },
  };
}
