import { type CollisionCard, formatAction } from '../collision-cards.ts';
import type { Picture } from '../pictures/report-pictures.ts';
import type { FullReport } from '../report.ts';
import { type Note, type Section, type SectionId, type Step, sectionsOf } from '../sections.ts';
import { html, htmlPage, type Markup, NOTHING } from './html-markup.ts';
import { pictureFigure } from './html-parts.ts';
import { headOf } from './report-html.ts';

const STEPS_SHOWN = 3;
const IN_SHORT: readonly SectionId[] = ['rights', 'way', 'asked'];

const STYLE_OF_ONE_PAGE = `
main { max-width:56rem; padding-top:1.2rem; }
.headline { font-size:1.35rem; margin:.2rem 0 .3rem; }
h2 { font-size:1.05rem; margin:.9rem 0 .25rem; }
.pairs { border-top:2px solid var(--ink); padding:.35rem 0; margin-top:.5rem; font-size:.9rem; }
.pairs .sides { margin-top:.2rem; gap:.2rem 1.2rem; } .pairs .side { padding-top:.2rem; } .pairs .words { font-size:.95rem; }
.pairs q { font-family:Georgia,"DejaVu Serif",serif; } .pairs cite { color:var(--soft); font-style:normal; font-size:.84rem; }
.short > li { margin-bottom:.25rem; font-size:.9rem; }
.picture { padding:0; border:0; margin:.2rem 0; background:none; }
@media print { html,body { font-size:11px; line-height:1.32; } main { max-width:none; padding:0; } h2 { margin-top:.6rem; }
  .picture svg { max-height:80mm; width:auto; max-width:100%; } .pairs,.short > li { break-inside:avoid; } }
@page { size:A4; margin:10mm; }
`;

/**
 * The report for those who have a minute: what it comes to, the cards, what stands in the way, what to
 * do, and who stands where. It prints on one sheet of A4. Safe as the report itself is.
 */
export function onePageAsHtml(full: FullReport, pictures: readonly Picture[]): string {
  const { report } = full;
  const body = html`${headOf(report)}
${sectionsOf(full).map((section) => inShort(section, pictures))}`;
  return htmlPage(`${report.strategy.name}: the report on one page`, STYLE_OF_ONE_PAGE, body);
}

function inShort({ id, title, body }: Section, pictures: readonly Picture[]): Markup {
  switch (body.kind) {
    case 'cards':
      return html`${body.cards.map(card)}`;
    case 'notes':
      return IN_SHORT.includes(id) ? list(title, body.notes.map(note)) : NOTHING;
    case 'steps':
      return list(title, body.steps.slice(0, STEPS_SHOWN).map(step));
    case 'matrix':
      return pictureFigure(pictures, 'who-stands-where');
    default:
      return NOTHING;
  }
}

function card({ about, heading, sides, decides, action }: CollisionCard, index: number): Markup {
  const rights = decides.length === 0 ? 'the strategy does not say.' : decides.join(' ');
  return html`<div class="pairs"><b>${index + 1}. ${about}.</b> ${heading}.
<div class="sides">${sides.map(side)}</div>
<p>Who decides: ${rights} <b>${formatAction(action)}</b></p></div>
`;
}

function side({ side: taken, words, said, seems, voice }: CollisionCard['sides'][number]): Markup {
  const who = seems === '' ? said : `${said}; ${seems}`;
  const heard =
    voice === null ? NOTHING : html` <q>${voice.words}</q> <cite>${voice.signature}</cite>`;
  return html`<div class="side is-${taken}"><p class="words">${words}</p><p>${who}.${heard}</p></div>`;
}

function note({ heading, who }: Note): Markup {
  return html`<li>${who === '' ? heading : `${heading}: ${who}.`}</li>\n`;
}

function step({ what, owner, until }: Step): Markup {
  return html`<li><b>${what}</b> By whom: ${owner}. Until: ${until}.</li>\n`;
}

function list(title: string, items: readonly Markup[]): Markup {
  return html`<h2>${title}</h2>
<ul class="short">${items}</ul>
`;
}
