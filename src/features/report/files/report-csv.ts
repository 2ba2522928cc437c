import type { FlagContent } from '../../../domain/flag.ts';
import { askedIn, type Tally } from '../../flags/tally.ts';
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
  const rows = MAKE[name](report).map((row) =>
    row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)),
  );
  return stringify(rows, { escape_formulas: true, record_delimiter: 'windows' });
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
    ['rule_id', 'rule', 'by', 'group', 'asked', ...STANDS, 'difference'],
    ...rulesOf(report).flatMap((rule) => [
      tallyRow(rule, 'everybody', '', rule.tally, ''),
      ...rule.byFunction.map((each) =>
        tallyRow(rule, 'function', each.function, each.tally, each.difference),
      ),
      ...rule.byLevel.map((each) => tallyRow(rule, 'level', each.level, each.tally, '')),
    ]),
  ];
}

function tallyRow(
  { id, prefer }: ReportRule,
  by: string,
  group: string,
  tally: Tally,
  difference: string,
): readonly Cell[] {
  const counts = STANDS.map((stand) => tally[stand]);
  return [id, prefer, by, group, askedIn(tally), ...counts, difference];
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
];

function flagRows({ quotes, ...flag }: FlagContent): Table {
  const { subject, kind, severity, cause, ruleId, summary } = flag;
  const about = [subject, kind, severity, cause, ruleId ?? '', summary];
  if (quotes.length === 0) return [[...about, '', '', '', '', '']];
  return quotes.map((quote) => [
    ...about,
    quote.personName,
    quote.function,
    quote.level ?? '',
    quote.side ?? '',
    plainReplyText(quote.quote),
  ]);
}
