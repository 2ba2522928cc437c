import { and, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Db } from '../../db/open-database.ts';
import type { Schema } from '../../db/schema.ts';
import type { IncomingMessage } from '../../domain/reply.ts';

/** The prompt that a message answers, or why there is none. */
export type PromptMatch =
  | {
      readonly kind: 'found';
      readonly roundId: string;
      /** Null where the author was not asked in this round. */
      readonly promptId: string | null;
      readonly isClosed: boolean;
    }
  | { readonly kind: 'not-a-reply' | 'which-prompt' };

/**
 * Finds what a message answers: by its thread where it has one; else, in a direct message,
 * the one prompt of its author that is open, or may be. With several open it cannot tell which.
 */
export async function findPromptFor(
  db: Db,
  schema: Schema,
  message: IncomingMessage,
): Promise<PromptMatch> {
  if (message.threadTs !== null) return await byThread(db, schema, message, message.threadTs);
  return message.isDirect ? await byAuthor(db, schema, message) : { kind: 'not-a-reply' };
}

async function byThread(
  db: Db,
  schema: Schema,
  message: IncomingMessage,
  threadTs: string,
): Promise<PromptMatch> {
  const { prompts, rounds } = schema;
  const asked = await db
    .select({
      promptId: prompts.id,
      personId: prompts.personId,
      roundId: rounds.id,
      closedAt: rounds.closedAt,
    })
    .from(prompts)
    .innerJoin(rounds, eq(rounds.id, prompts.roundId))
    .where(
      and(
        eq(prompts.workspaceId, message.workspaceId),
        eq(prompts.channelId, message.channelId),
        eq(prompts.messageTs, threadTs),
      ),
    );
  const [any] = asked;
  if (any === undefined) return await byReminder(db, schema, message, threadTs);
  const own = asked.find((prompt) => prompt.personId === message.authorId);
  return {
    kind: 'found',
    roundId: any.roundId,
    promptId: own?.promptId ?? null,
    isClosed: wasClosed(any, message),
  };
}

/** A reminder has a thread of its own, and what is said there answers what it reminds of. */
async function byReminder(
  db: Db,
  schema: Schema,
  message: IncomingMessage,
  threadTs: string,
): Promise<PromptMatch> {
  const { outbox } = schema;
  const [reminder] = await db
    .select({ promptId: outbox.subjectId })
    .from(outbox)
    .where(
      and(
        eq(outbox.workspaceId, message.workspaceId),
        eq(outbox.kind, 'reminder'),
        eq(outbox.channelId, message.channelId),
        eq(outbox.messageTs, threadTs),
      ),
    );
  const { workspaceId, authorId } = message;
  const prompt = reminder && (await promptById(db, schema, workspaceId, reminder.promptId));
  if (prompt === undefined) return await byOwnMessage(db, schema, message, threadTs);
  const promptId = prompt.personId === authorId ? prompt.promptId : null;
  return { ...prompt, promptId, isClosed: wasClosed(prompt, message) };
}

/** A prompt as something that is answered, and whose it is; undefined if it is gone. */
export async function promptById(
  db: Db,
  { prompts, rounds }: Schema,
  workspaceId: string,
  promptId: string,
): Promise<FoundPrompt | undefined> {
  const [row] = await db
    .select({ roundId: rounds.id, personId: prompts.personId, closedAt: rounds.closedAt })
    .from(prompts)
    .innerJoin(rounds, eq(rounds.id, prompts.roundId))
    .where(and(eq(prompts.workspaceId, workspaceId), eq(prompts.id, promptId)));
  if (row === undefined) return undefined;
  const { roundId, personId, closedAt } = row;
  return { kind: 'found', roundId, promptId, personId, isClosed: closedAt !== null, closedAt };
}

type FoundPrompt = Extract<PromptMatch, { kind: 'found' }> & {
  readonly personId: string;
  readonly closedAt: Date | null;
};

/** Whether a round was closed when a message was sent: words that reach us late were still in time. */
function wasClosed(
  { closedAt }: { readonly closedAt: Date | null },
  { sentAt }: IncomingMessage,
): boolean {
  return closedAt !== null && closedAt <= sentAt;
}

