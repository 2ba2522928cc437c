import { askedIn, EMPTY_TALLY, type OwnTally, type Tally } from '../../flags/tally.ts';
import { type Report, type ReportRule, rulesOf } from '../report.ts';

/** The people of a group on a rule, as a cell shows them. */
type HeatCell = { readonly tally: Tally; readonly own: OwnTally };

const NOBODY: HeatCell = { tally: EMPTY_TALLY, own: { prefer: 0, over: 0, split: 0 } };

/** A row of the heat map: a function, or everybody. */
export type HeatRow = {
  readonly label: string;
  readonly asked: number;
  readonly cellOf: (rule: ReportRule) => HeatCell;
};

/** More rows than this would not be read; tallies.csv has all of them. */
const MOST_ROWS = 20;
export const EVERYBODY = 'Everybody';

/** What the rows of the heat map are. */
export type RowsBy = 'function' | 'level';

/**
 * The functions by name, the largest where there are too many, or the levels from the top down; and
 * everybody at the end. Where levels may not be told apart there is everybody alone.
 */
export function heatRows(
  report: Report,
  by: RowsBy,
): {
  readonly rows: readonly HeatRow[];
  readonly left: number;
} {
  const all = everybody(report);
  if (by === 'level') return { rows: [...levelRows(report), all], left: 0 };
  const groups = rulesOf(report)[0]?.byFunction ?? [];
  const bySize = [...groups].sort((a, b) => askedIn(b.tally) - askedIn(a.tally));
  const shown = new Set(bySize.slice(0, MOST_ROWS).map((group) => group.function));
  const rows = groups
    .filter((group) => shown.has(group.function))
    .map((group) => functionRow(group.function, askedIn(group.tally)));
  // One function is everybody.
  return { rows: rows.length === 1 ? [all] : [...rows, all], left: groups.length - shown.size };
}

function everybody({ response }: Report): HeatRow {
  return {
    label: EVERYBODY,
    asked: response.asked,
    cellOf: (rule) => rule,
  };
}

function levelRows(report: Report): readonly HeatRow[] {
  const levels = rulesOf(report)[0]?.byLevel ?? [];
  return levels.map(({ level, tally: sample }) => ({
    label: level,
    asked: askedIn(sample),
    cellOf: ({ byLevel }) => byLevel.find((each) => each.level === level) ?? NOBODY,
  }));
}

function functionRow(label: string, asked: number): HeatRow {
  return {
    label,
    asked,
    cellOf: ({ byFunction }) => byFunction.find((each) => each.function === label) ?? NOBODY,
  };
}
