import {
  type Action,
  type CardSide,
  type CollisionCard,
  formatAction,
} from '../collision-cards.ts';
import { html, type Markup, NOTHING } from './html-markup.ts';
import { voice } from './html-parts.ts';

/** What an executive steps in for, one card for each collision. */
export function cardsInHtml(cards: readonly CollisionCard[], more: string): Markup {
  return html`<ol class="cards">${cards.map(cardInHtml)}</ol>
${more === '' ? NOTHING : html`<p class="more">${more}</p>`}`;
}

/** Both sides beside each other, who decides, and what to do. */
export function cardInHtml(card: CollisionCard): Markup {
  const { about, heading, sides, standing } = card;
  return html`<li><article class="card collision ${standing}">
<header><h3>${about}</h3><p>${heading}</p></header>
<div class="sides">${sides.map(sideInHtml)}</div>
${decidesInHtml(card)}
${actionInHtml(card.action)}
</article></li>
`;
}

function sideInHtml({ side, label, words, said, seems, voice: heard }: CardSide): Markup {
  return html`<div class="side is-${side}">
<p class="label">${label}</p>
<p class="words">${words}</p>
<p class="who">${said}${seems === '' ? NOTHING : html`; <span class="light">${seems}</span>`}</p>
${heard === null ? NOTHING : voice(heard)}</div>
`;
}

function decidesInHtml({ decides, doubts }: CollisionCard): Markup {
  const rights = decides.length === 0 ? ['The strategy does not say.'] : decides;
  return html`<div class="decides"><p class="label">Who decides</p>
<div>${rights.map((right) => html`<p>${right}</p>`)}${doubts.map(doubtInHtml)}</div></div>
`;
}

function doubtInHtml({ words, signature, isOwn }: CollisionCard['doubts'][number]): Markup {
  const who = isOwn
    ? `${signature} sees it otherwise`
    : 'Somebody seems to see it otherwise, not confirmed';
  return html`<p class="${isOwn ? '' : 'light'}">${who}: “${words}”</p>`;
}

function actionInHtml(action: Action): Markup {
  return html`<div class="next"><p class="label">Next</p><p>${formatAction(action)}</p></div>`;
}
