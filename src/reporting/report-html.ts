import { CAUSE_WORDS } from '../domain/cause.ts';
import type { FlagContent } from '../domain/flag.ts';
import type { Report, ReportRule } from '../domain/report.ts';
import { heatTable } from './heat-table.ts';
import { escapeHtml } from './html.ts';
import { dateInWords, responseInWords, SIDE_WORDS, speaker } from './in-words.ts';
import { plainReplyText } from './plain-reply-text.ts';
import type { ReportInput } from './report-input.ts';
import { REPORT_STYLE } from './report-style.ts';

/** The report as one page that needs nothing from elsewhere: no script, no font, no picture. */
export function reportAsHtml({ report, advice }: ReportInput): string {
  const name = escapeHtml(report.strategy.name);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}: where it parts</title>
<style>${REPORT_STYLE}</style>
</head>
<body>
<header>
<h1>${name}${report.strategy.period === '' ? '' : ` · ${escapeHtml(report.strategy.period)}`}</h1>
<p class="headline">${escapeHtml(report.headline)}</p>
<p class="facts">${escapeHtml(facts(report))}</p>
</header>
<main>
${heatTable(report)}
<h2>Where to look first</h2>
${report.flags.length === 0 ? '<p>Nothing to step in for: no plan collides with the strategy.</p>' : report.flags.map(flagPart).join('\n')}
${advicePart(advice)}
<h2>Every trade-off, in people's own words</h2>
${report.priorities.map((priority) => `<h3>${escapeHtml(priority.title)}</h3>\n${priority.rules.map(rulePart).join('\n')}`).join('\n')}
</main>
<p class="foot">Silence is counted as silence, never as agreement. “Not sure” marks a reading that should not be relied on without the leader's own word. Made by Throughline.</p>
</body>
</html>
`;
}

function facts(report: Report): string {
  const { round } = report;
  const when = round.isClosed
    ? `asked on ${dateInWords(round.openedAt)}`
    : `open until ${dateInWords(round.closesAt)}`;
  return `${responseInWords(report)} · ${when} · ${round.questions.join(' ')}`;
}

function flagPart({ severity, summary, quotes, cause }: FlagContent): string {
  return `<section class="flag ${severity}">
<p class="what">${escapeHtml(summary)}</p>
${quotes
  .slice(0, 4)
  .map((q) => quotePart(q.quote, `${q.personName}, ${q.function}`))
  .join('\n')}
<p class="cause">Behind it: ${escapeHtml(CAUSE_WORDS[cause])}.</p>
</section>`;
}

function quotePart(quote: string, who: string): string {
  return `<blockquote>${escapeHtml(plainReplyText(quote))}<footer>${escapeHtml(who)}</footer></blockquote>`;
}

function rulePart(rule: ReportRule): string {
  const quotes = rule.stands.flatMap((stand) =>
    stand.quote === null
      ? []
      : [quotePart(stand.quote, `${speaker(stand)}: ${SIDE_WORDS[stand.stand]}`)],
  );
  const { prefer, over, split, silent, none } = rule.tally;
  return `<section>
<p><b>${escapeHtml(rule.prefer)}</b> over ${escapeHtml(rule.over)}${rule.evenIf === '' ? '' : `, even if ${escapeHtml(rule.evenIf)}`}.<br>
<span class="prefer">A ${prefer}</span> <span class="over">B ${over}</span> <span class="split">AB ${split}</span> <small>${silent} silent, ${none} no answer</small></p>
${quotes.join('\n')}
</section>`;
}

function advicePart(advice: ReportInput['advice']): string {
  const found = advice.flatMap(({ excerpt }) => (excerpt === null ? [] : [excerpt]));
  if (found.length === 0) return '';
  const parts = found.map(({ article, text }) => {
    const by = [article.readingTime, article.attribution].filter((part) => part !== '').join(' · ');
    return `<h3>${escapeHtml(article.title)}</h3>\n<blockquote>${escapeHtml(text)}<footer>${escapeHtml(by)}</footer></blockquote>`;
  });
  return `<h2>What to read, and do, first</h2>\n${parts.join('\n')}`;
}
