/** Where a message goes: to a person alone, or to a channel, perhaps into a thread there. */
export type MessageTarget =
  | { readonly kind: 'person'; readonly personId: string }
  | {
      readonly kind: 'channel';
      readonly channelId: string;
      readonly threadTs: string | null;
      /** The one person there who sees it; without it everybody does. */
      readonly onlyTo?: string;
    };

/**
 * What a message of the outbox is. Only references are kept there, never texts of people:
 * the message is composed from the store at the moment it is sent.
 */
export type MessageKindName =
  | 'prompt'
  | 'round-opening'
  | 'reminder'
  | 'receipt'
  | 'read-back'
  | 'read-back-nudge'
  | 'heard'
  | 'clip-unheard'
  | 'file-declined'
  | 'not-own-words'
  | 'which-question'
  | 'why'
  | 'form-echo'
  | 'round-closed'
  | 'trouble'
  | 'not-ready'
  | 'admin-note'
  | 'checklist'
  | 'flag-assigned'
  | 'question-answered'
  | 'questions-asked'
  | 'right-told'
  | 'asked-back'
  | 'decision'
  | 'sample';

/** A message waiting to be sent. `subjectId` names the prompt, round, reply, schedule, flag or event of a flag it is about. */
export type OutboxMessage = {
  readonly id: string;
  readonly kind: MessageKindName;
  readonly subjectId: string;
  readonly target: MessageTarget;
  /** Tells apart messages of one kind about one subject, such as the first and second reminder. */
  readonly ordinal: number;
  readonly notBefore: Date;
  readonly expiresAt: Date;
};

/** Where a message stands in Slack: it proves that the message was sent. */
export type MessageRef = { readonly channelId: string; readonly messageTs: string };
