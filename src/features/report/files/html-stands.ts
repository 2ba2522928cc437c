import type { Stand } from '../../flags/round-view.ts';
import type { Tally } from '../../flags/tally.ts';
import { html, type Markup } from './html-markup.ts';
import { STAND_MARKS, STAND_WORDS, STANDS, tallyInWords } from './stand-words.ts';

/** A letter in the colours of its stand. */
export function markOf(stand: Stand): Markup {
  return html`<span class="mark ${stand}">${STAND_MARKS[stand]}</span>`;
}

/** What the letters mean. */
export function keyOfStands(): Markup {
  const items = STANDS.map((stand) => html`<li>${markOf(stand)} ${STAND_WORDS[stand]}</li>`);
  return html`<ul class="key" aria-label="What the letters mean">${items}</ul>`;
}

/** Letters with counts, as wide as the counts; the same in words for those who cannot see them. */
export function stripsOf(tally: Tally, shape: 'strips' | 'bar'): Markup {
  const strips = STANDS.filter((stand) => tally[stand] > 0).map(
    (stand) =>
      html`<span class="mark ${stand}" style="--n:${tally[stand]}">${STAND_MARKS[stand]} ${tally[stand]}</span>`,
  );
  return html`<div class="${shape}" aria-hidden="true">${strips}</div><span class="hidden">${tallyInWords(tally)}</span>`;
}
