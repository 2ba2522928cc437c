import type { FlagQuote } from '../../../domain/flag.ts';
import type { Share } from '../../flags/wilson.ts';
import type { BeforeAfter, Change } from '../change.ts';
import type { ConflictPair } from '../conflicts.ts';
import type { DilemmaResult } from '../dilemmas.ts';
import type { MeaningGap } from '../key-terms.ts';
import type { Report } from '../report.ts';

/** A share in the order of fields of docs/report-format.md. */
export function shareOut({ count, of, share, low, high }: Share) {
  return { count, of, share, low, high };
}

/** A quote in the order of fields of docs/report-format.md. */
export function quoteOut({ replyId, personName, function: name, level, side, quote }: FlagQuote) {
  return { replyId, personName, function: name, level, side, quote };
}

/** What a report found beyond its rules and flags, as data. */
export function findingsOut(report: Report) {
  const {
    demonstrated,
    signal,
    clarity,
    prediction,
    conflicts,
    dilemmas,
    meanings,
    evidence,
    change,
  } = report;
  return {
    demonstrated: shareOut(demonstrated),
    signal: signal.map(({ band, aligned }) => ({ band, aligned: shareOut(aligned) })),
    clarity: clarity && {
      claimed: shareOut(clarity.claimed),
      demonstrated: shareOut(clarity.demonstrated),
    },
    prediction: prediction && {
      predicted: prediction.predicted,
      found: shareOut(prediction.found),
    },
    conflicts: conflicts.map(conflictOut),
    dilemmas: dilemmas.map(dilemmaOut),
    meanings: meanings.map(meaningOut),
    evidence: evidence.map(({ cause, facts }) => ({
      cause,
      facts: facts.map(({ count, of, words }) => ({ count, of, words })),
    })),
    change: change && changeOut(change),
  };
}

function conflictOut(pair: ConflictPair) {
  const { ruleId, keeps, givesUp, keepers, others, keeperQuote, otherQuote, decides } = pair;
  return {
    ruleId,
    keeps,
    givesUp,
    keepers,
    others,
    keeperQuote: keeperQuote && quoteOut(keeperQuote),
    otherQuote: otherQuote && quoteOut(otherQuote),
    decides,
  };
}

function dilemmaOut({ ruleId, choices, sameForOtherReasons }: DilemmaResult) {
  const { prefer, over, depends } = choices;
  return {
    ruleId,
    choices: { prefer, over, depends },
    sameForOtherReasons: sameForOtherReasons.map((same) => ({
      choice: same.choice,
      withStrategy: same.withStrategy,
      againstIt: same.againstIt,
      quotes: same.quotes.map(quoteOut),
    })),
  };
}

function meaningOut({ term, means, unit, defined, uses }: MeaningGap) {
  return {
    term,
    means,
    unit,
    defined,
    uses: uses.map(({ value, quotes }) => ({ value, quotes: quotes.map(quoteOut) })),
  };
}

function changeOut({ since, demonstrated, rules }: Change) {
  return {
    since: { roundId: since.roundId, openedAt: since.openedAt.toISOString() },
    demonstrated: stepOut(demonstrated),
    rules: rules.map(({ ruleId, ...step }) => ({ ruleId, ...stepOut(step) })),
  };
}

function stepOut({ all, samePeople }: BeforeAfter) {
  const pair = ({ before, after }: BeforeAfter['all']) => ({
    before: shareOut(before),
    after: shareOut(after),
  });
  return { all: pair(all), samePeople: samePeople && pair(samePeople) };
}
