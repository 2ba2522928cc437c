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
  const groups: { question: string; stems: ReadonlySet<string>; quotes: FlagQuote[] }[] = [];
  for (const quote of answers.flatMap(questionsOf)) {
    if (ours.some((text) => isSameText(text, quote.quote))) continue;
    const stems = new Set(stemsIn(quote.quote));
    if (stems.size < FEWEST_WORDS) continue;
    const group = groups.find((each) => areAlike(each.stems, stems));
    if (group === undefined) groups.push({ question: quote.quote, stems, quotes: [quote] });
    else group.quotes.push(quote);
  }
  return groups
    .map(({ question, quotes }) => ({ question, quotes }))
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

function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared / (a.size + b.size - shared) >= ALIKE;
}
