import type { Level } from '../../domain/person.ts';
import type { Position, Reading, Side } from '../../domain/reading.ts';
import { chosenPosition } from '../../domain/reply.ts';
import type { PublishedRound } from '../../domain/round.ts';
import type { StructuredAnswer } from '../../domain/structured-answer.ts';
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
  /** Under which function they are counted: small ones may be counted together. */
  readonly group: string;
  /** Under which levels they are counted; null where levels are not told apart. */
  readonly band: Band | null;
  /** Whether their words may be quoted. */
  readonly mayQuote: boolean;
  /** What they picked rather than wrote. */
  readonly choices: readonly StructuredAnswer[];
  readonly reply: AnswerReply | null;
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

/** Where an answer stands on a rule; `none` for no reply, `unread` for a reply without a reading. */
export type Stand = Side | 'none' | 'unread';

/** Orders answers by person id: a round has one answer of each person, so chance decides nothing. */
export function compareAnswers(a: Answer, b: Answer): number {
  if (a.personId === b.personId) return 0;
  return a.personId < b.personId ? -1 : 1;
}

/**
 * Where an answer stands on a rule, with the position behind it. Who picked a side in the rule's
 * dilemma has said it themselves: that decides, whatever a reader makes of their words. What they
 * say of the reading itself comes after, and decides over both.
 */
export function standOf(
  answer: Answer,
  ruleId: string,
): { readonly stand: Stand; readonly position: Position | null } {
  const { reply, choices } = answer;
  if (reply === null) return { stand: 'none', position: null };
  const isOwnReading = reply.reading?.reader.name === 'leader';
  const read = reply.reading?.positions.find((p) => p.ruleId === ruleId) ?? null;
  const chosen = chosenPosition(choices, reply.text, ruleId, read);
  if (chosen !== null && !isOwnReading) return { stand: chosen.side, position: chosen };
  if (reply.reading === null) return { stand: 'unread', position: null };
  return { stand: read?.side ?? 'silent', position: read };
}
