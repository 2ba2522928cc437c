import type { Deps } from '../../../deps.ts';
import { CAUSE_OF_BARRIER, CAUSE_WORDS } from '../../../domain/cause.ts';
import type { OutboxMessage } from '../../../domain/outbox-message.ts';
import type { Reading, ReadingKind } from '../../../domain/reading.ts';
import { firstSentences, shorten } from '../../../domain/words.ts';
import { type MessageKind, PRIORITY } from '../../../outbox/message-kind.ts';
import { goodForADay } from '../../../outbox/outbox-rows.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import {
  escapeShort,
  line,
  plainText,
  plainWords,
  quote,
  richText,
  smallPrint,
} from '../../../slack/text.ts';
import { pickExcerpt } from '../../guide/pick-excerpt.ts';
import { READ_ARTICLE } from '../../guide/slack/article-view.ts';
import {
  composeReadBack,
  type HelpingArticle,
  leavesOpen,
  type ReadBack,
  type ReadBackSide,
} from '../read-back.ts';

/** The buttons of a read-back; the value of each is the id of the reading. */
export const READ_BACK_RIGHT = 'read_back_right';
export const READ_BACK_WRONG = 'read_back_wrong';
export const READ_BACK_QUOTE = 'read_back_quote';

const MOST_SIDES = 2;
const QUOTE_LENGTH = 200;
const SIDE_LENGTH = 90;

/** Of a passage: a leader reads this between two meetings. */
const MOST_WORDS = 40;

type Block = SlackMessage['blocks'][number];
type Element = Extract<Block, { type: 'actions' }>['elements'][number];

/**
 * Tells a leader what was understood of their reply; nothing where the words have been deleted or
 * there is no reading of them any more. A thread holds one and not a pile: the next takes the place
 * of the one before, and may ask its follow-up again.
 */
export const READ_BACK: MessageKind<Deps, ReadBack> = {
  priority: PRIORITY.answer,
  replacesEarlier: true,
  compose,
  draw,
};

/**
 * The message that tells a leader what was understood of their reply, where they wrote it: in a
 * channel only they see it. Undefined for somebody who was not asked.
 */
export async function addressReadBack(
  { replies, newId }: Deps,
  replyId: string,
  now: Date,
): Promise<OutboxMessage | undefined> {
  const place = await replies.placeOf(replyId);
  if (place === undefined || !place.wasAsked) return undefined;
  const { channelId, threadTs, personId } = place;
  const isDirect = channelId.startsWith('D');
  return goodForADay(now, {
    id: newId(),
    kind: 'read-back',
    subjectId: replyId,
    target: { kind: 'channel', channelId, threadTs, ...(isDirect ? {} : { onlyTo: personId }) },
  });
}

async function compose(
  deps: Deps,
  _workspaceId: string,
  { subjectId: replyId, ordinal, target }: OutboxMessage,
): Promise<ReadBack | undefined> {
  const { readings, replies, rounds } = deps;
  const read = await readings.readingOf(replyId);
  const facts = await replies.find(replyId);
  if (read === undefined || facts === undefined) return undefined;
  const prompt = facts.promptId === null ? undefined : await rounds.prompt(facts.promptId);
  const brief = await rounds.brief(read.workspaceId, read.roundId);
  if (prompt === undefined || brief === undefined) return undefined;
  const own = await readings.leaderReadingOf(replyId);
  const reading = own ?? read.reading;
  const isReplaced = target.kind === 'channel' && target.onlyTo === undefined;
  const mayAsk = own === undefined && (ordinal <= 1 || isReplaced);
  return composeReadBack({
    readingId: read.readingId,
    reading,
    strategy: read.strategy,
    disclosure: brief.round.disclosure,
    isLate: facts.isLate,
    isChangedLate: brief.round.closedAt !== null && !facts.isLate && own === undefined,
    isConfirmed: own !== undefined,
    mayQuote: facts.mayQuote,
    mayAsk: mayAsk && brief.round.closedAt === null,
    isSwapped: prompt.isSwapped,
    article: own === undefined ? await articleFor(deps, reading, read.text) : null,
  });
}

/** What helps with a barrier, else with a plan that is still open; null where neither is the matter. */
async function articleFor(
  { library }: Deps,
  reading: Reading,
  words: string,
): Promise<HelpingArticle | null> {
  const [barrier] = reading.barriers;
  const cause = barrier ? CAUSE_OF_BARRIER[barrier.barrier] : 'agreement';
  if (barrier === undefined && !leavesOpen(reading)) return null;
  const said = barrier?.evidence.quote || words;
  const excerpt = await pickExcerpt(library, { cause, words: said });
  if (excerpt === undefined) return null;
  const { stem, title, attribution } = excerpt.article;
  return { stem, title, attribution, text: firstSentences(excerpt.text, MOST_WORDS) };
}

