import { signatureOf } from '../../flags/quotes.ts';
import type { Report, ReportPriority, ReportRule, ReportStand } from '../report.ts';
import { ruleNotes } from './finding-words.ts';
import { html, type Markup, NOTHING } from './html-markup.ts';
import { markOf, stripsOf } from './html-stands.ts';

const NAMES_SHOWN = 12;
const SPOKEN = ['prefer', 'over', 'split'] as const;

/** Each priority with its decision rules in full and the people on each side. */
export function rulesSection({ priorities }: Report): Markup {
  let count = 0;
  const cards = priorities.map((priority) => {
    const card = priorityCard(priority, count);
    count += priority.rules.length;
    return card;
  });
  return html`<section aria-labelledby="rules">
<h2 id="rules">The trade-offs, one by one</h2>
${cards}
</section>`;
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
