import { CAUSES, type Cause } from '../../domain/cause.ts';
import type { FlagContent } from '../../domain/flag.ts';
import { READING_KINDS, type ReadingKind } from '../../domain/reading.ts';
import { decisionRulesOf, type Strategy } from '../../domain/strategy.ts';
import { counted } from '../../domain/words.ts';
import { clarityGapOf, demonstratedBy, signalByLevel } from '../flags/alignment.ts';
import { findDivergences } from '../flags/divergence.ts';
import { type Answer, compareAnswers, isUnread, type RoundView } from '../flags/round-view.ts';
import type { Share } from '../flags/wilson.ts';
import { causeEvidence } from './cause-evidence.ts';
import { findCollisions, headlineOnCollisions } from './collisions.ts';
import { dilemmaOn } from './dilemmas.ts';
import { meaningGaps } from './key-terms.ts';
import { peoplesQuestions } from './peoples-questions.ts';
import type { Around, PredictionGap, Report, ResponseCount } from './report.ts';
import { composePriority } from './report-rules.ts';

/**
 * Composes the report of a round that `disclose` has been over. The order of the answers changes
 * nothing. While a round is open answers are sealed, so that nobody's answer leans on another's.
 */
export function composeReport(view: RoundView, around: Around = NOTHING_AROUND): Report {
  const { round, strategy } = view;
  const hidden = hiddenBecause(view);
  const answers = hidden === null ? [...view.answers].sort(compareAnswers) : [];
  const flags = hidden === null ? findDivergences(view) : [];
  const shown = hidden === null ? strategy.priorities : [];
  const priorities = shown.map((priority) => composePriority(priority, answers));
  const response = countResponses(view);
  const rules = decisionRulesOf(strategy);
  const collisions = findCollisions(answers, strategy);
  const clarity = clarityGapOf(answers, strategy);
  const demonstrated = demonstratedBy(answers, strategy);
  return {
    schema: 'throughline.report',
    version: 3,
    strategy: describeStrategy(round.strategyId, round.strategyVersion, strategy),
    round: {
      id: round.id,
      openedAt: round.openedAt,
      closesAt: round.closesAt,
      isClosed: round.closedAt !== null,
      questions: round.questions.map((question) => question.text),
    },
    headline: headlineOf(hidden, response, collisions.length > 0, () =>
      headlineOnCollisions(view, collisions, answers),
    ),
    hidden,
    response,
    kinds: countKinds(answers),
    readBy: countReaders(answers),
    demonstrated,
    signal: signalByLevel(answers, strategy),
    clarity,
    belief: hidden === null ? predictionGapOf(around.predictions, demonstrated) : null,
    priorities,
    collisions,
    dilemmas: rules.flatMap(({ rule }) => dilemmaOn(answers, rule) ?? []),
    meanings: meaningGaps(answers, strategy.keyTerms),
    questions: peoplesQuestions({ round, answers }),
    flags,
    causes: rankCauses(flags),
    evidence: causeEvidence({ answers, flags, clarity, rules: rules.length }),
    change: hidden === null ? around.change : null,
    history: hidden === null ? around.history : [],
  };
}

const NOTHING_AROUND: Around = { change: null, history: [], predictions: [] };

function predictionGapOf(predictions: readonly number[], found: Share): PredictionGap | null {
  if (predictions.length === 0) return null;
  const sum = predictions.reduce((total, each) => total + each, 0);
  return { predicted: sum / predictions.length, found };
}

function describeStrategy(id: string, version: number, strategy: Strategy): Report['strategy'] {
  const { name, period, statement } = strategy;
  return { id, version, name, period, statement };
}

function countResponses({ answers, uncounted, unreached }: RoundView): ResponseCount {
  const replies = answers.flatMap((answer) => (answer.reply === null ? [] : [answer.reply]));
  return {
    asked: answers.length,
    replied: replies.length,
    late: replies.filter((reply) => reply.isLate).length,
    unread: replies.filter(isUnread).length,
    uncounted,
    unreached,
  };
}

function countKinds(answers: readonly Answer[]): Readonly<Record<ReadingKind, number>> {
  const kinds = answers.map(({ reply }) =>
    reply && !isUnread(reply) ? reply.reading?.kind : null,
  );
  const count = (kind: ReadingKind) => kinds.filter((k) => k === kind).length;
  return Object.fromEntries(READING_KINDS.map((kind) => [kind, count(kind)])) as Record<
    ReadingKind,
    number
  >;
}

function countReaders(answers: readonly Answer[]): Report['readBy'] {
  const counts = new Map<string, number>();
  for (const { reply } of answers) {
    const name = reply?.reading?.reader.name;
    if (reply !== null && !isUnread(reply) && name !== undefined)
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([reader, replies]) => ({ reader, replies }))
    .sort((a, b) => b.replies - a.replies || (a.reader < b.reader ? -1 : 1));
}

function hiddenBecause({ round, answers }: RoundView): Report['hidden'] {
  if (round.closedAt === null) return 'open';
  const isTooFew = round.disclosure !== 'named' && answers.length < round.smallestGroup;
  return isTooFew ? 'too-few' : null;
}

function rankCauses(flags: readonly FlagContent[]): readonly Cause[] {
  const weight = { high: 100, medium: 10, low: 1 } as const;
  const score = (cause: Cause) =>
    flags.filter((f) => f.cause === cause).reduce((sum, f) => sum + weight[f.severity], 0);
  return CAUSES.filter((cause) => score(cause) > 0).sort((a, b) => score(b) - score(a));
}

/** The report in one or two plain sentences. */
function headlineOf(
  hidden: Report['hidden'],
  response: ResponseCount,
  isAnyAgainst: boolean,
  onCollisions: () => string,
): string {
  const heard = `${response.replied} of ${counted(response.asked, 'leader has', 'leaders have')} answered`;
  if (hidden === 'open') return `${heard} so far. What they say opens when the round closes.`;
  if (hidden === 'too-few')
    return `${heard}. Too few were asked to show what they say without showing who said it.`;
  // What was picked counts where no words are read, or are there any more.
  if (isAnyAgainst) return `${heard}. ${onCollisions()}`;
  if (response.replied === 0) return `${heard}: there is nothing to compare yet.`;
  if (response.replied === response.unread)
    return `${heard}: their words are still to be read, or could not be.`;
  return `${heard}. ${onCollisions()}`;
}