/** What we understood, in the leader's own words: never a grade, and short enough to read in passing. */
function draw(readBack: ReadBack): SlackMessage {
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
  if (readBack.isForeign && !hasLines(readBack)) return `Thank you.${late} ${FOREIGN}`;
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

const FOREIGN =
  'I read only English so far, so your answer is kept as you wrote it and counts in your words. “Pick my sides” shows the trade-offs, one click for each.';
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
export function formatUnderstanding(readBack: ReadBack): readonly string[] {
  const { isConfirmed, understanding, sides, barriers } = readBack;
  const lines = [
    ...sides.slice(0, MOST_SIDES).map(formatSide),
    ...barriers.map(({ barrier, isSure }) => formatBarrier(barrier, isSure)),
  ];
  const more = sides.length - MOST_SIDES;
  if (lines.length === 0) return [isConfirmed ? 'Noted, as you have it.' : IN_SHORT[understanding]];
  const opening = isConfirmed ? 'As you have it:' : openingFor(readBack);
  return [opening, ...lines, ...(more > 0 ? [formatMore(more)] : [])];
}

function formatMore(more: number): string {
  return `And ${more} more; “Not quite” shows all.`;
}

function formatBarrier(barrier: ReadBack['barriers'][number]['barrier'], isSure: boolean): string {
  return `${isSure ? 'In' : 'Perhaps in'} your way: ${CAUSE_WORDS[CAUSE_OF_BARRIER[barrier]]}.`;
}

function understood({ sides, barriers, quote: words }: ReadBack) {
  const more = sides.length - MOST_SIDES;
  return [
    ...sides.slice(0, MOST_SIDES).flatMap((side) => [line(formatSide(side)), said(side.quote)]),
    ...(more > 0 ? [line(formatMore(more))] : []),
    ...barriers.flatMap(({ barrier, quote: named, isSure }) => [
      line(formatBarrier(barrier, isSure)),
      // Words that show a side already need not be read twice.
      ...(sides.some((side) => side.quote === named) ? [] : [said(named)]),
    ]),
    ...(words === null ? [] : [said(words)]),
  ];
}

function formatSide({ side, first, second, isSure }: ReadBackSide): string {
  const [one, other] = [shorten(first, SIDE_LENGTH), shorten(second, SIDE_LENGTH)];
  const you = isSure ? 'You' : 'I am not sure, but perhaps you';
  if (side === 'split') return `${you} want both, or it depends: ${one}; ${other}.`;
  return `${you} put ${one} first, ahead of ${other}.`;
}

function said(words: string) {
  return quote(shorten(plainWords(words), QUOTE_LENGTH));
}

function question(text: string): Block {
  return {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: `*One more question, then I am quiet.* ${escapeShort(text, 600)}`,
    },
  };
}

/** A few sentences that help; the rest is behind the button. */
function passage({ article }: ReadBack): readonly Block[] {
  if (article === null || article.text === '') return [];
  const { title, text, attribution } = article;
  const source = attribution === '' ? '' : ` (${escapeShort(attribution, 300)})`;
  return [
    smallPrint(`From the guide, _${escapeShort(title, 150)}_: ${escapeShort(text, 600)}${source}`),
  ];
}

function buttons(readBack: ReadBack): readonly Block[] {
  const { readingId, isConfirmed, isForeign, article, disclosure, mayQuote } = readBack;
  const elements: Element[] = [
    ...(isConfirmed || isForeign ? [] : [button(READ_BACK_RIGHT, "That's right", readingId)]),
    button(READ_BACK_WRONG, isForeign && !isConfirmed ? 'Pick my sides' : 'Not quite', readingId),
    ...(disclosure === 'anonymous' && !mayQuote
      ? [button(READ_BACK_QUOTE, 'You may quote me, unnamed', readingId)]
      : []),
    ...(article === null ? [] : [button(READ_ARTICLE, 'Read on', article.stem)]),
  ];
  return [{ type: 'actions', elements }];
}

/** Who hears of a barrier; without one there is nothing to say. */
function hearing({ barriers, disclosure, mayQuote }: ReadBack): readonly Block[] {
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

function button(actionId: string, text: string, value: string): Element {
  return { type: 'button', action_id: actionId, text: plainText(text), value };
}
