import type { JsonObject } from '../json.ts';

/** Who wrote a message. */
export type Author =
  | { readonly kind: 'person'; readonly id: string }
  | { readonly kind: 'app' }
  | { readonly kind: 'other-bot'; readonly botId: string; readonly name: string };

/** What the elements of a message or view hold, by block_id and action_id. */
export type StateValues = { [blockId: string]: { [actionId: string]: JsonObject } };

/** A message as the workspace keeps it. */
export type Message = {
  readonly ts: string;
  readonly channel: string;
  readonly author: Author;
  readonly threadTs?: string;
  readonly broadcast: boolean;
  readonly clientMsgId?: string;
  readonly fileIds: readonly string[];
  /** Set for an ephemeral message: the only person who sees it. */
  readonly ephemeralFor?: string;
  readonly subtype?: string;
  /** As on the wire: `&`, `<` and `>` are escaped. */
  text: string;
  blocks: readonly JsonObject[];
  attachments: readonly JsonObject[];
  metadata?: JsonObject;
  edited?: { readonly user: string; readonly ts: string };
  reactions: { readonly name: string; readonly users: string[] }[];
  deleted: boolean;
  /** What each person has set in the message's elements. */
  readonly state: Map<string, StateValues>;
};
