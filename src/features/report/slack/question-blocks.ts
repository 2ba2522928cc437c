import type { KnownBlock } from '@slack/types';
import { counted, shorten } from '../../../domain/words.ts';
import { actions, pressButton, shortKeyOf } from '../../../slack/pages.ts';
import { line, plainWords, quote, richText } from '../../../slack/text.ts';
import type { GrantedRight } from '../granted-rights.ts';
import type { PeoplesQuestion } from '../peoples-questions.ts';

/** The buttons under what people asked and under a right that is not known: "<round> <key>". */
export const ANSWER_QUESTION = 'answer_question';
export const TELL_RIGHT = 'tell_right';

const MOST_SHOWN = 5;
const LONGEST = 500;

/** What people asked, each with a way to answer it. Whose question it was is not told. */
export function questionBlocks(
  roundId: string,
  questions: readonly PeoplesQuestion[],
): readonly KnownBlock[] {
  return questions.slice(0, MOST_SHOWN).flatMap(({ question, quotes }) => {
    const others =
      quotes.length > 1
        ? [line(`${counted(quotes.length, 'person', 'people')} asked this.`, { italic: true })]
        : [];
    return [
      richText([quote(shorten(plainWords(question), LONGEST)), ...others]),
      actions(pressButton(ANSWER_QUESTION, 'Answer', `${roundId} ${shortKeyOf(question)}`)),
    ];
  });
}

/** What the strategy lets people decide beside what they believe; one row for each line. */
export function rightBlocks(
  roundId: string,
  rights: readonly GrantedRight[],
): readonly KnownBlock[] {
  return rights.slice(0, MOST_SHOWN).flatMap(({ line: right, quotes, isSure }) => {
    const [said] = quotes;
    return [
      richText([
        line(isSure ? 'The strategy says:' : 'The strategy says, if it is about the same thing:'),
        quote(shorten(right, LONGEST)),
        line('Somebody believes:'),
        ...(said === undefined ? [] : [quote(shorten(plainWords(said.quote), LONGEST))]),
      ]),
      actions(pressButton(TELL_RIGHT, 'Send them this line', `${roundId} ${shortKeyOf(right)}`)),
    ];
  });
}
