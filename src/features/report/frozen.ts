import type { Reading } from '../../domain/reading.ts';
import type { Round } from '../../domain/round.ts';
import { withoutWords } from '../../domain/structured-answer.ts';
import { maskAnswers } from '../flags/disclosure/disclose.ts';
import type { Answer, RoundView } from '../flags/round-view.ts';
import type { RoundPoint } from './change.ts';
import type { Around } from './report.ts';

/**
 * All that a report is made from, so that it can be made again bit for bit: the round as executives
 * may see it but not sealed yet (see `seal`), so that words which are erased later can be found in it,
 * and what is said beyond it. Moments are kept as ISO 8601.
 */
export type FrozenInput = {
  readonly view: RoundView;
  readonly around: Around;
  /** The version of Throughline that made it. */
  readonly madeBy: string;
};

/** A report that was frozen. */
export type FrozenReport = {
  readonly id: string;
  readonly roundId: string;
  readonly frozenAt: Date;
  readonly frozenBy: string;
  readonly input: FrozenInput;
};

/** Freezes what the report of a round is made from. */
export function freeze(view: RoundView, around: Around, madeBy: string): FrozenInput {
  // The masked answers hold all that `published` was for.
  return { view: { ...view, answers: maskAnswers(view), published: null }, around, madeBy };
}

/** A frozen input as it was, after its moments went through JSON. */
export function thaw(kept: FrozenInput): FrozenInput {
  const { view, around } = kept;
  const change = around.change && {
    ...around.change,
    since: { ...around.change.since, openedAt: new Date(around.change.since.openedAt) },
  };
  return {
    ...kept,
    view: {
      ...view,
      round: thawRound(view.round),
      answers: view.answers.map((answer) => ({ ...answer, again: againOf(answer) })),
    },
    around: { ...around, change, history: (around.history ?? []).map(thawPoint) },
  };
}

/** What was frozen before a collision could be put to people by itself knows nothing of it. */
function againOf({ again }: Partial<Pick<Answer, 'again'>>): Answer['again'] {
  return again ?? [];
}

function thawPoint(point: RoundPoint): RoundPoint {
  return { ...point, openedAt: new Date(point.openedAt) };
}

function thawRound(round: Round): Round {
  const { dueAt, openedAt, closesAt, closedAt } = round;
  return {
    ...round,
    dueAt: new Date(dueAt),
    openedAt: new Date(openedAt),
    closesAt: new Date(closesAt),
    closedAt: closedAt && new Date(closedAt),
    aboutRoundId: round.aboutRoundId ?? null,
    askedBy: round.askedBy ?? null,
  };
}

/** The input without anything that was said in answer to a prompt. What it counts stays. */
export function withoutWordsOf(input: FrozenInput, promptId: string): FrozenInput {
  return changed(input, promptId, (answer) => ({
    ...answer,
    choices: answer.choices.map(withoutWords),
    again: againOf(answer).map((each) => ({ ...each, words: '' })),
    reply: answer.reply && {
      ...answer.reply,
      text: '',
      reading: answer.reply.reading && unquoted(answer.reply.reading),
    },
  }));
}

/**
 * What goes of an answer to a collision that was put to somebody by itself: its words, the choice as
 * well, or its words where those need its author's consent.
 */
export type Forgotten = 'words' | 'all' | 'consent';

/** The input without that; `promptId` is their prompt in the round that is reported. */
export function withoutAgainOf(
  input: FrozenInput,
  promptId: string,
  ruleId: string,
  what: Forgotten,
): FrozenInput {
  if (what === 'consent' && input.view.round.disclosure !== 'anonymous') return input;
  return changed(input, promptId, (answer) => ({
    ...answer,
    again: againOf(answer).flatMap((each) => {
      if (each.ruleId !== ruleId) return [each];
      return what === 'all' ? [] : [{ ...each, words: '' }];
    }),
  }));
}

/** The input where the words in answer to a prompt may no longer be quoted without a name. */
export function withoutConsentOf(input: FrozenInput, promptId: string): FrozenInput {
  const isAnonymous = input.view.round.disclosure === 'anonymous';
  return changed(input, promptId, (answer) =>
    isAnonymous ? { ...answer, mayQuote: false } : answer,
  );
}

function changed(
  input: FrozenInput,
  promptId: string,
  change: (answer: Answer) => Answer,
): FrozenInput {
  const answers = input.view.answers.map((answer) =>
    answer.promptId === promptId ? change(answer) : answer,
  );
  return { ...input, view: { ...input.view, answers } };
}

function unquoted(reading: Reading): Reading {
  return {
    ...reading,
    positions: reading.positions.map((position) => ({ ...position, evidence: null })),
    barriers: reading.barriers.map((barrier) => ({
      ...barrier,
      evidence: { quote: '', start: 0, end: 0 },
    })),
    evidence: [],
  };
}
