import { CAUSE_WORDS } from '../domain/cause.ts';
import type { FlagContent } from '../domain/flag.ts';
import type { Report, ReportPriority, ReportRule } from '../domain/report.ts';
import { functionsTaking, responseInWords, SIDE_WORDS, speaker } from './in-words.ts';
import { plainReplyText } from './plain-reply-text.ts';
import type { ReportInput } from './report-input.ts';
import { wrap } from './wrap.ts';

const BAR_WIDTH = 24;
const MOST_QUOTES = 4;

/** The report for a terminal, `width` columns wide. */
export function reportAsText({ report, advice }: ReportInput, width = 88): string {
  const lines = [
    report.strategy.name.toUpperCase(),
    ...wrap(report.headline, width),
    ...wrap(responseInWords(report), width),
    '',
    ...report.priorities.flatMap((priority) => priorityLines(priority, report, width)),
    'WHERE TO LOOK FIRST',
    '',
    ...flagLines(report.flags, width),
    ...adviceLines(advice, width),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function priorityLines(priority: ReportPriority, report: Report, width: number): readonly string[] {
  return [
    ...wrap(priority.title, width),
    '',
    ...priority.rules.flatMap((rule) => ruleLines(rule, report.response.asked, width)),
  ];
}

function ruleLines(rule: ReportRule, asked: number, width: number): readonly string[] {
  const side = (name: keyof typeof SIDE_WORDS) => {
    const count = rule.tally[name];
    if (count === 0) return [];
    const who =
      name === 'prefer' || name === 'over' || name === 'split' ? functionsTaking(rule, name) : '';
    const bar = '#'.repeat(Math.max(1, Math.round((count / asked) * BAR_WIDTH)));
    const words = `${bar} ${count} ${SIDE_WORDS[name]}${who === '' ? '' : `: ${who}`}`;
    return wrap(words, width, '    ', '      ');
  };
  const quotes = rule.stands.filter((stand) => stand.quote !== null);
  const shown = [
    ...quotes.filter((s) => s.stand === 'over'),
    ...quotes.filter((s) => s.stand !== 'over'),
  ];
  return [
    ...wrap(`${rule.prefer}  OVER  ${rule.over}`, width, '  '),
    ...side('prefer'),
    ...side('over'),
    ...side('split'),
    ...side('silent'),
    ...side('unread'),
    ...side('none'),
    ...shown
      .slice(0, MOST_QUOTES)
      .flatMap((stand) =>
        quoteLines(
          `${speaker(stand)}, ${SIDE_WORDS[stand.stand].replace('choose', 'chooses').replace('want', 'wants').replace('put', 'puts')}`,
          stand.quote ?? '',
          width,
        ),
      ),
    '',
  ];
}

function flagLines(flags: readonly FlagContent[], width: number): readonly string[] {
  if (flags.length === 0)
    return ['Nothing to step in for: no plan collides with the strategy.', ''];
  return flags.flatMap((flag, index) => [
    ...wrap(`${index + 1}. ${flag.summary}`, width, '', '   '),
    ...pairOf(flag).flatMap(({ personName, function: name, quote }) =>
      quoteLines(`${personName}, ${name}`, quote, width),
    ),
    ...wrap(`Behind it: ${CAUSE_WORDS[flag.cause]}.`, width, '   '),
    '',
  ]);
}

/** One quote of each side where there are two, else the first two. */
function pairOf({ quotes }: FlagContent): FlagContent['quotes'] {
  const over = quotes.find((quote) => quote.side === 'over');
  const prefer = quotes.find((quote) => quote.side === 'prefer');
  return over && prefer ? [over, prefer] : quotes.slice(0, 2);
}

function quoteLines(who: string, quote: string, width: number): readonly string[] {
  return wrap(`${who}: "${plainReplyText(quote)}"`, width, '    ', '      ');
}

function adviceLines(advice: ReportInput['advice'], width: number): readonly string[] {
  const found = advice.flatMap(({ excerpt }) => (excerpt === null ? [] : [excerpt]));
  if (found.length === 0) return [];
  return [
    'WHAT TO READ, AND DO, FIRST',
    '',
    ...found.flatMap(({ article, text }) => [
      ...wrap(`${article.title} (${article.readingTime})`, width),
      ...wrap(text, width, '    '),
      '',
    ]),
  ];
}
