import type { Report, ReportRule } from '../../domain/report.ts';
import { askedIn, EMPTY_TALLY } from '../../domain/tally.ts';
import type { HeatCell } from './heat-cell.ts';

/** A row of the heat map: a function, or everybody. */
export type HeatRow = {
  readonly label: string;
  readonly asked: number;
  readonly cellOf: (rule: ReportRule) => HeatCell;
};

/** More rows than this would not be read; the tables of the report have all of them. */
const MOST_ROWS = 20;
export const EVERYBODY = 'Everybody';

/** The decision rules of a report, in its order. */
export function rulesOf({ priorities }: Pick<Report, 'priorities'>): readonly ReportRule[] {
  return priorities.flatMap(({ rules }) => rules);
}

/** The functions by name, the largest where there are too many, and everybody at the end. */
export function heatRows(report: Report): {
  readonly rows: readonly HeatRow[];
  readonly left: number;
} {
  const groups = rulesOf(report)[0]?.byFunction ?? [];
  const bySize = [...groups].sort((a, b) => askedIn(b.tally) - askedIn(a.tally));
  const shown = new Set(bySize.slice(0, MOST_ROWS).map((group) => group.function));
  const rows = groups
    .filter((group) => shown.has(group.function))
    .map((group) => functionRow(group.function, askedIn(group.tally)));
  const all: HeatRow = {
    label: EVERYBODY,
    asked: report.response.asked,
    cellOf: ({ tally, unsure }) => ({ tally, unsure, difference: null }),
  };
  // One function is everybody.
  return { rows: rows.length === 1 ? [all] : [...rows, all], left: groups.length - shown.size };
}

function functionRow(label: string, asked: number): HeatRow {
  return {
    label,
    asked,
    cellOf({ byFunction }) {
      const group = byFunction.find((each) => each.function === label);
      return {
        tally: group?.tally ?? EMPTY_TALLY,
        difference: group?.difference ?? 'too-few',
        unsure: 0,
      };
    },
  };
}
