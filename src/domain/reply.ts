/** How a reply came. A voice reply is a transcript of speech. */
export type ReplyChannel = 'thread' | 'dm' | 'voice';

/** What a person wrote, as it stands in its newest revision. */
export type Reply = {
  readonly id: string;
  readonly roundId: string;
  /** Null for somebody who was not asked: kept, but not counted. */
  readonly promptId: string | null;
  readonly personId: string;
  readonly channel: ReplyChannel;
  readonly receivedAt: Date;
  readonly isLate: boolean;
  readonly revision: number;
  readonly text: string;
};

/**
 * A message that may be part of a reply, in our own words; Slack's names stop at the door.
 * `messageTs` and `threadTs` are Slack's message ids; `editedTs` is null for a first version.
 */
export type IncomingMessage = {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly isDirect: boolean;
  readonly messageTs: string;
  readonly threadTs: string | null;
  readonly authorId: string;
  readonly text: string;
  readonly editedTs: string | null;
  readonly sentAt: Date;
};

/** The text of a reply made of several messages, in the order they were sent, deleted ones left out. */
export function joinMessages(
  messages: readonly {
    readonly messageTs: string;
    readonly text: string;
    readonly isDeleted: boolean;
  }[],
): string {
  return [...messages]
    .filter((message) => !message.isDeleted && message.text.trim() !== '')
    .sort((a, b) => compareTs(a.messageTs, b.messageTs))
    .map((message) => message.text)
    .join('\n');
}

/** Orders Slack's timestamps ("1700000000.000100"): fixed-width fractions, so length first, then text. */
export function compareTs(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}
