import type { ActionsBlockElement, KnownBlock } from '@slack/types';
import { shorten } from '../../../domain/words.ts';
import { actions, pageButtons, pressButton } from '../../../slack/pages.ts';
import {
  escapeShort,
  line,
  moment,
  paragraph,
  plainWords,
  quote,
  richText,
  smallPrint,
} from '../../../slack/text.ts';
import { understoodWords } from '../../answers/messages/draw-read-back.ts';
import { READ_BACK_MORE } from '../../answers/saying.ts';
import type { DescribedAnswer, OwnAnswersPage } from '../describe-own-answers.ts';
import { HOME_DELETE, HOME_EXPORT, HOME_PAGE, HOME_QUOTE, HOME_UNQUOTE } from './home-actions.ts';

const MOST_WORDS = 300;

/** A page of what somebody answered, each with what can be done about it. */
export function answerBlocks({ items, page, pages }: OwnAnswersPage): readonly KnownBlock[] {
  if (items.length === 0) return [paragraph('What you answer will stand here, for you alone.')];
  return [
    smallPrint(
      'This page is for you alone. It shows how your words were understood; you can put it right.',
    ),
    ...items.flatMap(oneAnswer),
    ...pageButtons(HOME_PAGE, { page, pages }),
    actions(pressButton(HOME_EXPORT, 'Export my answers', '')),
  ];
}

function oneAnswer(answer: DescribedAnswer, index: number): readonly KnownBlock[] {
  const { strategyName, question, at, words } = answer;
  const heading = `*${escapeShort(strategyName, 150)}*, ${moment(at)}`;
  const said = words === '' ? '(a voice clip that is not written down)' : plainWords(words);
  return [
    paragraph(question === '' ? heading : `${heading}\n${escapeShort(question, 200)}`),
    richText([
      quote(shorten(said, MOST_WORDS)),
      ...understanding(answer).map((text) => line(text)),
    ]),
    smallPrint(notesOn(answer)),
    { ...actions(...buttonsOf(answer)), block_id: `answer${index}` },
  ];
}

function understanding({ readBack, isToRead }: DescribedAnswer): readonly string[] {
  if (readBack !== null) return understoodWords(readBack);
  return isToRead ? ['I am still reading it.'] : [];
}

function notesOn(answer: DescribedAnswer): string {
  const { isLate, wasAsked } = answer;
  return [
    ...(isLate ? ['Your answer came after the end, so it is marked as late.'] : []),
    wasAsked
      ? seenByExecutives(answer)
      : 'You were not on the list, so it is kept apart and not counted.',
  ].join(' ');
}

function seenByExecutives({ disclosure, mayQuote }: DescribedAnswer): string {
  if (disclosure === 'named') return 'Executives read this with your name.';
  if (disclosure === 'function') return 'Executives read this with your function, not your name.';
  return mayQuote
    ? 'Executives may read your words, without your name.'
    : 'Executives do not read your words; they see numbers only.';
}

function buttonsOf(answer: DescribedAnswer): readonly ActionsBlockElement[] {
  const { readBack, roundId, disclosure, mayQuote, wasAsked, words } = answer;
  const quoting = mayQuote
    ? pressButton(HOME_UNQUOTE, 'Don’t quote me any more', roundId)
    : pressButton(HOME_QUOTE, 'You may quote me, unnamed', roundId);
  return [
    ...(readBack === null ? [] : [pressButton(READ_BACK_MORE, 'Not quite', readBack.readingId)]),
    ...(wasAsked && disclosure === 'anonymous' && words !== '' ? [quoting] : []),
    pressButton(HOME_DELETE, 'Delete my answer', roundId, {
      title: 'Delete this answer?',
      text: 'Your words and everything made of them are erased here for good, and you count as not having answered. What you wrote in Slack stays there until you delete it in Slack.',
      yes: 'Delete it',
      no: 'Keep it',
    }),
  ];
}
