import type { DilemmaResult } from '../dilemmas.ts';
import type { MeaningGap } from '../key-terms.ts';
import type { Report } from '../report.ts';
import { dilemmaInWords, sameChoiceInWords, usesInWords } from './finding-words.ts';
import { voice } from './html-flags.ts';
import { html, type Markup, NOTHING } from './html-markup.ts';

/** How people chose when a trade-off was put to them, and which of them for other reasons. */
export function dilemmasSection({ dilemmas, priorities }: Report): Markup {
  if (dilemmas.length === 0) return NOTHING;
  const rules = priorities.flatMap((priority) => priority.rules);
  const cards = dilemmas.map((dilemma) =>
    dilemmaCard(dilemma, rules.find(({ id }) => id === dilemma.ruleId)?.prefer ?? ''),
  );
  return html`<section aria-labelledby="dilemmas">
<h2 id="dilemmas">Put to the choice</h2>
${cards}
</section>`;
}

function dilemmaCard(dilemma: DilemmaResult, rule: string): Markup {
  const same = dilemma.sameForOtherReasons.map(
    (each) =>
      html`<p class="cause">${sameChoiceInWords(each)}</p><div class="voices">${each.quotes.map(voice)}</div>`,
  );
  return html`<article class="card priority"><h3>${rule}</h3><p>${dilemmaInWords(dilemma)}</p>${same}</article>
`;
}

const QUOTES_SHOWN = 2;

/** Words of the strategy that people use with different numbers. */
export function meaningsSection({ meanings }: Report): Markup {
  if (meanings.length === 0) return NOTHING;
  return html`<section aria-labelledby="meanings">
<h2 id="meanings">One word, several meanings</h2>
${meanings.map(meaningCard)}
</section>`;
}

function meaningCard(gap: MeaningGap): Markup {
  const quotes = gap.uses.flatMap((use) => use.quotes.slice(0, 1)).slice(0, QUOTES_SHOWN);
  return html`<article class="card priority"><h3>${gap.term}</h3>
<p class="soft">In the strategy: ${gap.means}</p>
<p>In the replies: ${usesInWords(gap)}</p>
${quotes.length === 0 ? NOTHING : html`<div class="voices">${quotes.map(voice)}</div>`}
</article>
`;
}
