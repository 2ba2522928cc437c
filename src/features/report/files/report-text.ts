import type { FullReport, Report } from '../report.ts';
import {
  harmless,
  KIND_WORDS,
  readersInWords,
  responseNotes,
  responseRate,
  roundInWords,
} from './plain-words.ts';
import { adviceAsText } from './text-advice.ts';
import {
  alignmentAsText,
  conflictsAsText,
  dilemmasAsText,
  meaningsAsText,
} from './text-findings.ts';
import { flagsAsText } from './text-flags.ts';
import { columnsOf, pad, wrap } from './text-layout.ts';
import { rulesAsText } from './text-rules.ts';

/**
 * The report for a terminal: plain text without colour codes, lines of at most `width` columns
 * (at least 40), ending in one line break. What people wrote cannot steer the terminal.
 */
export function reportAsText({ report, advice }: FullReport, width = 88): string {
  const room = Math.max(40, width);
  const sections: readonly Section[] = [
    ['Who answered', responseAsText(report, room)],
    ...(report.hidden === null ? shownSections({ report, advice }, room) : []),
  ];
  const lines = [
    ...title(report, room),
    ...sections.flatMap(([heading, body]) => ['', '', ...underlined(heading, '-'), '', ...body]),
  ];
  return `${lines.join('\n')}\n`;
}

type Section = readonly [heading: string, lines: readonly string[]];

function shownSections({ report, advice }: FullReport, room: number): readonly Section[] {
  const sections: readonly Section[] = [
    ['Who stands where', rulesAsText(report, room)],
    ['Who works against whom', conflictsAsText(report, room)],
    ['What needs a talk', flagsAsText(report.flags, room)],
    ['How much of the strategy the plans show', alignmentAsText(report, room)],
    ['Put to the choice', dilemmasAsText(report, room)],
    ['One word, several meanings', meaningsAsText(report, room)],
    ['What to do first', adviceAsText({ report, advice }, room)],
  ];
  return sections.filter(([, lines]) => lines.length > 0);
}

function title({ strategy, round, headline, readBy }: Report, width: number): readonly string[] {
  const plain = { first: '', rest: '' };
  const period = strategy.period === '' ? '' : ` (${strategy.period})`;
  const names = wrap(harmless(`${strategy.name}${period}`), width, plain);
  const questions = round.questions.flatMap((question) =>
    wrap(harmless(`“${question}”`), width, plain),
  );
  return [
    ...names,
    '='.repeat(Math.max(...names.map(columnsOf))),
    '',
    ...wrap(headline, width, plain),
    '',
    ...questions,
    ...wrap(`${roundInWords(round)} ${readersInWords(readBy)}`, width, plain),
  ];
}

function responseAsText({ response, kinds, hidden }: Report, width: number): readonly string[] {
  const { asked, replied } = response;
  const rate = responseRate(response);
  const bar = '#'.repeat(Math.round(rate / 5)).padEnd(20, '.');
  const indent = { first: '  ', rest: '  ' };
  const rows = KIND_WORDS.map(([kind, words]) => `  ${pad(String(kinds[kind]), 4)} ${words}`);
  return [
    ...wrap(`${replied} of ${asked} (${rate}%) [${bar}]`, width, indent),
    ...responseNotes(response).flatMap((note) => wrap(note, width, indent)),
    ...(hidden === null ? ['', '  Of the replies:', ...rows] : []),
  ];
}

function underlined(text: string, line: string): readonly string[] {
  return [text, line.repeat(text.length)];
}
