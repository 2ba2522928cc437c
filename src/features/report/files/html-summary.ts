import type { Report } from '../report.ts';
import { html, type Markup } from './html-markup.ts';
import {
  KIND_WORDS,
  readersInWords,
  responseNotes,
  responseRate,
  roundInWords,
} from './plain-words.ts';

/** The top of the page: which strategy, the one sentence, what was asked. */
export function titleSection({ strategy, round, headline, readBy }: Report): Markup {
  const period = strategy.period === '' ? '' : `, ${strategy.period}`;
  const questions = round.questions.map((text) => html`<p class="question">${text}</p>`);
  return html`<header>
<p class="brand">Throughline</p>
<h1>${strategy.name}${period}</h1>
<p class="headline">${headline}</p>
${questions}
<p class="soft small">${roundInWords(round)} ${readersInWords(readBy)}</p>
</header>`;
}

/** Who answered, and what kind of answers they gave. */
export function responseSection({ response, kinds }: Report): Markup {
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
