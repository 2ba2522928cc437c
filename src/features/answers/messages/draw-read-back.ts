import { CAUSE_OF_BARRIER, CAUSE_WORDS } from '../../../domain/cause.ts';
import { isOwnWord, type ReadingKind } from '../../../domain/reading.ts';
import { shorten } from '../../../domain/words.ts';
import { actions, pressButton } from '../../../slack/pages.ts';
import type { SlackMessage } from '../../../slack/slack-message.ts';
import {
  escapeShort,
  line,
  paragraph,
  plainText,
  plainWords,
  quote,
  richText,
  smallPrint,
  toOption,
} from '../../../slack/text.ts';
import { READ_ARTICLE } from '../../guide/slack/article-view.ts';
import type { Noted, Point, ReadBack } from '../read-back.ts';
import { READ_BACK_MORE, READ_BACK_QUOTE, READ_BACK_SAY, sayingValue } from '../saying.ts';
import type { BarrierStatement, PointKey, SideStatement, Statement } from '../statements.ts';

const QUOTE_LENGTH = 200;
const SIDE_LENGTH = 400;
/** Of a side where several stand together. */
const SHORT = 90;
const MOST_UNDERSTOOD = 4;

type Block = SlackMessage['blocks'][number];
type Element = Extract<Block, { type: 'actions' }>['elements'][number];

/** What we understood, one thing to press for each: never a grade, and short enough to read in passing. */
export function drawReadBack(readBack: ReadBack): SlackMessage {
  return drawUnder(openingOf(readBack), readBack);
}

const NUDGE = 'Before this closes: is this what you meant? One press is enough.';
const NUDGE_QUESTION = 'Before this closes, one question is left. One press is enough.';

/** The same, once more, of what is still open. */
export function drawNudge(readBack: ReadBack): SlackMessage {
  const isMeant = readBack.open.some(({ kind }) => kind === 'statement');
  return drawUnder(isMeant ? NUDGE : NUDGE_QUESTION, readBack);
}

function drawUnder(opening: string, readBack: ReadBack): SlackMessage {
  const { noted, open, quote: words } = readBack;
  return {
    text: opening,
    blocks: [
      richText([
        line(opening, { bold: true }),
        ...(words === null ? [] : [said(words)]),
        ...noted.map((one) => line(notedWords(one))),
      ]),
      ...open.flatMap((point) => drawPoint(readBack, point)),
      ...passage(readBack),
      ...buttons(readBack),
      ...hearing(readBack),
    ],
  };
}

const DONE = 'Thank you, that is noted.';

function openingOf(readBack: ReadBack): string {
  const { open } = readBack;
  const late = lateness(readBack);
  const hasSpoken = readBack.hasSpoken || readBack.noted.length > 0;
  if (open.length === 0 && hasSpoken) return `${DONE}${late}`;
  if (open.some(({ kind }) => kind === 'statement')) return `Thank you.${late} ${RIGHT}`;
  if (hasSpoken) return `Thank you.${late} ${ONE_MORE}`;
  const said = readBack.isForeign ? FOREIGN : UNDERSTOOD[readBack.understanding];
  return `Thank you.${late} ${said}${open.length > 0 ? ` ${PRESS}` : ''}`;
}

function lateness({ isLate, reachedUsLate, isChangedLate, isClosed, hasSpoken }: ReadBack): string {
  if (isLate) return ' Your answer came after the end, so it is marked as late.';
  if (reachedUsLate) return ' Your answer reached me after the end, but you sent it in time.';
  if (isChangedLate) return ' Your change came after the end; what you say now counts.';
  return isClosed && hasSpoken
    ? ' The time to answer is over; what you say of your answer still counts.'
    : '';
}

const RIGHT = 'Did I understand you right?';
const ONE_MORE = 'One more thing:';
const PRESS = 'One press tells me:';
const FOREIGN = 'I read only English so far, so your answer is kept as you wrote it.';

/** Where no statement could be made of it. */
const UNDERSTOOD: Readonly<Record<ReadingKind, string>> = {
  operational: 'That sounds like a concrete step.',
  conflicting: 'It sounds as if you go another way than the strategy.',
  hedged: 'It sounds as if you want both, or as if it depends.',
  aspirational: 'That sounds like the direction you want to go in.',
  agreement: 'It sounds as if you are with it.',
  unclear: 'I may have missed what you will do.',
};

function notedWords(noted: Noted): string {
  switch (noted.kind) {
    case 'clarity':
      return `✓ How clear it is to you: ${noted.scale} of 5`;
    case 'barrier':
      return noted.stands ? '✓ Yes, it stands in your way' : '✓ No, nothing in your way there';
    case 'side': {
      if (noted.side === 'silent') return '✓ Not about this choice';
      if (noted.side === 'split') return '✓ Both, or it depends';
      return `✓ First: ${shorten(noted.first, SHORT)}`;
    }
  }
}

function drawPoint(readBack: ReadBack, point: Point): readonly Block[] {
  const say = (label: string, said: string) => sayButton(readBack, point.key, label, said);
  switch (point.kind) {
    case 'statement': {
      const { statement } = point;
      const buttons =
        statement.kind === 'side' ? sideButtons(statement, say) : BARRIER_SAYS.map(sayOf(say));
      return [richText(statementLines(statement)), actions(...buttons)];
    }
    case 'question': {
      const { text, sides } = point.question;
      const lines = sides.map((side, i) => line(`${'AB'[i]}: ${shorten(side.text, SIDE_LENGTH)}`));
      const picks = sides.map(({ choice }, i) => say('AB'[i] ?? '', choice));
      return [
        richText([line(text, { bold: true }), ...lines]),
        actions(...picks, say('It depends', 'split'), say('Not about this', 'silent')),
      ];
    }
    case 'clarity':
      return [paragraph(`*${escapeShort(point.text, 600)}*`), clarityMenu(readBack, point.key)];
  }
}

