import type { FlagQuote } from '../../../domain/flag.ts';
import { counted } from '../../../domain/words.ts';
import type { Excerpt } from '../../guide/library/article.ts';
import type { Finding } from '../finding-words.ts';
import type { Picture } from '../pictures/report-pictures.ts';
import type { Card, FindingList, Part, Section, SectionId } from '../sections.ts';
import { formatSeverity } from '../sections.ts';
import { html, type Markup, NOTHING, webAddress } from './html-markup.ts';
import { pictureFigure, voice } from './html-parts.ts';
import { rulesInHtml, standsInHtml } from './html-rules.ts';

const QUOTES_SHOWN = 6;
const PAIRS_SHOWN = 10;
/** Whose cards are a list, and how it looks; the cards of others stand one below the other. */
const LISTS: Partial<Readonly<Record<SectionId, 'flags' | 'read'>>> = {
  conflicts: 'flags',
  flags: 'flags',
  read: 'read',
};

/** A section as HTML, with those of the pictures that belong into it. */
export function sectionInHtml(section: Section, pictures: readonly Picture[]): Markup {
  const { id, title, lead, body } = section;
  // A page has no place for advice that there is none of.
  if (id === 'read' && body.kind === 'cards' && body.cards.length === 0) return NOTHING;
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
${lead === '' ? NOTHING : html`<p class="lead">${lead}</p>`}
${bodyInHtml(section, pictures)}
</section>
`;
}

function bodyInHtml({ id, body }: Section, pictures: readonly Picture[]) {
  switch (body.kind) {
    case 'stands':
      return standsInHtml(body.priorities, pictures);
    case 'rules':
      return rulesInHtml(body.priorities);
    case 'findings':
      return body.lists.map((list) => findingsInHtml(list, pictures));
    case 'cards':
      return body.cards.length === 0
        ? html`<p class="card">${body.none}</p>`
        : cardsInHtml(id, body.cards);
  }
}

function findingsInHtml(list: FindingList, pictures: readonly Picture[]): Markup {
  const { heading, picture, isWhole, findings } = list;
  const figure = pictureFigure(pictures, picture);
  // Where the picture says all that the list does, it stands for it.
  const isTold = isWhole && figure !== NOTHING;
  return html`${heading === '' ? NOTHING : html`<h3>${heading}</h3>`}${figure}${isTold ? NOTHING : definitions(findings)}
`;
}

function definitions(findings: readonly Finding[]): Markup {
  const rows = findings.map(
    ({ about, numbers }) => html`<div><dt>${about}</dt><dd>${numbers}</dd></div>\n`,
  );
  return html`<dl class="findings">${rows}</dl>`;
}

function cardsInHtml(id: SectionId, cards: readonly Card[]) {
  const list = LISTS[id];
  if (list === 'read') return html`<ol class="read">${cards.map(adviceCard)}</ol>`;
  if (list === undefined) return cards.map(topicCard);
  const shown = id === 'conflicts' ? cards.slice(0, PAIRS_SHOWN) : cards;
  const left = cards.length - shown.length;
  return html`<ol class="flags">${shown.map(talkCard)}</ol>
${left > 0 ? html`<p class="soft small">And ${counted(left, 'more pair', 'more pairs')} like these.</p>` : NOTHING}`;
}

function talkCard(card: Card): Markup {
  const { heading, place, severity, parts } = card;
  const top =
    severity === null
      ? html`<h3>${place}: ${heading}</h3>`
      : html`<header><h3>${heading}</h3><span>${formatSeverity(card)}</span></header>`;
  return html`<li><article class="${severity === null ? 'card flag' : `flag card ${severity}`}">
${top}
${parts.map(partInHtml)}
</article></li>
`;
}

function topicCard({ heading, parts }: Card): Markup {
  return html`<article class="card priority"><h3>${heading}</h3>
${parts.map(partInHtml)}
</article>
`;
}

function adviceCard({ heading, parts }: Card): Markup {
  return html`<li class="card"><p><b>${heading}</b></p>${parts.map(partInHtml)}</li>
`;
}

function partInHtml(part: Part): Markup {
  switch (part.kind) {
    case 'words':
      return html`<p>${part.text}</p>\n`;
    case 'aside':
      return html`<p class="soft">${part.text}</p>\n`;
    case 'upshot':
      return html`<p class="cause">${part.label === '' ? NOTHING : html`<b>${part.label}</b> `}${part.text}</p>`;
    case 'quotes':
      return quotesInHtml(part.quotes);
    case 'facts':
      return part.facts.length === 0
        ? NOTHING
        : html`<ul class="facts">${part.facts.map((fact) => html`<li>${fact}</li>`)}</ul>`;
    case 'excerpt':
      return excerptInHtml(part.excerpt);
  }
}

function quotesInHtml(quotes: readonly FlagQuote[]): Markup {
  if (quotes.length === 0) return NOTHING;
  const left = quotes.length - QUOTES_SHOWN;
  return html`<div class="voices">${quotes.slice(0, QUOTES_SHOWN).map(voice)}</div>
${left > 0 ? html`<p class="soft small">And ${counted(left, 'more quote', 'more quotes')} like these.</p>\n` : NOTHING}`;
}

function excerptInHtml(excerpt: Excerpt | null): Markup {
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
