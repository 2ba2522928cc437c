import { shorten } from '../../../domain/words.ts';
import { EMPTY_TALLY } from '../../flags/tally.ts';
import type { Picture } from '../pictures/report-pictures.ts';
import type { Report, ReportRule } from '../report.ts';
import { html, type Markup } from './html-markup.ts';
import { pictureFigure } from './html-pictures.ts';
import { keyOfStands, stripsOf } from './html-stands.ts';

/** More columns than this would not fit on a phone; the rest goes into a table of its own. */
const RULES_IN_A_TABLE = 4;

/** Functions × decision rules: who stands where at a glance. */
export function tableSection({ priorities }: Report, pictures: readonly Picture[]): Markup {
  const rules = priorities.flatMap((priority) => priority.rules);
  const tables = Array.from({ length: Math.ceil(rules.length / RULES_IN_A_TABLE) }, (_, index) => {
    const first = index * RULES_IN_A_TABLE;
    return heatTable(rules.slice(first, first + RULES_IN_A_TABLE), first);
  });
  const counts = html`${keyOfStands()}
${tables}`;
  return html`<section aria-labelledby="where">
<h2 id="where">Who stands where</h2>
<p class="lead">One letter for each side of a trade-off, with the number of people. A column with both A and B is where plans part.</p>
${pictureFigure(pictures, 'who-stands-where')}
${pictures.length === 0 ? counts : html`<details><summary>The same as a table, with everybody counted</summary>${counts}</details>`}
</section>`;
}

function heatTable(rules: readonly ReportRule[], first: number): Markup {
  const heads = rules.map(
    (rule, index) =>
      html`<th scope="col"><b>Rule ${first + index + 1}</b> <span>${shorten(rule.prefer, 60)}</span></th>`,
  );
  const rows = functionsIn(rules).map(
    (name) =>
      html`<tr><th scope="row">${name}</th>${rules.map((rule) => cellOf(rule, name))}</tr>\n`,
  );
  const totals = rules.map((rule) => html`<td>${stripsOf(rule.tally, 'strips')}</td>`);
  return html`<table class="heat">
<caption>Rules ${first + 1} to ${first + rules.length} in the columns, functions in the rows. The rules in full are further down.</caption>
<thead><tr><th scope="col" class="where">Function</th>${heads}</tr></thead>
<tbody>
${rows}</tbody>
<tfoot><tr><th scope="row">Everybody</th>${totals}</tr></tfoot>
</table>
`;
}

function functionsIn(rules: readonly ReportRule[]): readonly string[] {
  return [...new Set(rules.flatMap((rule) => rule.byFunction.map((row) => row.function)))];
}

function cellOf(rule: ReportRule, name: string): Markup {
  const tally = rule.byFunction.find((row) => row.function === name)?.tally ?? EMPTY_TALLY;
  return html`<td>${stripsOf(tally, 'strips')}</td>`;
}
