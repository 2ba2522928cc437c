import { CAUSE_WORDS } from '../../../domain/cause.ts';
import type { FlagContent } from '../../../domain/flag.ts';
import type { Stand } from '../../flags/round-view.ts';
import type { Advice, FullReport, Report, ReportPriority, ReportRule } from '../report.ts';
import { findingsOut, quoteOut, shareOut } from './json-findings.ts';
import { STANDS } from './stand-words.ts';

/**
 * The report as pretty printed JSON in the schema of docs/report-format.md: always the same fields
 * in the same order, moments as ISO 8601 in UTC, ending in one line break.
 */
export function reportAsJson({ report, advice }: FullReport): string {
  const { schema, version, strategy, headline, hidden, response, kinds } = report;
  const findings = findingsOut(report);
  const document = {
    schema,
    version,
    strategy: {
      id: strategy.id,
      version: strategy.version,
      name: strategy.name,
      period: strategy.period,
      statement: strategy.statement,
    },
    round: roundOf(report.round),
    headline,
    hidden,
    response: {
      asked: response.asked,
      replied: response.replied,
      late: response.late,
      unread: response.unread,
      uncounted: response.uncounted,
      unreached: response.unreached,
    },
    kinds: {
      operational: kinds.operational,
      aspirational: kinds.aspirational,
      agreement: kinds.agreement,
      hedged: kinds.hedged,
      conflicting: kinds.conflicting,
      unclear: kinds.unclear,
    },
    readBy: report.readBy.map(({ reader, replies }) => ({ reader, replies })),
    demonstrated: findings.demonstrated,
    signal: findings.signal,
    clarity: findings.clarity,
    prediction: findings.prediction,
    priorities: report.priorities.map(priorityOf),
    conflicts: findings.conflicts,
    dilemmas: findings.dilemmas,
    meanings: findings.meanings,
    flags: report.flags.map(flagOf),
    causes: report.causes.map((cause) => ({ cause, words: CAUSE_WORDS[cause] })),
    evidence: findings.evidence,
    change: findings.change,
    advice: advice.map(adviceOf),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function roundOf({ id, openedAt, closesAt, isClosed, questions }: Report['round']) {
  return {
    id,
    openedAt: openedAt.toISOString(),
    closesAt: closesAt.toISOString(),
    isClosed,
    questions,
  };
}

function priorityOf({ id, title, decisionRights, rules }: ReportPriority) {
  return { id, title, decisionRights, rules: rules.map(ruleOf) };
}

function ruleOf(rule: ReportRule) {
  const { id, prefer, over, evenIf, tally, aligned, unsure, agreement } = rule;
  return {
    id,
    prefer,
    over,
    evenIf,
    tally: tallyInOrder(tally),
    aligned: shareOut(aligned),
    unsure,
    agreement: agreement && { a: agreement.a, rwg: agreement.rwg },
    byFunction: rule.byFunction.map((row) => ({
      function: row.function,
      tally: tallyInOrder(row.tally),
      difference: row.difference,
    })),
    byLevel: rule.byLevel.map((row) => ({ level: row.level, tally: tallyInOrder(row.tally) })),
    stands: rule.stands.map(({ personName, function: name, stand, decided, quote }) => ({
      personName,
      function: name,
      stand,
      decided,
      quote,
    })),
  };
}

function tallyInOrder(tally: Readonly<Record<Stand, number>>) {
  return Object.fromEntries(STANDS.map((stand) => [stand, tally[stand]]));
}

function flagOf({ subject, kind, severity, cause, ruleId, summary, quotes }: FlagContent) {
  return {
    subject,
    kind,
    severity,
    cause,
    ruleId,
    summary,
    quotes: quotes.map(quoteOut),
  };
}

function adviceOf({ cause, excerpt }: Advice) {
  if (excerpt === null) return { cause, excerpt: null };
  const { title, url, readingTime, attribution } = excerpt.article;
  const { heading, text } = excerpt;
  return { cause, excerpt: { title, url, readingTime, attribution, heading, text } };
}
