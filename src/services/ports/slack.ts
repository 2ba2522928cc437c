import type { Message } from '../../domain/message.ts';
import type { MessageTarget } from '../../domain/outgoing.ts';
import type { IncomingMessage } from '../../domain/reply.ts';
import type { Result } from '../../domain/result.ts';
import type { MessageProof } from './outbox-store.ts';
import type { DirectoryEntry } from './people-store.ts';

/** Why Slack did not take a message. `why` is in words for the admin and holds no text of people. */
export type SendFailure =
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number }
  /** No clear answer: it may have been posted all the same. */
  | { readonly kind: 'unavailable'; readonly why: string }
  | { readonly kind: 'undeliverable'; readonly why: string }
  /** The token no longer works: nothing can be sent until an admin acts. */
  | { readonly kind: 'unauthorised'; readonly why: string };

/** Posts messages. `id` travels with the message, so that it can be found again. */
export type Messenger = {
  post(
    id: string,
    target: MessageTarget,
    message: Message,
  ): Promise<Result<MessageProof, SendFailure>>;
  /** Looks for a message that may have been posted under this id. */
  findPosted(id: string, target: MessageTarget): Promise<Result<MessageProof | null, SendFailure>>;
};

/** Who is who in the workspace. Throws where Slack does not answer. */
export type Directory = {
  workspace(): Promise<{ readonly id: string; readonly name: string }>;
  people(): Promise<readonly DirectoryEntry[]>;
  /** The person ids in a user group ("S…") or channel ("C…", "G…"). */
  membersOf(source: string): Promise<readonly string[]>;
};

/** What was said while nobody listened. Throws where Slack does not answer. */
export type History = {
  /** The messages of a thread, the root left out. */
  thread(channelId: string, threadTs: string): Promise<readonly HistoricMessage[]>;
  /** The messages of a direct message channel after one of them, threads left out. */
  directAfter(channelId: string, messageTs: string): Promise<readonly HistoricMessage[]>;
};

/** A message read back from Slack. */
export type HistoricMessage = Omit<IncomingMessage, 'workspaceId' | 'isDirect' | 'channelId'>;
