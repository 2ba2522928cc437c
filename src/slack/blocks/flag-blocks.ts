import type { KnownBlock } from '@slack/types';
import { CAUSE_WORDS } from '../../domain/cause.ts';
import type { FlagContent, FlagQuote } from '../../domain/flag.ts';
import { signatureOf } from '../../domain/signature.ts';
import { counted, shorten } from '../../domain/words.ts';
import { firstThatFit } from './fit.ts';
import { line, paragraph, plainWords, quote, richText, smallPrint } from './text.ts';

const MOST_FLAGS = 5;
const MOST_QUOTES = 2;
const QUOTE_LENGTH = 260;

/** The gravest flags with their evidence, within `room`; a line says how many more there are. */
export function flagBlocks(flags: readonly FlagContent[], room: number): readonly KnownBlock[] {
  if (flags.length === 0)
    return [paragraph('*Nothing to step in for.* No plan clearly collides with the strategy.')];
  const pieces = flags.slice(0, MOST_FLAGS).map((flag) => [flagBlock(flag)]);
  const shown = firstThatFit(pieces, room).flat();
  const more = flags.length - shown.length;
  return [
    paragraph('*Where to look first*'),
    ...shown,
    ...(more > 0
      ? [smallPrint(`And ${counted(more, 'more sign', 'more signs')} of no more weight.`)]
      : []),
  ];
}

function flagBlock(flag: FlagContent): KnownBlock {
  return richText([
    line(shorten(flag.summary, 400), { bold: true }),
    ...pickQuotes(flag.quotes).flatMap((q) => [
      line(`${shorten(signatureOf(q), 140)}:`),
      quote(shorten(plainWords(q.quote), QUOTE_LENGTH)),
    ]),
    line(`Behind it: ${CAUSE_WORDS[flag.cause]}.`, { italic: true }),
  ]);
}

/** One quote of each side where there are two, else the first ones. */
function pickQuotes(quotes: readonly FlagQuote[]): readonly FlagQuote[] {
  const over = quotes.find((q) => q.side === 'over');
  const prefer = quotes.find((q) => q.side === 'prefer');
  return over && prefer ? [over, prefer] : quotes.slice(0, MOST_QUOTES);
}
