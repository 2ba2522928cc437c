import { CAUSE_WORDS } from '../domain/cause.ts';
import { harmless } from './plain-words.ts';
import type { ReportAdvice, ReportExcerpt } from './report-input.ts';
import { wrap } from './text-layout.ts';

const body = { first: '   ', rest: '   ' };

/** What to read about each cause, the weightiest first. */
export function adviceAsText(advice: readonly ReportAdvice[], width: number): readonly string[] {
  if (advice.length === 0) return wrap('Nothing to read up on this time.', width, body);
  return advice.flatMap(({ cause, excerpt }, index) => [
    ...(index === 0 ? [] : ['']),
    ...wrap(`Because ${CAUSE_WORDS[cause]}:`, width, { first: `${index + 1}. `, rest: '   ' }),
    ...(excerpt === null
      ? wrap('The library has nothing on this yet.', width, body)
      : excerptAsText(excerpt, width)),
  ]);
}

function excerptAsText({ article, text }: ReportExcerpt, width: number): readonly string[] {
  const time = article.readingTime === '' ? '' : ` (${article.readingTime})`;
  const credits = [article.attribution, article.url].filter((credit) => credit.trim() !== '');
  return [
    ...wrap(harmless(`${article.title}${time}`), width, body),
    ...wrap(harmless(text), width, { first: '   > ', rest: '   > ' }),
    ...credits.flatMap((credit) => wrap(harmless(credit), width, body)),
  ];
}
