import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { CAUSE_OF_BARRIER, CAUSE_WORDS } from '../../../domain/cause.ts';
import type { ReadingKind } from '../../../domain/reading.ts';
import { shorten } from '../../../domain/words.ts';
import { plainText } from '../../../slack/form-fields.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import { escapeShort, line, plainWords, quote, richText, smallPrint } from '../../../slack/text.ts';
import { READ_ARTICLE } from '../../guide/slack/article-view.ts';
import type { ReadBack, ReadBackSide } from '../read-back.ts';

/** The buttons of a read-back; the value of each is the id of the reading. */
export const READ_BACK_RIGHT = 'read_back_right';
export const READ_BACK_WRONG = 'read_back_wrong';
export const READ_BACK_QUOTE = 'read_back_quote';

const MOST_SIDES = 2;
const QUOTE_LENGTH = 200;
const SIDE_LENGTH = 90;

/** What we understood, in the leader's own words: never a grade, and short enough to read in passing. */
export function readBackBlocks(readBack: ReadBack): SlackMessage {
  const { followUp } = readBack;
  const opening = openingOf(readBack);
  return {
    text: opening,
    blocks: [
      richText([line(opening, { bold: true }), ...understood(readBack)]),
      ...(followUp === null ? [] : [question(followUp.question)]),
      ...passage(readBack),
      ...buttons(readBack),
      ...hearing(readBack),
    ],
  };
}

function openingOf(readBack: ReadBack): string {
  const late = lateness(readBack);
  if (readBack.isConfirmed) return `Noted, as you have it.${late}`;
  const isMissed = readBack.understanding === 'unclear' && !hasLines(readBack);
  return `Thank you.${late} ${openingFor(readBack)}${isMissed ? MISSED : ''}`;
}

/** A kind that nothing was understood of is contradicted by a side or barrier that was. */
function openingFor(readBack: ReadBack): string {
  const { understanding } = readBack;
  return understanding === 'unclear' && hasLines(readBack) ? TOOK : OPENING[understanding];
}

function hasLines({ sides, barriers }: ReadBack): boolean {
  return sides.length + barriers.length > 0;
}

function lateness({ isLate, isChangedLate }: ReadBack): string {
  if (isLate) return ' Your answer came after the closing and is marked as late.';
  return isChangedLate ? ' Your change came after the closing; what you say now counts.' : '';
}

const TOOK = 'This is what I took from it:';
/** The reader errs, and more often than a leader does. */
const MISSED = ' It is kept as you wrote it; a line more here, or “Not quite”, would help.';

const OPENING: Readonly<Record<ReadingKind, string>> = {
  operational: TOOK,
  conflicting: TOOK,
  hedged: TOOK,
  aspirational: 'I understand it as the direction you want to go in.',
  agreement: 'I understand that you are with it.',
  unclear: 'I may have missed what you will do.',
};

/** For a place where no words follow. */
const IN_SHORT: Readonly<Record<ReadingKind, string>> = {
  ...OPENING,
  operational: 'I took it as a concrete step.',
  conflicting: 'I took it that you do something else than the strategy says.',
  hedged: 'I took it that you want both, or that it depends.',
};

/** What we understood as plain lines without quotes, for a place where the leader's words stand already. */
export function understoodInWords(readBack: ReadBack): readonly string[] {
  const { isConfirmed, understanding, sides, barriers } = readBack;
  const lines = [
    ...sides.slice(0, MOST_SIDES).map(sideInWords),
    ...barriers.map(({ barrier, isSure }) => barrierInWords(barrier, isSure)),
  ];
  const more = sides.length - MOST_SIDES;
  if (lines.length === 0) return [isConfirmed ? 'Noted, as you have it.' : IN_SHORT[understanding]];
  const opening = isConfirmed ? 'As you have it:' : openingFor(readBack);
  return [opening, ...lines, ...(more > 0 ? [moreInWords(more)] : [])];
}

function moreInWords(more: number): string {
  return `And ${more} more; “Not quite” shows all.`;
}

function barrierInWords(barrier: ReadBack['barriers'][number]['barrier'], isSure: boolean): string {
  return `${isSure ? 'In' : 'Perhaps in'} your way: ${CAUSE_WORDS[CAUSE_OF_BARRIER[barrier]]}.`;
}

function understood({ sides, barriers, quote: words }: ReadBack) {
  const more = sides.length - MOST_SIDES;
  return [
    ...sides.slice(0, MOST_SIDES).flatMap((side) => [line(sideInWords(side)), said(side.quote)]),
    ...(more > 0 ? [line(moreInWords(more))] : []),
    ...barriers.flatMap(({ barrier, quote: named, isSure }) => [
      line(barrierInWords(barrier, isSure)),
      // Words that show a side already need not be read twice.
      ...(sides.some((side) => side.quote === named) ? [] : [said(named)]),
    ]),
    ...(words === null ? [] : [said(words)]),
  ];
}

function sideInWords({ side, first, second, isSure }: ReadBackSide): string {
  const [one, other] = [shorten(first, SIDE_LENGTH), shorten(second, SIDE_LENGTH)];
  const you = isSure ? 'You' : 'I am not sure, but perhaps you';
  if (side === 'split') return `${you} want both, or it depends: ${one}; ${other}.`;
  return `${you} put ${one} first, ahead of ${other}.`;
}

function said(words: string) {
  return quote(shorten(plainWords(words), QUOTE_LENGTH));
}

function question(text: string): KnownBlock {
  return {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: `*One more question, then I am quiet.* ${escapeShort(text, 600)}`,
    },
  };
}

/** A few sentences that help; the rest is behind the button. */
function passage({ article }: ReadBack): readonly KnownBlock[] {
  if (article === null || article.text === '') return [];
  const { title, text, attribution } = article;
  const source = attribution === '' ? '' : ` (${escapeShort(attribution, 300)})`;
  return [
    smallPrint(`From the guide, _${escapeShort(title, 150)}_: ${escapeShort(text, 600)}${source}`),
  ];
}

function buttons(readBack: ReadBack): readonly KnownBlock[] {
  const { readingId, isConfirmed, article, disclosure, mayQuote } = readBack;
  const elements: ActionsBlockElement[] = [
    ...(isConfirmed ? [] : [button(READ_BACK_RIGHT, "That's right", readingId)]),
    button(READ_BACK_WRONG, 'Not quite', readingId),
    ...(disclosure === 'anonymous' && !mayQuote
      ? [button(READ_BACK_QUOTE, 'You may quote me, unnamed', readingId)]
      : []),
    ...(article === null ? [] : [button(READ_ARTICLE, 'Read on', article.stem)]),
  ];
  return [{ type: 'actions', elements }];
}

/** Who hears of a barrier; without one there is nothing to say. */
function hearing({ barriers, disclosure, mayQuote }: ReadBack): readonly KnownBlock[] {
  if (barriers.length === 0) return [];
  const how = {
    named: 'The executives will read this in their report, with your name.',
    function: 'The executives will read this in their report, with your function and no name.',
    anonymous: mayQuote
      ? 'The executives will read this in their report, without a name.'
      : 'The executives will hear that somebody named this; your words stay here.',
  };
  return [smallPrint(how[disclosure])];
}

function button(actionId: string, text: string, value: string): ActionsBlockElement {
  return { type: 'button', action_id: actionId, text: plainText(text), value };
}
