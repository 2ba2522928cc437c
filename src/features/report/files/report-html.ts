import type { Picture } from '../pictures/report-pictures.ts';
import type { FullReport, Report } from '../report.ts';
import {
  formatReaders,
  formatRound,
  KIND_WORDS,
  responseNotes,
  responseRate,
} from '../report-words.ts';
import { sectionsOf } from '../sections.ts';
import { html, htmlPage, type Markup } from './html-markup.ts';
import { sectionInHtml } from './html-sections.ts';

/**
 * The report as one page: no script and no outside resource, readable on a phone, printable in
 * black and white. Everything that people or articles wrote is escaped. `pictures` are those of
 * `drawPictures`; without them the tables tell the same.
 */
export function reportAsHtml(full: FullReport, pictures: readonly Picture[] = []): string {
  const { report } = full;
  const { strategy } = report;
  const body = html`${titleSection(report)}
${responseSection(report)}
${sectionsOf(full).map((section) => sectionInHtml(section, pictures))}
<footer>
<p>A machine read these replies. It can be wrong, and it says where it is unsure: talk with the person before you act on a line of this report.</p>
<p>The rules are those of version ${strategy.version} of the strategy, the one that people were asked about. Everybody asked counts once in each rule; those who did not reply are counted and never named.</p>
</footer>`;
  return htmlPage(`${strategy.name}: who stands where`, '', body);
}

/** The top of the page: which strategy, the one sentence, what was asked. */
function titleSection({ strategy, round, headline, readBy }: Report): Markup {
  const period = strategy.period === '' ? '' : `, ${strategy.period}`;
  const questions = round.questions.map((text) => html`<p class="question">${text}</p>`);
  return html`<header>
<p class="brand">Throughline</p>
<h1>${strategy.name}${period}</h1>
<p class="headline">${headline}</p>
${questions}
<p class="soft small">${formatRound(round)} ${formatReaders(readBy)}</p>
</header>`;
}

/** Who answered, and what kind of answers they gave. */
function responseSection({ response, kinds }: Report): Markup {
  const rate = responseRate(response);
  const notes = responseNotes(response).map((note) => html`<p class="soft small">${note}</p>`);
  const most = Math.max(1, ...KIND_WORDS.map(([kind]) => kinds[kind]));
  const rows = KIND_WORDS.map(([kind, words]) => kindRow(kinds[kind], most, words));
  return html`<section class="answered card" aria-label="Who answered">
<div><p class="rate">${response.replied} of ${response.asked}</p>
<div class="meter" aria-hidden="true"><i style="width:${rate}%"></i></div>
<p>answered, ${rate}%</p>
${notes}</div>
<div><h3>Of the replies</h3>
<ul class="kinds">${rows}</ul></div>
</section>`;
}

function kindRow(count: number, most: number, words: string): Markup {
  const width = Math.round((100 * count) / most);
  if (count === 0) return html`<li class="zero"><b>0</b> <span>${words}</span></li>`;
  return html`<li><b>${count}</b> <span>${words}</span> <i style="width:${width}%" aria-hidden="true"></i></li>`;
}
