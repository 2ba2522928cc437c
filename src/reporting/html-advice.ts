import { CAUSE_WORDS } from '../domain/cause.ts';
import { html, type Markup, NOTHING, webAddress } from './html-markup.ts';
import type { ReportAdvice, ReportExcerpt } from './report-input.ts';

/** What to read about each cause, the weightiest first. */
export function adviceSection(advice: readonly ReportAdvice[]): Markup {
  if (advice.length === 0) return NOTHING;
  const items = advice.map(
    ({ cause, excerpt }) =>
      html`<li class="card"><p class="soft small">Because ${CAUSE_WORDS[cause]}</p>${excerptOf(excerpt)}</li>\n`,
  );
  return html`<section aria-labelledby="read">
<h2 id="read">What to read first</h2>
<p class="lead">One passage for each cause, the one behind most of the above first.</p>
<ol class="read">${items}</ol>
</section>`;
}

function excerptOf(excerpt: ReportExcerpt | null): Markup {
  if (excerpt === null) return html`<p>The library has nothing on this yet.</p>`;
  const { article, heading, text } = excerpt;
  const address = webAddress(article.url);
  const title =
    address === null ? html`${article.title}` : html`<a href="${address}">${article.title}</a>`;
  const notes = [heading, article.readingTime, article.attribution].filter((note) => note !== '');
  return html`<h3>${title}</h3>
<blockquote>${text}</blockquote>
<p class="soft small">${notes.join(' · ')}</p>`;
}
