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

/** The manifest's name for messages in this kind of conversation. */
export function messageEventName(kind: ChannelKind): string {
  const names = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;
  return `message.${names[kind]}`;
}

/** The `channel_type` of an event. */
export function channelType(kind: ChannelKind): string {
  const types = { public: 'channel', private: 'group', im: 'im', mpim: 'mpim' } as const;
  return types[kind];
}

/** The family of scopes for this kind of conversation, such as `channels` of `channels:history`. */
export function scopeFamily(kind: ChannelKind): string {
  const families = { public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const;
  return families[kind];
}
