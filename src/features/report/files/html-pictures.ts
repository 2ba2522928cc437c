import type { Picture, PictureName } from '../pictures/report-pictures.ts';
import { html, type Markup, NOTHING } from './html-markup.ts';

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
