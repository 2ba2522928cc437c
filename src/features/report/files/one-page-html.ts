import { CAUSE_WORDS } from '../../../domain/cause.ts';
import type { FlagContent, FlagQuote } from '../../../domain/flag.ts';
import { formatList, shorten } from '../../../domain/words.ts';
import {
  alignmentFindings,
  causesOf,
  changeFindings,
  type Finding,
  formatCompared,
  formatFact,
} from '../finding-words.ts';
import type { Picture } from '../pictures/report-pictures.ts';
import type { FullReport, Report } from '../report.ts';
import {
  FLAG_TITLES,
  formatRound,
  plainReplyText,
  quotesInTurn,
  responseRate,
  speakerOf,
} from '../report-words.ts';
import { html, htmlPage, type Markup, NOTHING } from './html-markup.ts';
import { pictureFigure } from './html-parts.ts';

const SHOWN = 3;
const QUOTE = 180;
const SUMMARY = 260;
const EXCERPT = 320;

const STYLE_OF_ONE_PAGE = `
main { max-width:52rem; padding-top:1.5rem; }
.headline { font-size:1.45rem; margin:.3rem 0 .6rem; }
h2 { font-size:1.1rem; margin:1.1rem 0 .3rem; }
.short > li { margin-bottom:.55rem; } .short { font-size:.92rem; }
.short q { font-family:Georgia,"DejaVu Serif",serif; } .short cite { color:var(--soft); font-style:normal; font-size:.84rem; }
.picture { padding:0; border:0; margin:.5rem 0; background:none; }
@media print { html,body { font-size:11.5px; line-height:1.4; } .headline { font-size:1.6rem; } h2 { margin-top:.7rem; }
  .picture svg { max-height:112mm; width:auto; max-width:100%; } .short > li { break-inside:avoid; margin-bottom:.35rem; } }
@page { size:A4; margin:12mm; }
`;

/**
 * The report for those who have a minute: what it comes to, who stands where, three things to talk
 * about and what to do first. It prints on one sheet of A4. Safe as the report itself is.
 */
export function onePageAsHtml(input: FullReport, pictures: readonly Picture[]): string {
  const { report } = input;
  const { strategy, hidden } = report;
  const body = html`${top(report)}
${hidden === null ? html`${pictureFigure(pictures, 'who-stands-where')}${talks(report)}${changes(report)}${first(input)}` : NOTHING}`;
  return htmlPage(`${strategy.name}: the report on one page`, STYLE_OF_ONE_PAGE, body);
}

function top(report: Report): Markup {
  const { strategy, response, round, headline, hidden } = report;
  const period = strategy.period === '' ? '' : `, ${strategy.period}`;
  const rate = `${response.replied} of ${response.asked} answered (${responseRate(response)}%).`;
  const found = hidden === null ? alignmentFindings(report).map(formatFinding).join(' ') : '';
  return html`<p class="brand">Throughline</p>
<h1>${strategy.name}${period}</h1>
<p class="headline">${headline}</p>
<p>${rate} ${found}</p>
<p class="soft small">${formatRound(round)}</p>`;
}

function formatFinding({ about, numbers }: Finding): string {
  return `${about}: ${numbers}.`;
}

function talks({ flags }: Report): Markup {
  if (flags.length === 0) return NOTHING;
  const items = flags.slice(0, SHOWN).map(talk);
  return html`<h2>To talk about first</h2>
<ol class="short">${items}</ol>`;
}

function talk(flag: FlagContent): Markup {
  const quotes = quotesInTurn(flag).slice(0, 2).map(spoken);
  return html`<li><b>${FLAG_TITLES[flag.kind]}.</b> ${shorten(flag.summary, SUMMARY)} ${quotes}</li>
`;
}

function spoken(quote: FlagQuote): Markup {
  return html`<q>${shorten(plainReplyText(quote.quote), QUOTE)}</q> <cite>${speakerOf(quote)}</cite> `;
}

function changes(report: Report): Markup {
  const [demonstrated] = changeFindings(report);
  if (demonstrated === undefined) return NOTHING;
  return html`<h2>${formatCompared(report)}</h2><p>${formatFinding(demonstrated)}</p>`;
}

function first({ report, advice }: FullReport): Markup {
  const causes = causesOf(report).slice(0, SHOWN);
  if (causes.length === 0) return NOTHING;
  const items = causes.map(({ cause, facts }) => {
    const excerpt = advice.find((each) => each.cause === cause)?.excerpt ?? null;
    const read =
      excerpt === null
        ? NOTHING
        : html` <i>${excerpt.article.title}:</i> ${shorten(excerpt.text, EXCERPT)}`;
    return html`<li><b>Because ${CAUSE_WORDS[cause]}.</b> ${formatList(facts.slice(0, 1).map(formatFact))}${read}</li>
`;
  });
  return html`<h2>What to do first</h2>
<ol class="short">${items}</ol>`;
}
