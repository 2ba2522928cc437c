import type { Picture } from '../pictures/report-pictures.ts';
import type { FullReport } from '../report.ts';
import { adviceSection } from './html-advice.ts';
import { dilemmasSection, meaningsSection } from './html-choices.ts';
import { conflictsSection } from './html-conflicts.ts';
import { alignmentSection } from './html-findings.ts';
import { flagsSection } from './html-flags.ts';
import { html, NOTHING } from './html-markup.ts';
import { htmlPage } from './html-page.ts';
import { rulesSection } from './html-rules.ts';
import { responseSection, titleSection } from './html-summary.ts';
import { tableSection } from './html-table.ts';

/**
 * The report as one page: no script and no outside resource, readable on a phone, printable in
 * black and white. Everything that people or articles wrote is escaped. `pictures` are those of
 * `drawPictures`; without them the tables tell the same.
 */
export function reportAsHtml(
  { report, advice }: FullReport,
  pictures: readonly Picture[] = [],
): string {
  const { strategy, hidden } = report;
  const body = html`${titleSection(report)}
${responseSection(report)}
${hidden === null ? sections({ report, advice }, pictures) : NOTHING}
<footer>
<p>A machine read these replies. It can be wrong, and it says where it is unsure: talk with the person before you act on a line of this report.</p>
<p>The rules are those of version ${strategy.version} of the strategy, the one that people were asked about. Everybody asked counts once in each rule; those who did not reply are counted and never named.</p>
</footer>`;
  return htmlPage(`${strategy.name}: who stands where`, '', body);
}

function sections({ report, advice }: FullReport, pictures: readonly Picture[]) {
  return html`${tableSection(report, pictures)}
${conflictsSection(report)}
${flagsSection(report)}
${alignmentSection(report, pictures)}
${dilemmasSection(report)}
${meaningsSection(report)}
${adviceSection({ report, advice })}
${rulesSection(report)}`;
}
