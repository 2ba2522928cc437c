import { adviceSection } from './html-advice.ts';
import { flagsSection } from './html-flags.ts';
import { html, NOTHING } from './html-markup.ts';
import { rulesSection } from './html-rules.ts';
import { STYLE } from './html-style.ts';
import { responseSection, titleSection } from './html-summary.ts';
import { tableSection } from './html-table.ts';
import type { ReportInput } from './report-input.ts';

/**
 * The report as one page: no script and no outside resource, readable on a phone, printable in
 * black and white. Everything that people or articles wrote is escaped.
 */
export function reportAsHtml({ report, advice }: ReportInput): string {
  const { strategy, hidden } = report;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${strategy.name}: who stands where</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<main>
${titleSection(report)}
${responseSection(report)}
${hidden === null ? sections({ report, advice }) : NOTHING}
<footer>
<p>A machine read these replies. It can be wrong, and it says where it is unsure: talk with the person before you act on a line of this report.</p>
<p>The rules are those of version ${strategy.version} of the strategy, the one that people were asked about. Everybody asked counts once in each rule; those who did not reply are counted and never named.</p>
</footer>
</main>
</body>
</html>
`.markup;
}

function sections({ report, advice }: ReportInput) {
  return html`${tableSection(report)}
${flagsSection(report)}
${rulesSection(report)}
${adviceSection(advice)}`;
}
