import type { MessageRef, MessageTarget } from '../domain/outbox-message.ts';
import type { Result } from '../domain/result.ts';
import type { DirectoryEntry } from '../features/people/people-port.ts';
import type { Message } from '../outbox/message.ts';

/** Why Slack did not take a message. `why` is in words for the admin and holds no text of people. */
export type SendFailure =
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number }
  /** No clear answer: it may have been posted all the same. */
  | { readonly kind: 'unavailable'; readonly why: string }
  /** It never will be posted there. */
  | { readonly kind: 'undeliverable'; readonly cause: Undeliverable; readonly why: string }
  /** Nothing can be sent until somebody acts; `mend` says what to do. */
  | { readonly kind: 'unauthorised'; readonly why: string; readonly mend: string };

/** Why Slack will not deliver: it lies with the person, with the channel, or with the message. */
export type Undeliverable = 'left' | 'no-dm' | 'not-in-channel' | 'archived' | 'refused';

/** Posts messages. `id` travels with the message, so that it can be found again. */
export type Messenger = {
  post(
    id: string,
    target: MessageTarget,
    message: Message,
  ): Promise<Result<MessageRef, SendFailure>>;
  /** Puts a message in the place of one that was posted; doing it twice changes nothing. */
  update(posted: MessageRef, message: Message): Promise<Result<MessageRef, SendFailure>>;
  /** Looks for a message that may have been posted under this id. */
  findPosted(id: string, target: MessageTarget): Promise<Result<MessageRef | null, SendFailure>>;
};

/** A user group of the workspace; `handle` is what people type after "@". */
export type UserGroup = { readonly id: string; readonly name: string; readonly handle: string };

/** Who is who in the workspace. Throws where Slack does not answer. */
export type Directory = {
  workspace(): Promise<{ readonly id: string; readonly name: string }>;
  people(): Promise<readonly DirectoryEntry[]>;
  /** The person ids in a user group ("S…") or channel ("C…", "G…"). */
  membersOf(source: string): Promise<readonly string[]>;
  /** The user groups that are in use. */
  userGroups(): Promise<readonly UserGroup[]>;
  /** Whether the app can see a channel; it does not see a private one without being in it. */
  seesChannel(channelId: string): Promise<boolean>;
  /** Whether the app is in a channel; false as well where it may not even see it. */
  hasApp(channelId: string): Promise<boolean>;
};

/** Fields of profiles that a workspace has made itself. Throws where Slack does not answer. */
export type Profiles = {
  /** The id of each field by its label. */
  fields(): Promise<ReadonlyMap<string, string>>;
  /** What stands in a person's fields, by id; empty fields are left out. */
  valuesOf(personId: string): Promise<ReadonlyMap<string, string>>;
};
