import type { Message } from './message.ts';

/** The four kinds of conversation that Slack knows. */
export type ChannelKind = 'public' | 'private' | 'im' | 'mpim';

/** A conversation and everything in it. */
export type Channel = {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  /** User ids, the bot user's included when the app is a member. */
  readonly members: Set<string>;
  readonly isForeign: boolean;
  readonly creator: string;
  /** Seconds since 1970. */
  readonly created: number;
  readonly topic: string;
  /** The workspace that made it. */
  readonly host: string;
  /** Other workspaces that take part, besides those of its members. */
  readonly sharedWith: readonly string[];
  isArchived: boolean;
  /** In the order of their ts. */
  readonly messages: Message[];
  readonly ephemerals: Message[];
};

/** What Slack calls each kind in events, and the family of its scopes and message events. */
const slackNames = {
  public: { type: 'channel', family: 'channels' },
  private: { type: 'group', family: 'groups' },
  im: { type: 'im', family: 'im' },
  mpim: { type: 'mpim', family: 'mpim' },
} as const satisfies Record<ChannelKind, object>;

/** The `channel_type` of an event. */
export function channelType(kind: ChannelKind): string {
  return slackNames[kind].type;
}

/** The family of scopes and events for this kind of conversation, such as `channels` of `channels:history`. */
export function familyOf(kind: ChannelKind): string {
  return slackNames[kind].family;
}
