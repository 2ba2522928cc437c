import type { FlagQuote } from '../../../domain/flag.ts';
import type { Stand } from '../../flags/round-view.ts';
import type { Tally } from '../../flags/tally.ts';
import type { Picture, PictureName } from '../pictures/report-pictures.ts';
import {
  formatTally,
  plainReplyText,
  STAND_MARKS,
  STAND_WORDS,
  STANDS,
  speakerOf,
} from '../report-words.ts';
import { html, type Markup, NOTHING } from './html-markup.ts';

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
  return html`<div class="${shape}" aria-hidden="true">${strips}</div><span class="hidden">${formatTally(tally)}</span>`;
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

/** A picture in two shapes, of which the page shows the one that fits, with its words for screen readers. */
export function pictureFigure(pictures: readonly Picture[], name: PictureName): Markup {
  const picture = pictures.find((each) => each.name === name);
  if (picture === undefined) return NOTHING;
  return html`<figure class="picture" role="img" aria-label="${picture.alt}">
<div class="wide" aria-hidden="true">${inline(picture.wide, `${name}-w`)}</div>
<div class="narrow" aria-hidden="true">${inline(picture.narrow, `${name}-n`)}</div>
</figure>`;
}

/** Ids of several pictures on one page must not meet: a hidden one would take its hatching along. */
function inline(svg: string, prefix: string): Markup {
  const own = svg.replace(/\bid="([^"]+)"/g, `id="${prefix}-$1"`);
  return { markup: own.replace(/url\(#([^)]+)\)/g, `url(#${prefix}-$1)`) };
}
