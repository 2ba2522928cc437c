import type { ReportKey } from '../report-request.ts';
import { BREAKDOWNS } from '../report-request.ts';

/** The buttons of a report. Their value is `keyValue`; with a page before it where one is turned. */
export const REPORT = {
  show: 'report_show',
  flags: 'report_flags',
  /** With "_function", "_level" or "_priority". */
  by: 'report_by',
  quotes: 'report_quotes',
  post: 'report_post',
  withQuotes: 'report_post_quotes',
  download: 'report_download',
  freeze: 'report_freeze',
  frozen: 'report_frozen',
  predict: 'report_believe',
  skipPrediction: 'report_skip_belief',
  notes: 'report_notes',
} as const;

/** The forms of a report; their metadata says which report it is. */
export const PREDICTION_FORM = 'report_belief_form';
export const POST_FORM = 'report_post_form';

/** Which report a button is about, in one word each: "round <id> <earlier id or -> function". */
export function keyValue({ source, breakdown }: ReportKey): string {
  return source.kind === 'round'
    ? `round ${source.roundId} ${source.earlierId ?? '-'} ${breakdown}`
    : `frozen ${source.frozenId} - ${breakdown}`;
}

/** The report that a button is about; undefined for a value that is not ours. */
export function keyOf(value: string): ReportKey | undefined {
  const [kind, id, earlier, by] = value.split(' ');
  const breakdown = BREAKDOWNS.find((each) => each === by);
  if (!id || !earlier || breakdown === undefined) return undefined;
  if (kind === 'frozen') return { source: { kind, frozenId: id }, breakdown };
  if (kind !== 'round') return undefined;
  return { source: { kind, roundId: id, earlierId: earlier === '-' ? null : earlier }, breakdown };
}

/** A page of something that is about a report. */
export function pageValue(key: ReportKey): (page: number) => string {
  return (page) => `${page} ${keyValue(key)}`;
}

/** The page and the report of such a value; the first page where there is none. */
export function pageAndKey(value: string): {
  readonly page: number;
  readonly key: ReportKey | undefined;
} {
  const [, page, rest] = /^(?:(\d+) )?(.*)$/s.exec(value) ?? [];
  return { page: Number(page ?? 0), key: keyOf(rest ?? '') };
}
