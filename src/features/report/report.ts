import type { Cause } from '../../domain/cause.ts';
import type { FlagContent } from '../../domain/flag.ts';
import type { Origin, ReadingKind } from '../../domain/reading.ts';
import type { DecisionRule } from '../../domain/strategy.ts';
import type { ClarityGap, SignalStep } from '../flags/alignment.ts';
import type { StandingFlag } from '../flags/flag-workflow.ts';
import type { OwnTally, Tally } from '../flags/tally.ts';
import type { Share } from '../flags/wilson.ts';
import type { Excerpt } from '../guide/library/article.ts';
import type { AskedState } from './asked-state.ts';
import type { CauseEvidence } from './cause-evidence.ts';
import type { Change, RoundPoint } from './change.ts';
import type { Collision } from './collisions.ts';
import type { DilemmaResult } from './dilemmas.ts';
import type { GrantedRight } from './granted-rights.ts';
import type { Difference } from './group-differences.ts';
import type { MeaningGap } from './key-terms.ts';
import type { GivenAnswer, PeoplesQuestion } from './peoples-questions.ts';

/** A report with what is being done about it. */
export type FullReport = {
  readonly report: Report;
  /** What to read about the causes that it found, the weightiest cause first. */
  readonly advice: readonly Advice[];
  /** What came up, the gravest first; what somebody has settled stands at the end. */
  readonly flags: readonly StandingFlag[];
  /** The collisions that were put to people by themselves. */
  readonly asked: readonly AskedState[];
  /** What its questions have been answered. */
  readonly answered: readonly GivenAnswer[];
  /** The names of those who look after something, by their ids. */
  readonly names: Readonly<Record<string, string>>;
  /** Rights that the strategy grants and that somebody seems not to know. */
  readonly rights: readonly GrantedRight[];
};

/** A cause and the passage that helps with it; null where the library has none. */
export type Advice = { readonly cause: Cause; readonly excerpt: Excerpt | null };

/** What executives get. Every number counts people; `rules[].tally` adds up to `response.asked`. */
export type Report = {
  readonly schema: 'throughline.report';
  readonly version: 3;
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
  /** The share of those asked whose own plan shows the strategy. */
  readonly demonstrated: Share;
  /** The same at each level, from the top down; empty where levels are not told apart. */
  readonly signal: readonly SignalStep[];
  /** Null where nobody was asked how clear the strategy is. */
  readonly clarity: ClarityGap | null;
  /** What executives expected before they saw a report of the round; null where none has said. */
  readonly belief: PredictionGap | null;
  readonly priorities: readonly ReportPriority[];
  /** Where plans part or seem to, the gravest first. */
  readonly collisions: readonly Collision[];
  readonly dilemmas: readonly DilemmaResult[];
  readonly meanings: readonly MeaningGap[];
  /** What people asked in their answers, the one that most people ask first. */
  readonly questions: readonly PeoplesQuestion[];
  readonly flags: readonly FlagContent[];
  /** The causes behind the flags, the one behind most of the grave ones first. */
  readonly causes: readonly Cause[];
  /** What speaks for each cause, the best supported first. */
  readonly evidence: readonly CauseEvidence[];
  /** Null where nobody was asked about the strategy before. */
  readonly change: Change | null;
  /** Every closed round about the strategy up to this one, the oldest first. */
  readonly history: readonly RoundPoint[];
};

/** What executives expected beside what was found. */
export type PredictionGap = {
  /** From 0 to 1. */
  readonly predicted: number;
  readonly found: Share;
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
  /** Of those in the tally, who takes a side by their own word. */
  readonly own: OwnTally;
  /** Who takes the preferred side, of all who were asked. */
  readonly aligned: Share;
  /** How many of those who take a side were read with doubt. */
  readonly unsure: number;
  /** On the scale over, split, prefer, of those who take a side; null where nobody does. */
  readonly agreement: { readonly a: number; readonly rwg: number } | null;
  readonly byFunction: readonly ReportGroup[];
  readonly byLevel: readonly {
    readonly level: string;
    readonly tally: Tally;
    readonly own: OwnTally;
  }[];
  /** Who stands where, by name; those who did not reply are counted, never named. */
  readonly stands: readonly ReportStand[];
};

/** Where the people of a function stand, and whether that differs from the others beyond chance. */
export type ReportGroup = {
  readonly function: string;
  readonly tally: Tally;
  readonly own: OwnTally;
  readonly difference: Difference;
};

export type ReportStand = {
  /** '' where they have not said so themselves, or names are not shown. */
  readonly personName: string;
  readonly function: string;
  readonly stand: 'prefer' | 'over' | 'split';
  /** Whose word it is; a side that was only read is shown as such. */
  readonly origin: Origin;
  /** False where the reader was not sure. */
  readonly decided: boolean;
  readonly quote: string | null;
};

/** What a report says beyond its own round. */
export type Around = {
  readonly change: Change | null;
  readonly history: readonly RoundPoint[];
  /** What executives expected, each from 0 to 1. */
  readonly predictions: readonly number[];
};

/** The decision rules of a report, in its order. */
export function rulesOf({ priorities }: Pick<Report, 'priorities'>): readonly ReportRule[] {
  return priorities.flatMap(({ rules }) => rules);
}
