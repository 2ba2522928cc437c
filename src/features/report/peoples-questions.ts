import type { FlagQuote } from '../../domain/flag.ts';
import { isQuestion } from '../../domain/reading.ts';
import { isSameText, stemsIn } from '../../domain/same-words.ts';
import { prepareText, statementsOf } from '../../reader/text/sentences.ts';
import { quotesFrom } from '../flags/quotes.ts';
import type { Answer, RoundView } from '../flags/round-view.ts';

/** What people asked in their answers, in the words of whoever asked first. */
export type PeoplesQuestion = {
  readonly question: string;
  /** Everybody who asked the same: unsigned, and only where they may be quoted. */
  readonly quotes: readonly FlagQuote[];
};

/** An answer that a question of a report has got already, told by the role of who gave it. */
export type GivenAnswer = {
  /** The question as the report shows it. */
  readonly question: string;
  readonly answer: string;
  readonly by: 'owner' | 'executive';
};

/** A question of fewer words that carry meaning is none that anybody could answer: "Really?" */
const FEWEST_WORDS = 3;
/** Two questions with so large a share of the same words are one. */
const ALIKE = 0.6;

/** The questions in the answers of a round, the one that most people ask first. */
export function peoplesQuestions({
  round,
  answers,
}: Pick<RoundView, 'round'> & { readonly answers: readonly Answer[] }): readonly PeoplesQuestion[] {
  const ours = round.questions.map(({ text }) => text);
  const groups: { question: string; quotes: Map<Answer, FlagQuote> }[] = [];
  for (const answer of answers) {
    for (const quote of questionsOf(answer)) {
      if (ours.some((text) => isSameText(text, quote.quote))) continue;
      if (new Set(stemsIn(quote.quote)).size < FEWEST_WORDS) continue;
      const group = groups.find(({ question }) => isSameQuestion(question, quote.quote));
      if (group === undefined)
        groups.push({ question: quote.quote, quotes: new Map([[answer, quote]]) });
      // Who asks the same twice is one person all the same.
      else if (!group.quotes.has(answer)) group.quotes.set(answer, quote);
    }
  }
  return groups
    .map(({ question, quotes }) => ({ question, quotes: [...quotes.values()] }))
    .sort((a, b) => b.quotes.length - a.quotes.length);
}

/** The questions in one answer, each once. Nobody is named for asking. */
function questionsOf(answer: Answer): readonly FlagQuote[] {
  const text = answer.reply?.text ?? '';
  if (!text.includes('?')) return [];
  const spans = statementsOf(prepareText(text)).filter((statement) => isQuestion(statement.text));
  const evidence = spans.map(({ start, end }) => ({ quote: text.slice(start, end), start, end }));
  return quotesFrom(answer, evidence, null, false);
}

/**
 * Whether two questions are one that a single answer fits. Where the same words stand around one that
 * differs ("small shops", "large shops") they are two, however much they share.
 */
export function isSameQuestion(a: string, b: string): boolean {
  if (isSameText(a, b)) return true;
  const [left, right] = [weightyIn(a), weightyIn(b)];
  if (isOneExchanged(left, right)) return false;
  const [one, other] = [new Set(left), new Set(right)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared > 0 && shared / (one.size + other.size - shared) >= ALIKE;
}

/** The words of a question that say what it is about. */
function weightyIn(question: string): readonly string[] {
  return stemsIn(question).filter((word) => !LIGHT.has(word));
}

const LIGHT = new Set(
  "i we you they he she it me us them my your his her its their do doe did have has had get and or but so if then as at in on to of for with by from this these those there here will would can could should shall we'r they'r i'm you'r becaus".split(
    ' ',
  ),
);

function isOneExchanged(a: readonly string[], b: readonly string[]): boolean {
  const others = a.filter((word, at) => word !== b[at]);
  return a.length === b.length && others.length === 1;
}
