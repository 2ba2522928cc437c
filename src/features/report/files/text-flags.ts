import { CAUSE_WORDS } from '../../../domain/cause.ts';
import type { FlagContent, FlagQuote } from '../../../domain/flag.ts';
import { plainReplyText } from './plain-reply-text.ts';
import {
  FLAG_TITLES,
  harmless,
  namesItsCause,
  pickQuotes,
  SEVERITY_WORDS,
  speakerOf,
} from './plain-words.ts';
import { STAND_MARKS } from './stand-words.ts';
import { wrap } from './text-layout.ts';

const QUOTES_SHOWN = 2;

/** The flags, the gravest first, each with two quotes and its cause. */
export function flagsAsText(flags: readonly FlagContent[], width: number): readonly string[] {
  if (flags.length === 0) return wrap('Nothing that wants a talk has come up.', width, bodyIndent);
  return flags.flatMap((flag, index) => [
    ...(index === 0 ? [] : ['']),
    ...flagAsText(flag, index + 1, width),
  ]);
}

const bodyIndent = { first: '   ', rest: '   ' };

function flagAsText(flag: FlagContent, number: number, width: number): readonly string[] {
  const shown = pickQuotes(flag, QUOTES_SHOWN);
  const heading = `${FLAG_TITLES[flag.kind]}. ${SEVERITY_WORDS[flag.severity]}.`;
  const left = flag.quotes.length - shown.length;
  return [
    ...wrap(heading, width, { first: `${number}. `, rest: '   ' }),
    ...wrap(harmless(flag.summary), width, bodyIndent),
    ...shown.flatMap((quote) => quoteAsText(quote, width)),
    ...(left === 0
      ? []
      : wrap(`… and ${left} more in the full report.`, width, { first: '     ', rest: '     ' })),
    ...(namesItsCause(flag)
      ? []
      : wrap(`What stands behind it: ${CAUSE_WORDS[flag.cause]}.`, width, bodyIndent)),
  ];
}

/** Words of one person and who said them. */
export function quoteAsText(quote: FlagQuote, width: number): readonly string[] {
  const words = wrap(harmless(`“${plainReplyText(quote.quote)}”`), width, {
    first: '   > ',
    rest: '   > ',
  });
  const side = quote.side === null ? '' : ` (${STAND_MARKS[quote.side]})`;
  const speaker = harmless(`${speakerOf(quote)}${side}`);
  return [...words, ...wrap(speaker, width, { first: '     — ', rest: '       ' })];
}
