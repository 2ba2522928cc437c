import type { KnownBlock } from '@slack/types';
import { counted, shorten } from '../../../domain/words.ts';
import { actions, pressButton, shortKeyOf } from '../../../slack/pages.ts';
import { line, plainWords, quote, richText } from '../../../slack/text.ts';
import type { GrantedRight } from '../granted-rights.ts';
import type { GivenAnswer, PeoplesQuestion } from '../peoples-questions.ts';
import { answeredBy } from '../report-words.ts';

/** The buttons under what people asked and under a right that is not known: "<round> <key>". */
export const ANSWER_QUESTION = 'answer_question';
export const TELL_RIGHT = 'tell_right';

const MOST_SHOWN = 5;
const LONGEST = 500;

/** What people asked, each with its answer or a way to give one. Whose question it was is not told. */
export function questionBlocks(
  roundId: string,
  questions: readonly PeoplesQuestion[],
  answered: readonly GivenAnswer[],
): readonly KnownBlock[] {
  return questions.slice(0, MOST_SHOWN).flatMap(({ question, quotes }) => {
    const others =
      quotes.length > 1
        ? [line(`${counted(quotes.length, 'person', 'people')} asked this.`, { italic: true })]
        : [];
    const given = answered.find((each) => each.question === question);
    const label = given === undefined ? 'Answer' : 'Change the answer';
    return [
      richText([
        quote(shorten(plainWords(question), LONGEST)),
        ...others,
        ...(given === undefined ? [] : givenLines(given)),
      ]),
      actions(pressButton(ANSWER_QUESTION, label, `${roundId} ${shortKeyOf(question)}`)),
    ];
  });
}

function givenLines(given: GivenAnswer) {
  return [line(`${answeredBy(given)}:`), quote(shorten(plainWords(given.answer), LONGEST))];
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
