import type { Report, ReportRule } from '../domain/report.ts';
import type { Tally } from '../domain/tally.ts';
import { shorten } from '../domain/words.ts';
import { escapeHtml } from './html.ts';
import { SIDE_WORDS } from './in-words.ts';

/** Sides by a letter as well as a colour, so that the table reads in black and white. */
const LETTERS = { prefer: 'A', over: 'B', split: 'AB' } as const;

/** Functions by decision rules: who takes which side, as a table that screen readers can read. */
export function heatTable(report: Report): string {
  const rules = report.priorities.flatMap((priority) => priority.rules);
  const functions = rules[0]?.byFunction.map((entry) => entry.function) ?? [];
  const head = rules.map(
    (rule) =>
      `<th scope="col"><b>A</b> ${escapeHtml(shorten(rule.prefer, 90))}<br><b>B</b> ${escapeHtml(shorten(rule.over, 70))}</th>`,
  );
  const rows = functions.map(
    (name) =>
      `<tr><th scope="row">${escapeHtml(name)}</th>${rules.map((rule) => cell(rule, name)).join('')}</tr>`,
  );
  return `<div class="wide"><table>
<caption>Which side each function takes: A is what the strategy puts first, B is what it gives up.</caption>
<thead><tr><td></td>${head.join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table></div>`;
}

function cell(rule: ReportRule, name: string): string {
  const tally = rule.byFunction.find((entry) => entry.function === name)?.tally;
  if (tally === undefined) return '<td></td>';
  const marks = (['prefer', 'over', 'split'] as const)
    .filter((side) => tally[side] > 0)
    .map(
      (side) =>
        `<span class="${side}" title="${tally[side]} ${SIDE_WORDS[side]}">${LETTERS[side]} ${tally[side]}</span>`,
    );
  const rest = tally.silent + tally.unread;
  const quiet = [
    rest > 0 ? `<small>${rest} silent</small>` : '',
    tally.none > 0 ? `<small>${tally.none} no answer</small>` : '',
  ].join(' ');
  return `<td class="${tone(tally)}">${marks.join(' ')} ${quiet}</td>`;
}

function tone(tally: Tally): string {
  if (tally.prefer + tally.over + tally.split === 0) return 'silence';
  return tally.over > 0 && tally.prefer > 0 ? 'parted' : '';
}