type Say = (label: string, said: string) => Element;

const BARRIER_SAYS = [
  ['Yes', 'yes'],
  ['Not quite', 'no'],
] as const;

function sayOf(say: Say): (one: readonly [string, string]) => Element {
  return ([label, said]) => say(label, said);
}

/** Their words, and what was understood: both sides in the strategy's words, on lines of their own. */
function statementLines(statement: Statement) {
  return [said(statement.quote), ...statementWords(statement).map((text) => line(text))];
}

/** A statement as plain lines without its quote. */
function statementWords(statement: Statement, longest = SIDE_LENGTH): readonly string[] {
  return statement.kind === 'side' ? sideWords(statement, longest) : [barrierWords(statement)];
}

/** All that was understood as plain lines, for a place where the leader's words stand already. */
export function understoodWords({
  kind,
  statements,
}: {
  readonly kind: ReadingKind;
  readonly statements: readonly Statement[];
}): readonly string[] {
  if (statements.length === 0) return [UNDERSTOOD[kind]];
  const shown = statements.slice(0, MOST_UNDERSTOOD);
  const isOwn = ({ origin }: Statement) => isOwnWord(origin);
  const linesOf = (some: readonly Statement[]) =>
    some.flatMap((each) => statementWords({ ...each, isSure: each.isSure || isOwn(each) }, SHORT));
  const own = linesOf(shown.filter(isOwn));
  const read = linesOf(shown.filter((each) => !isOwn(each)));
  const more = statements.length - shown.length;
  return [
    ...(own.length === 0 ? [] : ['As you have it:', ...own]),
    ...(read.length === 0 ? [] : ['This is what I took from it:', ...read]),
    ...(more > 0 ? [`And ${more} more; “Not quite” shows all.`] : []),
  ];
}

function sideWords(
  { side, prefer, over, isSure }: SideStatement,
  longest: number,
): readonly string[] {
  const [one, other] = (side === 'over' ? [over, prefer] : [prefer, over]).map((text) =>
    shorten(text, longest),
  );
  if (side === 'split')
    return [`${isSure ? 'B' : `${DOUBT} b`}oth, or it depends:`, `A: ${one}`, `B: ${other}`];
  return [...(isSure ? [] : [`${DOUBT}:`]), `First: ${one}`, `Second: ${other}`];
}

const DOUBT = 'I am not sure, but perhaps';

function barrierWords({ barrier, isSure }: BarrierStatement): string {
  const words = CAUSE_WORDS[CAUSE_OF_BARRIER[barrier]];
  return `${isSure ? 'Something stands' : 'Perhaps something stands'} in your way: ${words}.`;
}

function sideButtons({ side }: SideStatement, say: Say): readonly Element[] {
  const none = say('Not about this', 'silent');
  if (side === 'split') {
    return [say('Yes', 'split'), say('A', 'prefer'), say('B', 'over'), none];
  }
  const other = side === 'prefer' ? 'over' : 'prefer';
  const both = say('Both, or it depends', 'split');
  return [say('Yes', side), say('The other one', other), both, none];
}

function sayButton(
  { readingId, keys }: ReadBack,
  key: PointKey,
  label: string,
  said: string,
): Element {
  const value = sayingValue({ readingId, key, said, keys });
  return pressButton(`${READ_BACK_SAY}_${said}`, label, value);
}

function clarityMenu({ readingId, keys }: ReadBack, key: PointKey): Block {
  const options = ['1', '2', '3', '4', '5'].map((said) =>
    toOption({ label: said, value: sayingValue({ readingId, key, said, keys }) }),
  );
  const placeholder = plainText('From 1 to 5');
  return actions({
    type: 'static_select',
    action_id: `${READ_BACK_SAY}_clear`,
    placeholder,
    options,
  });
}

function said(words: string) {
  return quote(shorten(plainWords(words), QUOTE_LENGTH));
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

/** What goes beyond these points. Where all is said, it can be said differently. */
function buttons(readBack: ReadBack): readonly Block[] {
  const { readingId, open, more, hasSpoken, article, disclosure, mayQuote } = readBack;
  const isDone = open.length === 0 && more === 0 && hasSpoken;
  return [
    actions(
      pressButton(READ_BACK_MORE, isDone ? 'Change it' : 'More', readingId),
      ...(disclosure === 'anonymous' && !mayQuote
        ? [pressButton(READ_BACK_QUOTE, 'You may quote me, unnamed', readingId)]
        : []),
      ...(article === null ? [] : [pressButton(READ_ARTICLE, 'Read on', article.stem)]),
    ),
  ];
}

/** Who hears of a barrier; without one there is nothing to say. */
function hearing({ namesBarrier, disclosure, mayQuote }: ReadBack): readonly Block[] {
  if (!namesBarrier) return [];
  const how = {
    named: 'If you say yes, the executives read this in their report, under your name.',
    function: 'The executives will read this in their report, with your function and no name.',
    anonymous: mayQuote
      ? 'The executives will read this in their report, without a name.'
      : 'The executives will hear that somebody named this; your words stay here.',
  };
  return [smallPrint(how[disclosure])];
}
