import type { FlagQuote } from '../../../domain/flag.ts';
import type { Excerpt } from '../../guide/library/article.ts';
import type { Finding } from '../finding-words.ts';
import type { FullReport, Report } from '../report.ts';
import {
  formatReaders,
  formatRound,
  harmless,
  KIND_WORDS,
  plainReplyText,
  responseNotes,
  responseRate,
  STAND_MARKS,
  speakerOf,
} from '../report-words.ts';
import {
  type Body,
  type Card,
  type FindingList,
  formatSeverity,
  type Part,
  sectionsOf,
} from '../sections.ts';
import { columnsOf, pad, wrap } from './text-layout.ts';
import { rulesAsText } from './text-rules.ts';

const QUOTES_SHOWN = 2;
const BODY = { first: '   ', rest: '   ' };

/**
 * The report for a terminal: plain text without colour codes, lines of at most `width` columns
 * (at least 40), ending in one line break. What people wrote cannot steer the terminal.
 */
export function reportAsText(full: FullReport, width = 88): string {
  const room = Math.max(40, width);
  const { report } = full;
  const found = sectionsOf(full).map(({ title, body }) => [title, bodyAsText(body, room)] as const);
  const sections = [['Who answered', responseAsText(report, room)] as const, ...found];
  const lines = [
    ...titleAsText(report, room),
    ...sections
      .filter(([, body]) => body.length > 0)
      .flatMap(([heading, body]) => ['', '', ...underlined(heading, '-'), '', ...body]),
  ];
  return `${lines.join('\n')}\n`;
}

function bodyAsText(body: Body, width: number): readonly string[] {
  switch (body.kind) {
    case 'stands':
      return rulesAsText(body.priorities, width);
    case 'rules':
      // They stand under who stands where.
      return [];
    case 'findings':
      return body.lists.flatMap((list) => findingsAsText(list, width));
    case 'cards':
      if (body.cards.length === 0) return wrap(body.none, width, BODY);
      return body.cards.flatMap((card, index) => [
        ...(index === 0 ? [] : ['']),
        ...cardAsText(card, body.isRanked ? index + 1 : null, width),
      ]);
  }
}

function findingsAsText({ heading, findings }: FindingList, width: number): readonly string[] {
  return [
    ...(heading === '' ? [] : ['', `   ${heading}:`]),
    ...findings.flatMap(({ about, numbers }: Finding) =>
      wrap(harmless(`${about}: ${numbers}`), width, { first: '   - ', rest: '     ' }),
    ),
  ];
}

function cardAsText(card: Card, rank: number | null, width: number): readonly string[] {
  const { heading, severity, parts } = card;
  const inFull =
    severity !== null
      ? `${heading}. ${formatSeverity(card)}.`
      : `${heading}${rank === null ? '' : ':'}`;
  const first = rank === null ? ' * ' : `${rank}. `;
  return [
    ...wrap(harmless(inFull), width, { first, rest: '   ' }),
    ...parts.flatMap((part) => partAsText(part, width)),
  ];
}

function partAsText(part: Part, width: number): readonly string[] {
  switch (part.kind) {
    case 'words':
    case 'aside':
      return wrap(harmless(part.text), width, BODY);
    case 'upshot':
      return wrap(harmless(`${part.label} ${part.text}`), width, BODY);
    case 'quotes':
      return quotesAsText(part.quotes, width);
    case 'facts':
      return part.facts.flatMap((fact) =>
        wrap(harmless(fact), width, { first: '   - ', rest: '     ' }),
      );
    case 'excerpt':
      return excerptAsText(part.excerpt, width);
  }
}

function quotesAsText(quotes: readonly FlagQuote[], width: number): readonly string[] {
  const left = quotes.length - QUOTES_SHOWN;
  return [
    ...quotes.slice(0, QUOTES_SHOWN).flatMap((quote) => quoteAsText(quote, width)),
    ...(left > 0
      ? wrap(`… and ${left} more in the full report.`, width, { first: '     ', rest: '     ' })
      : []),
  ];
}

/** Words of one person and who said them. */
function quoteAsText(quote: FlagQuote, width: number): readonly string[] {
  const words = wrap(harmless(`“${plainReplyText(quote.quote)}”`), width, {
    first: '   > ',
    rest: '   > ',
  });
  const side = quote.side === null ? '' : ` (${STAND_MARKS[quote.side]})`;
  const speaker = harmless(`${speakerOf(quote)}${side}`);
  return [...words, ...wrap(speaker, width, { first: '     — ', rest: '       ' })];
}

function excerptAsText(excerpt: Excerpt | null, width: number): readonly string[] {
  if (excerpt === null) return wrap('The library has nothing on this yet.', width, BODY);
  const { article, text } = excerpt;
  const time = article.readingTime === '' ? '' : ` (${article.readingTime})`;
  const credits = [article.attribution, article.url].filter((credit) => credit.trim() !== '');
  return [
    ...wrap(harmless(`${article.title}${time}`), width, BODY),
    ...wrap(harmless(text), width, { first: '   > ', rest: '   > ' }),
    ...credits.flatMap((credit) => wrap(harmless(credit), width, BODY)),
  ];
}

function titleAsText(
  { strategy, round, headline, readBy }: Report,
  width: number,
): readonly string[] {
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
    ...wrap(`${formatRound(round)} ${formatReaders(readBy)}`, width, plain),
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
