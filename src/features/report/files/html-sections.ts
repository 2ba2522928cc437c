import type { Picture } from '../pictures/report-pictures.ts';
import type { ReportPriority, ReportRule } from '../report.ts';
import { formatQuiet, type SideInFull, sidesInFull } from '../rule-voices.ts';
import type { FindingList, Help, Note, Section, Step } from '../sections.ts';
import { cardsInHtml } from './html-cards.ts';
import { html, type Markup, NOTHING, webAddress } from './html-markup.ts';
import { pictureFigure, soft, voice } from './html-parts.ts';

const VOICES_SHOWN = 6;

/**
 * A section as HTML, with those of the pictures that belong into it. Its title stays with what comes
 * first under it, on paper as well.
 */
export function sectionInHtml(
  { id, title, lead, body }: Section,
  pictures: readonly Picture[],
): Markup {
  const [first, ...rest] = bodyInHtml(body, pictures);
  if (first === undefined) return NOTHING;
  if (title === '')
    return html`<section aria-label="Where plans part">${[first, ...rest]}</section>\n`;
  return html`<section aria-labelledby="${id}">
<div class="keep"><h2 id="${id}">${title}</h2>
${lead === '' ? NOTHING : html`<p class="lead">${lead}</p>`}
${first}</div>
${rest}</section>
`;
}

/** The pieces of a section; none where there is nothing to draw. */
function bodyInHtml(body: Section['body'], pictures: readonly Picture[]): readonly Markup[] {
  switch (body.kind) {
    case 'cards':
      return [cardsInHtml(body.cards, body.more)];
    case 'notes':
      return body.notes.map(noteInHtml);
    case 'steps':
      return body.steps.map(stepInHtml);
    case 'matrix': {
      const picture = pictureFigure(pictures, 'who-stands-where');
      return picture === NOTHING ? [] : [picture];
    }
    case 'rules':
      return body.priorities.flatMap(priorityInHtml);
    case 'numbers':
      return [
        ...body.words.map((words) => html`<p class="method">${words}</p>\n`),
        ...body.lists.map((list) => listInHtml(list, pictures)),
      ];
    case 'passages':
      return body.passages.map(passageInHtml);
  }
}

function noteInHtml({ heading, who, words, voices }: Note): Markup {
  const left = voices.length - VOICES_SHOWN;
  return html`<article class="note"><h3>${heading}${who === '' ? NOTHING : html` <span class="soft small">${who}</span>`}</h3>
${words.map((each) => html`<p>${each}</p>`)}
${voices.length === 0 ? NOTHING : html`<div class="voices">${voices.slice(0, VOICES_SHOWN).map(voice)}</div>`}
${left > 0 ? soft(`And ${left} more.`) : NOTHING}</article>
`;
}

function stepInHtml({ what, owner, until, why, help }: Step): Markup {
  const facts = why.map((fact) => html`<li>${fact}</li>`);
  return html`<article class="step"><div><h3>${what}</h3>
${facts.length === 0 ? NOTHING : html`<ul class="facts">${facts}</ul>`}
${help === null ? NOTHING : html`<p class="soft small">What helps: ${articleLink(help)}</p>`}</div>
<div><p class="label">By whom</p><p>${owner}</p></div>
<div><p class="label">Until</p><p>${until}</p></div></article>
`;
}

/** An address of its own leads there; else the passage stands at the end of the page. */
function articleLink({ excerpt: { article }, number }: Help): Markup {
  return html`<a href="${webAddress(article.url) ?? `#read-${number}`}">${article.title}</a>`;
}

function passageInHtml({ excerpt, number }: Help): Markup {
  const { article, heading, text } = excerpt;
  const notes = [heading, article.readingTime, article.attribution].filter((note) => note !== '');
  const address = webAddress(article.url);
  const title =
    address === null ? html`${article.title}` : html`<a href="${address}">${article.title}</a>`;
  return html`<article class="passage" id="read-${number}"><h3>${title}</h3>
<blockquote>${text}</blockquote>
${soft(notes.join(' · '))}</article>
`;
}

function listInHtml(
  { heading, picture, findings }: FindingList,
  pictures: readonly Picture[],
): Markup {
  const figure = pictureFigure(pictures, picture);
  const title = heading === '' ? NOTHING : html`<h3>${heading}</h3>`;
  if (figure !== NOTHING) return html`<div class="keep">${title}${figure}</div>\n`;
  const rows = findings.map(
    ({ about, numbers }) => html`<div><dt>${about}</dt><dd>${numbers}</dd></div>\n`,
  );
  return html`${title}<dl class="findings">${rows}</dl>\n`;
}

/** Each trade-off of a priority with what people say for either side. */
function priorityInHtml({ title, decisionRights, rules }: ReportPriority): readonly Markup[] {
  const rights = decisionRights.map((right) => soft(`Who decides: ${right}`));
  const [first, ...rest] = rules;
  if (first === undefined) return [];
  const head = html`<div class="keep"><h3 class="priority">${title}</h3>${rights}${ruleInHtml(first)}</div>\n`;
  return [head, ...rest.map(ruleInHtml)];
}

function ruleInHtml(rule: ReportRule): Markup {
  return html`<article class="rule"><div class="sides">${sidesInFull(rule).map(fullSideInHtml)}</div>
${soft(formatQuiet(rule.tally))}</article>
`;
}

function fullSideInHtml({ side, words, who, voices, unquoted }: SideInFull): Markup {
  return html`<div class="side is-${side}">
<p class="words">${words}</p>
<p class="who">${who}</p>
${voices.map(voice)}${soft(unquoted)}</div>
`;
}
