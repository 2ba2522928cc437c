import type { FlagQuote } from '../../../domain/flag.ts';
import { counted } from '../../../domain/words.ts';
import type { ConflictPair } from '../conflicts.ts';
import type { Report } from '../report.ts';
import { conflictInWords, decidesInWords } from './finding-words.ts';
import { voice } from './html-flags.ts';
import { html, type Markup, NOTHING } from './html-markup.ts';

const SHOWN = 10;

/** Functions on opposite sides of a trade-off, with words of each and who decides between them. */
export function conflictsSection({ conflicts, priorities }: Report): Markup {
  if (conflicts.length === 0) return NOTHING;
  const rules = priorities.flatMap((priority) => priority.rules);
  const cards = conflicts.slice(0, SHOWN).map((pair) => {
    const index = rules.findIndex(({ id }) => id === pair.ruleId);
    return conflictCard(pair, `Rule ${index + 1}: ${rules[index]?.prefer ?? ''}`);
  });
  const left = conflicts.length - SHOWN;
  return html`<section aria-labelledby="conflicts">
<h2 id="conflicts">Who works against whom</h2>
<p class="lead">Two functions on opposite sides of one trade-off. Only readings that are sure count.</p>
<ol class="flags">${cards}</ol>
${left > 0 ? html`<p class="soft small">And ${counted(left, 'more pair', 'more pairs')} like these.</p>` : NOTHING}
</section>`;
}

function conflictCard(pair: ConflictPair, rule: string): Markup {
  const quotes = [pair.keeperQuote, pair.otherQuote].filter(
    (quote): quote is FlagQuote => quote !== null,
  );
  return html`<li><article class="card flag">
<h3>${rule}</h3>
<p>${conflictInWords(pair)}</p>
${quotes.length === 0 ? NOTHING : html`<div class="voices">${quotes.map(voice)}</div>`}
<p class="cause">${decidesInWords(pair)}</p>
</article></li>
`;
}
