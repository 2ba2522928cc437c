import type { FlagContent } from '../../../domain/flag.ts';
import { askedIn, type OwnTally, type Tally } from '../../flags/tally.ts';
import { type Report, type ReportRule, rulesOf } from '../report.ts';
import { harmless, KIND_WORDS, plainReplyText, STANDS } from '../report-words.ts';

/** The tables of a report, by the name of their file. */
export const TABLES = ['readings', 'positions', 'tallies', 'flags'] as const;
export type TableName = (typeof TABLES)[number];

type Cell = string | number;

/** A header line and its rows. */
type Table = readonly (readonly Cell[])[];

/**
 * A table of the report as CSV for a spreadsheet: UTF-8, a header line, lines ending in CRLF (RFC 4180).
 * What a spreadsheet would take for a formula is made text. Nothing is in it that the report does not show.
 */
export async function reportAsCsv(report: Report, name: TableName): Promise<string> {
  const { stringify } = await import('csv-stringify/sync');
  const rows = MAKE[name](report).map((row) => row.map(asText));
  // Every cell in quotes: a reader that takes a lone line feed for the end of a record finds none outside them.
  return stringify(rows, { quoted: true, quoted_empty: true, record_delimiter: 'windows' });
}

/** What makes a spreadsheet compute, in either width, also after spaces, marks and line breaks. */
const FORMULA = /^[\s\p{C}\p{Z}]*[=+\-@|%＝＋－＠]/u;

/**
 * A cell that no spreadsheet computes. A mark at its start shows what it is, as OWASP advises
 * ("CSV Injection"); of each line, as some readers end a record even inside quotes.
 */
function asText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const lines = harmless(cell).split(/[\n\u0085\u2028\u2029]/u);
  return lines.map((line) => (FORMULA.test(line) ? `'${line}` : line)).join('\n');
}

const MAKE: Readonly<Record<TableName, (report: Report) => Table>> = {
  readings: readingRows,
  positions: positionRows,
  tallies: tallyRows,
  flags: ({ flags }) => [FLAG_HEAD, ...flags.flatMap(flagRows)],
};

function readingRows({ hidden, kinds, readBy }: Report): Table {
  const counted = hidden === null ? KIND_WORDS : [];
  return [
    ['what', 'name', 'meaning', 'replies'],
    ...counted.map(([kind, words]) => ['kind', kind, words, kinds[kind]]),
    ...readBy.map(({ reader, replies }) => ['reader', reader, '', replies]),
  ];
}

function positionRows(report: Report): Table {
  return [
    ['rule_id', 'rule', 'person', 'function', 'stand', 'origin', 'decided', 'quote'],
    ...rulesOf(report).flatMap(({ id, prefer, stands }) =>
      stands.map((each) => [
        id,
        prefer,
        each.personName,
        each.function,
        each.stand,
        each.origin,
        each.decided ? 'yes' : 'no',
        plainReplyText(each.quote ?? ''),
      ]),
    ),
  ];
}

function tallyRows(report: Report): Table {
  return [
    ['rule_id', 'rule', 'by', 'group', 'asked', ...STANDS, 'difference', ...OWN_HEAD],
    ...rulesOf(report).flatMap((rule) => [
      tallyRow(rule, ['everybody', ''], rule),
      ...rule.byFunction.map((each) => tallyRow(rule, ['function', each.function], each)),
      ...rule.byLevel.map((each) => tallyRow(rule, ['level', each.level], each)),
    ]),
  ];
}

const OWN_HEAD = ['own_prefer', 'own_over', 'own_split'];

type Counted = {
  readonly tally: Tally;
  /** Absent where own word is not counted apart. */
  readonly own?: OwnTally;
  readonly difference?: string;
};

function tallyRow(
  { id, prefer }: ReportRule,
  group: readonly [by: string, name: string],
  { tally, own, difference = '' }: Counted,
): readonly Cell[] {
  const counts = STANDS.map((stand) => tally[stand]);
  const said = own === undefined ? ['', '', ''] : [own.prefer, own.over, own.split];
  return [id, prefer, ...group, askedIn(tally), ...counts, difference, ...said];
}

const FLAG_HEAD = [
  'subject',
  'kind',
  'severity',
  'cause',
  'rule_id',
  'summary',
  'person',
  'function',
  'level',
  'side',
  'quote',
  'own',
];

function flagRows({ quotes, ...flag }: FlagContent): Table {
  const { subject, kind, severity, cause, ruleId, summary } = flag;
  const about = [subject, kind, severity, cause, ruleId ?? '', summary];
  if (quotes.length === 0) return [[...about, '', '', '', '', '', '']];
  return quotes.map((quote) => [
    ...about,
    quote.personName,
    quote.function,
    quote.level ?? '',
    quote.side ?? '',
    plainReplyText(quote.quote),
    quote.isOwn ? 'yes' : 'no',
  ]);
}
