import type { FlagQuote } from '../../../domain/flag.ts';
import type { Report } from '../report.ts';
import {
  alignmentFindings,
  changeFindings,
  comparedInWords,
  conflictInWords,
  decidesInWords,
  dilemmaInWords,
  type Finding,
  levelFindings,
  sameChoiceInWords,
  usesInWords,
} from './finding-words.ts';
import { harmless } from './plain-words.ts';
import { quoteAsText } from './text-flags.ts';
import { wrap } from './text-layout.ts';

const body = { first: '   ', rest: '   ' };

/** How much of the strategy shows in people's plans. */
export function alignmentAsText(report: Report, width: number): readonly string[] {
  const levels = levelFindings(report);
  const changes = changeFindings(report);
  return [
    ...listed(alignmentFindings(report), width),
    ...(levels.length === 0 ? [] : ['', '   From the top down:', ...listed(levels, width)]),
    ...(changes.length === 0
      ? []
      : ['', `   ${comparedInWords(report)}:`, ...listed(changes, width)]),
  ];
}

function listed(findings: readonly Finding[], width: number): readonly string[] {
  return findings.flatMap(({ about, numbers }) =>
    wrap(harmless(`${about}: ${numbers}`), width, { first: '   - ', rest: '     ' }),
  );
}

/** Functions on opposite sides of a rule; nothing where there are none. */
export function conflictsAsText(report: Report, width: number): readonly string[] {
  return blocks(
    report.conflicts.map((pair) => [
      ...titled(ruleOf(report, pair.ruleId), width),
      ...wrap(harmless(conflictInWords(pair)), width, body),
      ...quoted([pair.keeperQuote, pair.otherQuote], width),
      ...wrap(harmless(decidesInWords(pair)), width, body),
    ]),
  );
}

/** How people chose in dilemmas; nothing where none were put. */
export function dilemmasAsText(report: Report, width: number): readonly string[] {
  return blocks(
    report.dilemmas.map((dilemma) => [
      ...titled(ruleOf(report, dilemma.ruleId), width),
      ...wrap(dilemmaInWords(dilemma), width, body),
      ...dilemma.sameForOtherReasons.flatMap((same) => [
        ...wrap(sameChoiceInWords(same), width, body),
        ...quoted(same.quotes, width),
      ]),
    ]),
  );
}

/** Key terms used with different numbers; nothing where there are none. */
export function meaningsAsText({ meanings }: Report, width: number): readonly string[] {
  return blocks(
    meanings.map((gap) => [
      ...titled(gap.term, width),
      ...wrap(harmless(`In the strategy: ${gap.means}`), width, body),
      ...wrap(harmless(`In the replies: ${usesInWords(gap)}`), width, body),
      ...quoted(gap.uses.flatMap((use) => use.quotes.slice(0, 1)).slice(0, 2), width),
    ]),
  );
}

function titled(text: string, width: number): readonly string[] {
  return wrap(harmless(text), width, { first: ' * ', rest: '   ' });
}

function quoted(quotes: readonly (FlagQuote | null)[], width: number): readonly string[] {
  return quotes.flatMap((quote) => (quote === null ? [] : quoteAsText(quote, width)));
}

function blocks(parts: readonly (readonly string[])[]): readonly string[] {
  return parts.flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

function ruleOf({ priorities }: Report, ruleId: string): string {
  const rules = priorities.flatMap((priority) => priority.rules);
  return rules.find(({ id }) => id === ruleId)?.prefer ?? '';
}
