import { CAUSE_WORDS } from '../../../domain/cause.ts';
import type { Excerpt } from '../../guide/library/article.ts';
import type { CauseFact } from '../cause-evidence.ts';
import type { FullReport } from '../report.ts';
import { causesOf } from './causes-of.ts';
import { factInWords } from './finding-words.ts';
import { html, type Markup, NOTHING, webAddress } from './html-markup.ts';

/** What lies behind it all, what speaks for that, and what to read about it; the weightiest first. */
export function adviceSection({ report, advice }: FullReport): Markup {
  const causes = causesOf(report);
  if (causes.length === 0) return NOTHING;
  const items = causes.map(({ cause, facts }) => {
    const about = advice.find((each) => each.cause === cause);
    return html`<li class="card"><p><b>Because ${CAUSE_WORDS[cause]}</b></p>${factsOf(facts)}${about === undefined ? NOTHING : excerptOf(about.excerpt)}</li>\n`;
  });
  return html`<section aria-labelledby="read">
<h2 id="read">What to do first</h2>
<p class="lead">What lies behind it, what speaks for that, and a passage that helps. The cause behind most of the above comes first.</p>
<ol class="read">${items}</ol>
</section>`;
}

function factsOf(facts: readonly CauseFact[]): Markup {
  if (facts.length === 0) return NOTHING;
  return html`<ul class="facts">${facts.map((fact) => html`<li>${factInWords(fact)}</li>`)}</ul>`;
}

function excerptOf(excerpt: Excerpt | null): Markup {
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
