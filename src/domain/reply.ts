import type { Evidence, Position, Reading, Side } from './reading.ts';
import type { Choice, ReplyPart, StructuredAnswer } from './structured-answer.ts';

/** How a reply came. A voice reply is a transcript of speech. */
export type ReplyChannel = 'thread' | 'dm' | 'voice';

/**
 * How far a clip has come. Unheard: nobody could make it out. Misheard: its author says that the
 * transcript is wrong, and it is left out.
 */
export type ClipState = 'waiting' | 'heard' | 'unheard' | 'misheard';

/** Where a Slack message stands. */
export type MessagePlace = {
  readonly workspaceId: string;
  readonly channelId: string;
  readonly messageTs: string;
};

/**
 * A message that may be part of a reply, in our own words; Slack's names stop at the door.
 * `messageTs` and `threadTs` are Slack's message ids; `editedTs` is null for a first version.
 */
export type IncomingMessage = MessagePlace & {
  readonly isDirect: boolean;
  readonly threadTs: string | null;
  readonly authorId: string;
  /** Slack says that its author belongs to another organisation. */
  readonly isFromOutside: boolean;
  /** Their own words; '' for none. */
  readonly text: string;
  /** Words of somebody else that they forwarded: never taken for theirs, and not kept. */
  readonly passedOn: readonly string[];
  readonly editedTs: string | null;
  readonly sentAt: Date;
  /** The voice and video clips that came with it. */
  readonly clips: readonly { readonly fileId: string }[];
  /** How many files came with it that are no clips. */
  readonly otherFiles: number;
};

/** Whether a message brings nothing of its author's that can be taken in: neither words nor a clip. */
export function saysNothing({ text, clips }: IncomingMessage): boolean {
  return text.trim() === '' && clips.length === 0;
}

/** Whether a message brings files and nothing that can be taken in. */
export function isOnlyFiles(message: IncomingMessage): boolean {
  const { otherFiles, passedOn } = message;
  return saysNothing(message) && otherFiles > 0 && passedOn.length === 0;
}

/**
 * The text of a reply made of several messages: what was picked or put into a form first, then the
 * messages in the order they were sent, deleted ones left out.
 */
export function joinMessages(
  messages: readonly {
    readonly messageTs: string;
    readonly text: string;
    readonly isDeleted: boolean;
  }[],
): string {
  return [...messages]
    .filter((message) => !message.isDeleted && message.text.trim() !== '')
    .sort((a, b) => comparePlaces(a.messageTs, b.messageTs))
    .map((message) => message.text)
    .join('\n');
}

function comparePlaces(a: string, b: string): number {
  const [isOwnA, isOwnB] = [isAnswerKey(a), isAnswerKey(b)];
  if (isOwnA !== isOwnB) return isOwnA ? -1 : 1;
  if (isOwnA) return a < b ? -1 : a > b ? 1 : 0;
  return compareTs(a, b);
}

/** Orders Slack's timestamps ("1700000000.000100"): fixed-width fractions, so length first, then text. */
export function compareTs(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The moment at which a message was sent, by its id; the epoch for an id that holds none. */
export function sentAtOf(ts: string): Date {
  const moment = new Date(Math.floor(Number(ts) * 1000));
  return Number.isNaN(moment.getTime()) ? new Date(0) : moment;
}

/**
 * What stands in place of a message id for the words of a choice, or of one field of the form.
 * People share a channel, so it names the prompt.
 */
export function answerKey(part: ReplyPart, promptId: string): string {
  return 'field' in part ? `form-${promptId}-${part.field}` : `choice-${promptId}-${part.choiceOn}`;
}

/** Whether a part of a reply is the words of a choice. */
export function isChoiceKey(messageTs: string): boolean {
  return messageTs.startsWith('choice-');
}

/** Whether a part of a reply is no message of Slack but was picked or put into the form. */
export function isAnswerKey(messageTs: string): boolean {
  return isChoiceKey(messageTs) || messageTs.startsWith('form-');
}

/** Words from a form as Slack sends those of a message: replies are kept in that way. */
export function asReplyText(words: string): string {
  return words.trim().replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Undoes `asReplyText`. */
export function fromReplyText(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/** The side of a rule that a choice takes. */
export const SIDE_OF_CHOICE: Readonly<Record<Choice, Exclude<Side, 'silent'>>> = {
  prefer: 'prefer',
  over: 'over',
  depends: 'split',
};

/**
 * Where somebody stands on a rule whose dilemma they answered by picking; null if they did not. It is
 * their own word. The evidence of a reading that agrees stays; else it is their why, or all they said.
 */
export function chosenPosition(
  choices: readonly StructuredAnswer[],
  text: string,
  ruleId: string,
  read: Position | null,
): Position | null {
  for (const picked of choices) {
    if (picked.kind !== 'dilemma' || picked.ruleId !== ruleId) continue;
    const side = SIDE_OF_CHOICE[picked.choice];
    const agrees = read?.side === side ? read.evidence : null;
    const why = quoteIn(text, picked.why);
    // What a button says is ours; where their why stands beside it, that is what they said.
    const own = agrees === null || agrees.quote.includes(picked.why) ? (why ?? agrees) : agrees;
    const evidence = own ?? quoteIn(text, text.trim());
    return { ruleId, side, confidence: 1, decided: true, evidence, origin: 'chosen' };
  }
  return null;
}

/** A reading in which what somebody picked decides the sides that they picked. */
export function withChoices(
  reading: Reading,
  choices: readonly StructuredAnswer[],
  text: string,
): Reading {
  const positions = reading.positions.map(
    (position) => chosenPosition(choices, text, position.ruleId, position) ?? position,
  );
  return { ...reading, positions };
}

function quoteIn(text: string, words: string): Evidence | null {
  const start = text.indexOf(words);
  if (words === '' || start === -1) return null;
  return { quote: words, start, end: start + words.length };
}

/** Whether an id is that of a direct message channel. */
export function isDirectChannel(channelId: string): boolean {
  return channelId.startsWith('D');
}
