import { counted, listInWords, shorten } from '../../../domain/words.ts';
import { harmless } from '../files/plain-words.ts';
import { percent, shareInWords } from '../files/share-words.ts';
import type { Report, ReportRule } from '../report.ts';
import { rulesOf } from './heat-rows.ts';
import type { PictureName } from './report-pictures.ts';
import { beliefRows, changeRows } from './share-charts.ts';

const RULE = 70;

/** What a picture shows, in plain words, for those who do not see it. */
export function altTextOf(name: PictureName, report: Report): string {
  return harmless(SAYS[name](report)).replace(/\s+/g, ' ').trim();
}

const SAYS: Readonly<Record<PictureName, (report: Report) => string>> = {
  'who-stands-where': heatInWords,
  'by-level': ({ signal }) =>
    `Whose own plans show the strategy, from the top down: ${signal.map(({ band, aligned }) => `${band}, ${shareInWords(aligned)}`).join('; ')}.`,
  'belief-gap': (report) =>
    `What is believed beside what was found: ${beliefRows(report)
      .map(
        ({ label, at, note }) =>
          `${label.toLowerCase()}, ${note.includes('of') ? note : percent(at)}`,
      )
      .join('; ')}.`,
  'what-changed': (report) =>
    `What changed since the earlier round: ${changeRows(report)
      .map(({ label, note }) => `${shorten(label, RULE)}: ${note}`)
      .join('; ')}.`,
};

function heatInWords(report: Report): string {
  const rules = rulesOf(report);
  const intro = `A table of functions and ${counted(rules.length, 'trade-off', 'trade-offs')}: who puts first what the strategy puts first.`;
  return [intro, ...rules.map((rule, index) => ruleInWords(rule, index + 1))].join(' ');
}

function ruleInWords({ prefer, byFunction, tally }: ReportRule, number: number): string {
  const on = (side: 'prefer' | 'over') =>
    listInWords(byFunction.filter((group) => group.tally[side] > 0).map((each) => each.function));
  const kept = tally.prefer > 0 ? [`${tally.prefer} do (${on('prefer')})`] : [];
  const against =
    tally.over > 0 ? [`${tally.over} put first what it gives up (${on('over')})`] : [];
  const both = tally.split > 0 ? [`${tally.split} want both`] : [];
  const quiet = tally.silent + tally.none + tally.unread;
  const silent = quiet > 0 ? [`${quiet} do not say or did not reply`] : [];
  const parts = [...kept, ...against, ...both, ...silent];
  return `${number}. ${shorten(prefer, RULE)}: ${parts.join(', ')}.`;
}
