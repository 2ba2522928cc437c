import { err, ok, type Result } from '../../domain/result.ts';
import { withoutQuotes } from '../../domain/words.ts';

export const BREAKDOWNS = ['function', 'level', 'priority'] as const;
/** What a report is broken down by first. */
export type Breakdown = (typeof BREAKDOWNS)[number];

/** Which round is reported on. `since`: the newest, compared with the first one from that day on. */
export type WhichRound =
  | { readonly kind: 'latest' }
  /** The nth round about the strategy, 1 for the first. */
  | { readonly kind: 'number'; readonly number: number }
  | { readonly kind: 'id'; readonly roundId: string }
  | { readonly kind: 'since'; readonly date: string };

/** What somebody wants to see. */
export type ReportRequest = {
  /** Part of the name or id of a strategy; '' for whichever was asked about last. */
  readonly strategy: string;
  readonly which: WhichRound;
  readonly breakdown: Breakdown;
};

/** Which report somebody looks at: of a round as it is now, or one that was frozen. */
export type ReportKey = {
  readonly source:
    | {
        readonly kind: 'round';
        readonly roundId: string;
        /** The round it is compared with; null where there is none. */
        readonly earlierId: string | null;
      }
    | { readonly kind: 'frozen'; readonly frozenId: string };
  readonly breakdown: Breakdown;
};

/** The newest round about any strategy, by function. */
export const LATEST: ReportRequest = {
  strategy: '',
  which: { kind: 'latest' },
  breakdown: 'function',
};

const BY = /\s*\bby\s+(\S+)\s*$/i;
const SINCE = /\s*\bsince\s+(\S+)\s*$/i;
const ROUND = /\s*(?:\bround\s*#?|#)(\d+)\s*$/i;
const NEWEST = /\s*\blatest\s*$/i;

/**
 * Reads `[strategy] [round 2|latest|since 2026-10-01] [by function|level|priority]` as somebody types
 * it, curly quotes and long dashes and all; what is left names the strategy. The error is a kind sentence that says what can be written.
 */
export function parseReportRequest(text: string): Result<ReportRequest, string> {
  let rest = withoutQuotes(text);
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest);
    if (found === null) return undefined;
    rest = rest.slice(0, found.index).trim();
    return found[1] ?? '';
  };
  const by = take(BY)?.toLowerCase();
  const breakdown = BREAKDOWNS.find((each) => each === (by ?? 'function'));
  if (breakdown === undefined) {
    return err(`I can show it by function, by level or by priority, but not by “${by}”.`);
  }
  const since = take(SINCE);
  if (since !== undefined && !isDate(since)) {
    return err('Please write the day as 2026-10-01, for instance: since 2026-10-01.');
  }
  const number = take(ROUND);
  take(NEWEST);
  const which = whichRound(since, number);
  return ok({ strategy: rest, which, breakdown });
}

function whichRound(since: string | undefined, number: string | undefined): WhichRound {
  if (since !== undefined) return { kind: 'since', date: since };
  if (number !== undefined) return { kind: 'number', number: Number(number) };
  return { kind: 'latest' };
}

function isDate(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
