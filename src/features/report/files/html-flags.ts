import { CAUSE_WORDS } from '../../../domain/cause.ts';
import type { FlagContent, FlagQuote } from '../../../domain/flag.ts';
import { counted } from '../../../domain/words.ts';
import type { Report } from '../report.ts';
import { html, type Markup, NOTHING } from './html-markup.ts';
import { markOf } from './html-stands.ts';
import { plainReplyText } from './plain-reply-text.ts';
import {
  FLAG_TITLES,
  namesItsCause,
  pickQuotes,
  SEVERITY_WORDS,
  speakerOf,
} from './plain-words.ts';

const QUOTES_SHOWN = 6;

/** What needs a talk, the gravest first, in the words of the people themselves. */
export function flagsSection({ flags }: Report): Markup {
  const cards = flags.map((flag) => html`<li>${flagCard(flag)}</li>\n`);
  const body =
    cards.length === 0
      ? html`<p class="card">Nothing that wants a talk has come up.</p>`
      : html`<ol class="flags">${cards}</ol>`;
  return html`<section aria-labelledby="flags">
<h2 id="flags">What needs a talk</h2>
<p class="lead">In the words of those who wrote them. Nobody is wrong here: each read the strategy from where they stand.</p>
${body}
</section>`;
}

function flagCard(flag: FlagContent): Markup {
  const shown = pickQuotes(flag, QUOTES_SHOWN);
  const left = flag.quotes.length - shown.length;
  return html`<article class="flag card ${flag.severity}">
<header><h3>${FLAG_TITLES[flag.kind]}</h3><span>${SEVERITY_WORDS[flag.severity]}</span></header>
<p>${flag.summary}</p>
${shown.length === 0 ? NOTHING : html`<div class="voices">${shown.map(voice)}</div>`}
${left === 0 ? NOTHING : html`<p class="soft small">And ${counted(left, 'more quote', 'more quotes')} like these.</p>`}
${namesItsCause(flag) ? NOTHING : html`<p class="cause"><b>What stands behind it:</b> ${CAUSE_WORDS[flag.cause]}.</p>`}
</article>`;
}

/** Words of one person with who said them, in the colours of their side. */
export function voice(quote: FlagQuote): Markup {
  const { side } = quote;
  const mark = side === null ? NOTHING : markOf(side);
  return html`<figure class="voice ${side === null ? '' : `is-${side}`}">
<blockquote>“${plainReplyText(quote.quote)}”</blockquote>
<figcaption>${mark}${speakerOf(quote)}</figcaption>
</figure>`;
}
