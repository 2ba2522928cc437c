import type { Picture, PictureName } from '../pictures/report-pictures.ts';
import type { Report } from '../report.ts';
import {
  alignmentFindings,
  changeFindings,
  comparedInWords,
  type Finding,
  levelFindings,
} from './finding-words.ts';
import { html, type Markup, NOTHING } from './html-markup.ts';
import { pictureFigure } from './html-pictures.ts';

/** How much of the strategy shows in people's plans: found, expected, level by level, and since when. */
export function alignmentSection(report: Report, pictures: readonly Picture[]): Markup {
  const levels = levelFindings(report);
  const changes = changeFindings(report);
  return html`<section aria-labelledby="shown">
<h2 id="shown">How much of the strategy the plans show</h2>
<p class="lead">Of everybody who was asked: whose own plan takes the strategy's side and not the other. Silence is no agreement. A few people leave much room, so each number comes with the range in which the true one may lie.</p>
${pictureOr(pictures, 'belief-gap', alignmentFindings(report))}
${levels.length === 0 ? NOTHING : html`<h3>From the top down</h3>${pictureOr(pictures, 'by-level', levels)}`}
${changes.length === 0 ? NOTHING : html`<h3>${comparedInWords(report)}</h3>${pictureFigure(pictures, 'what-changed')}${list(changes)}`}
</section>`;
}

/** The picture says all that the list does. */
function pictureOr(pictures: readonly Picture[], name: PictureName, findings: readonly Finding[]) {
  return pictures.some((each) => each.name === name)
    ? pictureFigure(pictures, name)
    : list(findings);
}

function list(findings: readonly Finding[]): Markup {
  const rows = findings.map(
    ({ about, numbers }) => html`<div><dt>${about}</dt><dd>${numbers}</dd></div>\n`,
  );
  return html`<dl class="findings">${rows}</dl>`;
}
