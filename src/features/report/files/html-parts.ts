import type { Voice } from '../collision-cards.ts';
import type { Picture, PictureName } from '../pictures/report-pictures.ts';
import { html, type Markup, NOTHING } from './html-markup.ts';

/** Words of one person with who said them; what only reads like something is lighter and unsigned. */
export function voice({ words, signature, isOwn }: Voice): Markup {
  return html`<figure class="${isOwn ? 'voice' : 'voice read'}">
<blockquote>“${words}”</blockquote>
<figcaption>${signature}</figcaption>
</figure>
`;
}

/** Something small and soft; nothing where there is nothing to say. */
export function soft(text: string): Markup {
  return text === '' ? NOTHING : html`<p class="soft small">${text}</p>\n`;
}

/** A picture in two shapes, of which the page shows the one that fits, with its words for screen readers. */
export function pictureFigure(pictures: readonly Picture[], name: PictureName | null): Markup {
  const picture = pictures.find((each) => each.name === name);
  if (picture === undefined) return NOTHING;
  return html`<figure class="picture" role="img" aria-label="${picture.alt}">
<div class="wide" aria-hidden="true">${inline(picture.wide, `${picture.name}-w`)}</div>
<div class="narrow" aria-hidden="true">${inline(picture.narrow, `${picture.name}-n`)}</div>
</figure>
`;
}

/** Ids of several pictures on one page must not meet: a hidden one would take its parts along. */
function inline(svg: string, prefix: string): Markup {
  const own = svg.replace(/\bid="([^"]+)"/g, `id="${prefix}-$1"`);
  return { markup: own.replace(/url\(#([^)]+)\)/g, `url(#${prefix}-$1)`) };
}
