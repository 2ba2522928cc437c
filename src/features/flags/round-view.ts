import type { Level } from '../../domain/person.ts';
import {
  isOwnWord,
  LEADER,
  type Origin,
  originOf,
  type Position,
  type Reading,
  type Side,
} from '../../domain/reading.ts';
import { chosenPosition, SIDE_OF_CHOICE } from '../../domain/reply.ts';
import type { PublishedRound } from '../../domain/round.ts';
import type { Choice, StructuredAnswer } from '../../domain/structured-answer.ts';
import type { RoundBrief } from '../check-in/round-store.ts';
import type { Band } from './disclosure/groups.ts';

/** One person asked in a round and what came of it. */
export type Answer = {
  readonly promptId: string;
  readonly personId: string;
  /** How their words are signed; '' in either leaves it out. */
  readonly personName: string;
  readonly function: string;
  readonly level: Level | null;
  /**
   * The function under which words stand that nobody has said they mean: one that enough share, or
   * several together. Absent or '' where there is none.
   */
  readonly unsignedFunction?: string;
  /** Under which function they are counted: small ones may be counted together. */
  readonly group: string;
  /** Under which levels they are counted; null where levels are not told apart. */
  readonly band: Band | null;
  /** Whether their words may be quoted. */
  readonly mayQuote: boolean;
  /** What they picked rather than wrote. */
  readonly choices: readonly StructuredAnswer[];
  /** What they chose when a collision of the round was put to them by itself, one for each rule. */
  readonly again: readonly AnsweredAgain[];
  readonly reply: AnswerReply | null;
};

/** A choice on a rule that was put to somebody again, with the words that came with it ('' for none). */
export type AnsweredAgain = {
  readonly ruleId: string;
  readonly choice: Choice;
  readonly words: string;
};

/** The newest revision of a reply with the reading that counts: the leader's own word before any reader's. */
export type AnswerReply = {
  readonly id: string;
  /** Empty where it is a clip that has not been made out. */
  readonly text: string;
  readonly isLate: boolean;
  /** Null while it is still to be read, or where it could not be. */
  readonly reading: Reading | null;
};

/** Everything a report needs of a round, loaded at once. */
export type RoundView = RoundBrief & {
  /** What reports count of the closed round; null while it is open. */
  readonly published: PublishedRound | null;
  /** Ordered by person id. Prompts that were skipped are left out: who was not asked cannot be silent. */
  readonly answers: readonly Answer[];
  /** Replies by people who were not asked: kept apart and not counted. */
  readonly uncounted: number;
  /** People who should have been asked but could not be. */
  readonly unreached: number;
};

/** Where an answer stands on a rule; `none` for no reply, `unread` for a reply that `isUnread`. */
export type Stand = Side | 'none' | 'unread';

/**
 * Whether nothing is known of the words of a reply: they are not read yet, or no reader could read them,
 * and their author has said nothing of it.
 */
export function isUnread({ reading }: Pick<AnswerReply, 'reading'>): boolean {
  if (reading === null) return true;
  const { unread, reader } = reading;
  return unread !== undefined && unread !== 'empty' && reader.name !== LEADER;
}

/** Orders answers by person id: a round has one answer of each person, so chance decides nothing. */
export function compareAnswers(a: Answer, b: Answer): number {
  if (a.personId === b.personId) return 0;
  return a.personId < b.personId ? -1 : 1;
}

/** Where an answer stands on a rule, the position behind it, and whose word that is. */
export type Standing = {
  readonly stand: Stand;
  readonly position: Position | null;
  /** Null where there is no reply or it is not read. */
  readonly origin: Origin | null;
};

/**
 * Where an answer stands on a rule. The latest of their own words decides, whatever a reader makes of
 * what they wrote: what they chose when it was put to them again, then what they say of the reading,
 * then what they picked in the rule's dilemma.
 */
export function standOf(answer: Answer, ruleId: string): Standing {
  const { reply, choices, again } = answer;
  const reading = reply?.reading ?? null;
  const read = reading?.positions.find((p) => p.ruleId === ruleId) ?? null;
  const later = again.find((each) => each.ruleId === ruleId);
  if (later !== undefined) return standingOf(positionAgain(later, read));
  if (reply === null) return { stand: 'none', position: null, origin: null };
  const isLeaders = reading?.reader.name === LEADER;
  if (read !== null && isLeaders && isOwnWord(originOf(reading.reader, read)))
    return { stand: read.side, position: read, origin: originOf(reading.reader, read) };
  const chosen = chosenPosition(choices, reply.text, ruleId, read);
  if (chosen !== null) return standingOf(chosen);
  const side = read?.side ?? 'silent';
  if (side === 'silent' && isUnread(reply))
    return { stand: 'unread', position: null, origin: null };
  return { stand: side, position: read, origin: 'read' };
}

/** Whether somebody stands on a side by their own word. */
export function standsByOwnWord({ origin }: Standing): boolean {
  return isOwnWord(origin);
}

function standingOf(position: Position): Standing {
  return { stand: position.side, position, origin: 'chosen' };
}

function positionAgain({ ruleId, choice, words }: AnsweredAgain, read: Position | null): Position {
  const side = SIDE_OF_CHOICE[choice];
  const said = { quote: words, start: 0, end: words.length };
  const shown = read?.side === side ? read.evidence : null;
  const evidence = words === '' ? shown : said;
  return { ruleId, side, confidence: 1, decided: true, evidence, origin: 'chosen' };
}
