import type { KnownBlock } from '@slack/types';
import { CAUSE_STEPS, CAUSE_WORDS, type Cause } from '../../../domain/cause.ts';
import { counted } from '../../../domain/words.ts';
import { pressButton, row } from '../../../slack/pages.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';
import { LONGEST_STEM, READ_ARTICLE } from '../../guide/slack/article-view.ts';
import type { CauseFact } from '../cause-evidence.ts';
import { causesOf } from '../finding-words.ts';
import type { Advice, Report } from '../report.ts';

const MOST_FACTS = 2;

/** What to do first, drawn from the causes with what speaks for each; articles where `withButtons`. */
export function stepBlocks(
  report: Report,
  advice: readonly Advice[],
  withButtons: boolean,
  most = 3,
): readonly KnownBlock[] {
  const causes = causesOf(report);
  if (causes.length === 0) return [];
  const steps = causes.slice(0, most).map(({ cause, facts }, index) => {
    const article = advice.find((each) => each.cause === cause)?.excerpt?.article;
    const text = `${index + 1}. *${CAUSE_STEPS[cause]}*\n${reasonOf(report, cause, facts)}`;
    if (!withButtons || article === undefined) return paragraph(text);
    const button = pressButton(READ_ARTICLE, 'Read how', article.stem.slice(0, LONGEST_STEM));
    return row(`step${index}`, text, button);
  });
  return [paragraph('*What to do first*'), ...steps];
}

/** The facts behind a cause, the strongest first; else how many signs point to it. */
function reasonOf({ flags }: Report, cause: Cause, facts: readonly CauseFact[]): string {
  if (facts.length > 0) {
    const strongest = [...facts].sort((a, b) => b.count / b.of - a.count / a.of);
    return strongest
      .slice(0, MOST_FACTS)
      .map(({ words }) => `• ${escapeShort(words, 250)}`)
      .join('\n');
  }
  const signs = flags.filter((flag) => flag.cause === cause).length;
  return `• ${counted(signs, 'sign points', 'signs point')} to it: ${CAUSE_WORDS[cause]}`;
}
