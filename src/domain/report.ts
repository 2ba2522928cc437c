import { CAUSES, type Cause } from './cause.ts';
import { findDivergences } from './divergence.ts';
import type { FlagContent } from './flag.ts';
import { READING_KINDS, type ReadingKind } from './reading.ts';
import { type Answer, compareAnswers, type RoundView, standOf } from './round-view.ts';
import type { DecisionRule, Priority, Strategy } from './strategy.ts';
import { type Tally, tallyByFunction, tallyOf } from './tally.ts';
import { counted } from './words.ts';

/** What executives get. Every number counts people; `rules[].tally` adds up to `response.asked`. */
export type Report = {
  readonly schema: 'throughline.report';
  readonly version: 1;
  readonly strategy: {
    readonly id: string;
    readonly version: number;
    readonly name: string;
    readonly period: string;
    readonly statement: string;
  };
  readonly round: {
    readonly id: string;
    readonly openedAt: Date;
    readonly closesAt: Date;
    readonly isClosed: boolean;
    readonly questions: readonly string[];
  };
  readonly headline: string;
  /** Why nothing but the response is shown: the round is open, or too few were asked; null if all is. */
  readonly hidden: 'open' | 'too-few' | null;
  readonly response: ResponseCount;
  readonly kinds: Readonly<Record<ReadingKind, number>>;
  /** Which reader read how many of the replies, the busiest first; "leader" where a leader's own word counts. */
  readonly readBy: readonly { readonly reader: string; readonly replies: number }[];
  readonly priorities: readonly ReportPriority[];
  readonly flags: readonly FlagContent[];
  /** The causes behind the flags, the one behind most of the grave ones first. */
  readonly causes: readonly Cause[];
};

export type ResponseCount = {
  readonly asked: number;
  readonly replied: number;
  /** Of those who replied, the ones whose reply came after the round had closed. */
  readonly late: number;
  /** Replies that could not be read, or are still to be read. */
  readonly unread: number;
  /** Replies of people who were not asked; they count nowhere else. */
  readonly uncounted: number;
  /** People who should have been asked but could not be. */
  readonly unreached: number;
};

export type ReportPriority = {
  readonly id: string;
  readonly title: string;
  readonly decisionRights: readonly string[];
  readonly rules: readonly ReportRule[];
};

export type ReportRule = DecisionRule & {
  readonly tally: Tally;
  readonly byFunction: readonly { readonly function: string; readonly tally: Tally }[];
  /** Who stands where, by name; those who did not reply are counted, never named. */
  readonly stands: readonly ReportStand[];
};

export type ReportStand = {
  readonly personName: string;
  readonly function: string;
  readonly stand: 'prefer' | 'over' | 'split';
  /** False where the reader was not sure: shown as such. */
  readonly decided: boolean;
  readonly quote: string | null;
};

/**
 * Composes the report of a round that `disclose` has been over. The order of the answers changes
 * nothing. While a round is open answers are sealed, so that nobody's answer leans on another's.
 */
export function composeReport(view: RoundView): Report {
  const { round, strategy } = view;
  const hidden = hiddenBecause(view);
  const answers = hidden === null ? [...view.answers].sort(compareAnswers) : [];
  const flags = hidden === null ? findDivergences(view) : [];
  const shown = hidden === null ? strategy.priorities : [];
  const priorities = shown.map((priority) => composePriority(priority, answers));
  const response = countResponses(view);
  return {
    schema: 'throughline.report',
    version: 1,
    strategy: describeStrategy(round.strategyId, round.strategyVersion, strategy),
    round: {
      id: round.id,
      openedAt: round.openedAt,
      closesAt: round.closesAt,
      isClosed: round.closedAt !== null,
      questions: round.questions.map((question) => question.text),
    },
    headline: headlineOf(hidden, response, flags, priorities.flatMap((p) => p.rules).length),
    hidden,
    response,
    kinds: countKinds(answers),
    readBy: countReaders(answers),
    priorities,
    flags,
    causes: rankCauses(flags),
  };
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
    unread: replies.filter((reply) => reply.reading === null).length,
    uncounted,
    unreached,
  };
}

function countKinds(answers: readonly Answer[]): Readonly<Record<ReadingKind, number>> {
  const kinds = answers.map((answer) => answer.reply?.reading?.kind);
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
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .map(([reader, replies]) => ({ reader, replies }))
    .sort((a, b) => b.replies - a.replies || (a.reader < b.reader ? -1 : 1));
}

function composePriority(priority: Priority, answers: readonly Answer[]): ReportPriority {
  return {
    id: priority.id,
    title: priority.title,
    decisionRights: priority.decisionRights,
    rules: priority.decisionRules.map((rule) => ({
      ...rule,
      tally: tallyOf(answers, rule.id),
      byFunction: tallyByFunction(answers, rule.id),
      stands: standsOn(answers, rule.id),
    })),
  };
}

function standsOn(answers: readonly Answer[], ruleId: string): readonly ReportStand[] {
  const stands: readonly ReportStand[] = answers.flatMap((answer) => {
    const { stand, position } = standOf(answer, ruleId);
    if (stand !== 'prefer' && stand !== 'over' && stand !== 'split') return [];
    return [
      {
        personName: answer.personName,
        function: answer.function,
        stand,
        decided: position?.decided ?? false,
        quote: (answer.mayQuote && position?.evidence?.quote) || null,
      },
    ];
  });
  // By what is shown and nothing else: the order must not tell which stands are one person's.
  const keyOf = (each: ReportStand) => `${each.personName}\n${each.function}\n${each.quote ?? ''}`;
  return [...stands].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
}

function hiddenBecause({ round, answers }: RoundView): Report['hidden'] {
  if (round.closedAt === null) return 'open';
  const isTooFew = round.disclosure !== 'named' && answers.length < round.smallestGroup;
  return isTooFew ? 'too-few' : null;
}

function headlineOf(
  hidden: Report['hidden'],
  response: ResponseCount,
  flags: readonly FlagContent[],
  ruleCount: number,
): string {
  const heard = `${response.replied} of ${counted(response.asked, 'leader has', 'leaders have')} answered`;
  if (hidden === 'open') return `${heard} so far. What they say opens when the round closes.`;
  if (hidden === 'too-few')
    return `${heard}. Too few were asked to show what they say without showing who said it.`;
  if (response.replied === 0) return `${heard}: there is nothing to compare yet.`;
  if (response.replied === response.unread) return `${heard}: their words are still to be read.`;
  const parted = flags.filter((f) => f.kind === 'opposite-sides').length;
  const given = flags.filter((f) => f.kind === 'given-up-side').length;
  const rules = counted(ruleCount, 'trade-off', 'trade-offs');
  if (parted > 0)
    return `${heard}. On ${parted} of ${rules} their plans pull in different directions.`;
  if (given > 0)
    return `${heard}. On ${given} of ${rules} somebody plans what the strategy gives up.`;
  if (flags.length > 0) return `${heard}. No plans collide, but there are signs to look at.`;
  return `${heard}. No plan clearly goes against the strategy.`;
}

function rankCauses(flags: readonly FlagContent[]): readonly Cause[] {
  const weight = { high: 100, medium: 10, low: 1 } as const;
  const score = (cause: Cause) =>
    flags.filter((f) => f.cause === cause).reduce((sum, f) => sum + weight[f.severity], 0);
  return CAUSES.filter((cause) => score(cause) > 0).sort((a, b) => score(b) - score(a));
}
