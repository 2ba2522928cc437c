import type { Picture } from '../pictures/report-pictures.ts';
import type { FullReport, Report } from '../report.ts';
import { formatRound, responseNotes } from '../report-words.ts';
import { sectionsOf } from '../sections.ts';
import { html, htmlPage, type Markup } from './html-markup.ts';
import { soft } from './html-parts.ts';
import { sectionInHtml } from './html-sections.ts';

/**
 * The report as one page: no script and no outside resource, readable on a phone, printable in
 * black and white. Everything that people or articles wrote is escaped. `pictures` are those of
 * `drawPictures`.
 */
export function reportAsHtml(full: FullReport, pictures: readonly Picture[] = []): string {
  const { report } = full;
  const body = html`${headOf(report)}
${sectionsOf(full).map((section) => sectionInHtml(section, pictures))}`;
  return htmlPage(`${report.strategy.name}: where plans part`, '', body);
}

/** The top of a page: which strategy, the one sentence, when it was asked. */
export function headOf({ strategy, round, headline, hidden, response }: Report): Markup {
  const period = strategy.period === '' ? '' : `, ${strategy.period}`;
  const notes = hidden === null ? [] : responseNotes(response).map(soft);
  return html`<header>
<p class="brand">Throughline</p>
<h1>${strategy.name}${period}</h1>
<p class="headline">${headline}</p>
${soft(formatRound(round))}${notes}</header>`;
}
