import type { Level } from './person.ts';
import type { Position, Reading, Side } from './reading.ts';
import type { Round } from './round.ts';
import type { Strategy } from './strategy.ts';

/** One person asked in a round and what came of it. */
export type Answer = {
  readonly promptId: string;
  readonly personId: string;
  readonly personName: string;
  readonly function: string;
  readonly level: Level | null;
  readonly reply: AnswerReply | null;
};

/** The newest revision of a reply with the reading that counts: the leader's own word before any reader's. */
export type AnswerReply = {
  readonly id: string;
  readonly text: string;
  readonly isLate: boolean;
  /** Null while it is still to be read, or where it could not be. */
  readonly reading: Reading | null;
};

/** A round with the version of the strategy that it asked about. */
export type RoundBrief = { readonly round: Round; readonly strategy: Strategy };

/** Everything a report needs of a round, loaded at once. */
export type RoundView = RoundBrief & {
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

/** Where an answer stands on a rule, with the position behind it. */
export function standOf(
  answer: Answer,
  ruleId: string,
): { readonly stand: Stand; readonly position: Position | null } {
  if (answer.reply === null) return { stand: 'none', position: null };
  if (answer.reply.reading === null) return { stand: 'unread', position: null };
  const position = answer.reply.reading.positions.find((p) => p.ruleId === ruleId) ?? null;
  return { stand: position?.side ?? 'silent', position };
}
