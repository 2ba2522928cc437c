import { shorten } from '../../../domain/words.ts';
import { signatureOf } from '../../flags/quotes.ts';
import { EMPTY_TALLY } from '../../flags/tally.ts';
import { ruleNotes } from '../finding-words.ts';
import type { Picture } from '../pictures/report-pictures.ts';
import { type ReportPriority, type ReportRule, type ReportStand, rulesOf } from '../report.ts';
import { html, type Markup, NOTHING } from './html-markup.ts';
import { keyOfStands, markOf, pictureFigure, stripsOf } from './html-parts.ts';

const NAMES_SHOWN = 12;
const SPOKEN = ['prefer', 'over', 'split'] as const;
/** More columns than this would not fit on a phone; the rest goes into a table of its own. */
const RULES_IN_A_TABLE = 4;

/** Functions × decision rules: who stands where at a glance. */
export function standsInHtml(
  priorities: readonly ReportPriority[],
  pictures: readonly Picture[],
): Markup {
  const rules = rulesOf({ priorities });
  const tables = Array.from({ length: Math.ceil(rules.length / RULES_IN_A_TABLE) }, (_, index) => {
    const first = index * RULES_IN_A_TABLE;
    return heatTable(rules.slice(first, first + RULES_IN_A_TABLE), first);
  });
  const counts = html`${keyOfStands()}
${tables}`;
  return html`${pictureFigure(pictures, 'who-stands-where')}
${pictures.length === 0 ? counts : html`<details><summary>The same as a table, with everybody counted</summary>${counts}</details>`}`;
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

/** Each priority with its decision rules in full and the people on each side. */
export function rulesInHtml(priorities: readonly ReportPriority[]): readonly Markup[] {
  let count = 0;
  return priorities.map((priority) => {
    const card = priorityCard(priority, count);
    count += priority.rules.length;
    return card;
  });
}

function priorityCard({ title, decisionRights, rules }: ReportPriority, before: number): Markup {
  const rights = decisionRights.map(
    (right) => html`<p class="soft small">Who may decide: ${right}</p>`,
  );
  const cards = rules.map((rule, index) => ruleCard(rule, before + index + 1));
  return html`<article class="priority card"><h3>${title}</h3>${rights}${cards}</article>\n`;
}

function ruleCard(rule: ReportRule, number: number): Markup {
  const cost =
    rule.evenIf === '' ? NOTHING : html` <span class="soft">even if ${rule.evenIf}</span>`;
  const rows = SPOKEN.map((stand) => peopleRow(rule, stand));
  const notes = ruleNotes(rule).map((note) => html`<p class="soft small">${note}</p>`);
  return html`<div class="rule">
<p class="number">Rule ${number}</p>
<dl><dt>${markOf('prefer')}</dt><dd>${rule.prefer}${cost}</dd><dt>${markOf('over')}</dt><dd>${rule.over}</dd></dl>
${stripsOf(rule.tally, 'bar')}
<div class="people">${rows}</div>
${notes}
</div>`;
}

function peopleRow(rule: ReportRule, stand: ReportStand['stand']): Markup {
  const people = rule.stands.filter((each) => each.stand === stand);
  if (people.length === 0) return NOTHING;
  const left = people.length - NAMES_SHOWN;
  const more = left > 0 ? html` and ${left} more` : NOTHING;
  const names = people.slice(0, NAMES_SHOWN).map((each, index) => signed(each, index > 0));
  return html`<p>${markOf(stand)}${names}${more}</p>`;
}

function signed(stand: ReportStand, isNext: boolean) {
  const { decided } = stand;
  const unsure = decided ? NOTHING : html` <span class="unsure">unsure</span>`;
  return html`${isNext ? '; ' : ''}${signatureOf(stand)}${unsure}`;
}