/** The receipt of a plain direct message stands in a thread under it; more words there belong to it. */
async function byOwnMessage(
  db: Db,
  schema: Schema,
  message: IncomingMessage,
  threadTs: string,
): Promise<PromptMatch> {
  const { replies, replyMessages, rounds } = schema;
  const [own] = await db
    .select({ roundId: rounds.id, promptId: replies.promptId, closedAt: rounds.closedAt })
    .from(replyMessages)
    .innerJoin(replies, eq(replies.id, replyMessages.replyId))
    .innerJoin(rounds, eq(rounds.id, replies.roundId))
    .where(
      and(
        eq(replyMessages.workspaceId, message.workspaceId),
        eq(replyMessages.channelId, message.channelId),
        eq(replyMessages.messageTs, threadTs),
        eq(replies.personId, message.authorId),
      ),
    );
  if (own === undefined) return await byPromptOnItsWay(db, schema, message);
  const { roundId, promptId } = own;
  return { kind: 'found', roundId, promptId, isClosed: wasClosed(own, message) };
}

async function byAuthor(db: Db, schema: Schema, message: IncomingMessage): Promise<PromptMatch> {
  const open = await openPromptsOf(db, schema, message);
  const [only, ...others] = open.sent.concat(open.onTheirWay);
  if (only === undefined) return { kind: 'not-a-reply' };
  if (others.length > 0) return { kind: 'which-prompt' };
  return { kind: 'found', ...only, isClosed: false };
}

/**
 * A prompt may be in Slack before its place is known here: the process died, or Slack's answer was
 * lost. An answer in a direct thread that nobody knows yet is taken for one to such a prompt.
 */
async function byPromptOnItsWay(
  db: Db,
  schema: Schema,
  message: IncomingMessage,
): Promise<PromptMatch> {
  if (!message.isDirect) return { kind: 'not-a-reply' };
  const [only, ...others] = (await openPromptsOf(db, schema, message)).onTheirWay;
  if (only === undefined || others.length > 0) return { kind: 'not-a-reply' };
  return { kind: 'found', ...only, isClosed: false };
}

/** Whether the author of a message belongs to another organisation: what we know of them counts first. */
export async function isOutsider(
  db: Db,
  { people }: Schema,
  { workspaceId, authorId, isFromOutside }: IncomingMessage,
): Promise<boolean> {
  const [author] = await db
    .select({ standing: people.standing })
    .from(people)
    .where(and(eq(people.workspaceId, workspaceId), eq(people.id, authorId)));
  return author === undefined ? isFromOutside : author.standing === 'foreign';
}

/**
 * The prompts of the author in rounds that were open when the message was sent: those known to be in
 * Slack by then, and those that may have been.
 */
async function openPromptsOf(
  db: Db,
  { prompts, rounds, outbox }: Schema,
  { workspaceId, authorId, messageTs, sentAt }: IncomingMessage,
) {
  const rows = await db
    .select({ promptId: prompts.id, roundId: rounds.id, state: prompts.state })
    .from(prompts)
    .innerJoin(rounds, eq(rounds.id, prompts.roundId))
    .leftJoin(outbox, and(eq(outbox.kind, 'prompt'), eq(outbox.subjectId, prompts.id)))
    .where(
      and(
        eq(prompts.workspaceId, workspaceId),
        eq(prompts.personId, authorId),
        or(isNull(rounds.closedAt), gt(rounds.closedAt, sentAt)),
        or(
          and(eq(prompts.state, 'sent'), lt(prompts.messageTs, messageTs)),
          and(
            eq(prompts.state, 'waiting'),
            or(eq(outbox.state, 'claimed'), gt(outbox.attempts, 0)),
          ),
        ),
      ),
    );
  const places = (state: 'sent' | 'waiting') =>
    rows.flatMap((row) =>
      row.state === state ? [{ promptId: row.promptId, roundId: row.roundId }] : [],
    );
  return { sent: places('sent'), onTheirWay: places('waiting') };
}
