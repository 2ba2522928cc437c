import { CAUSE_WORDS } from '../../../domain/cause.ts';
import type { Excerpt } from '../../guide/library/article.ts';
import type { FullReport } from '../report.ts';
import { causesOf } from './causes-of.ts';
import { factInWords } from './finding-words.ts';
import { harmless } from './plain-words.ts';
import { wrap } from './text-layout.ts';

const body = { first: '   ', rest: '   ' };

/** What lies behind it all, what speaks for that, and what to read about it; the weightiest first. */
export function adviceAsText({ report, advice }: FullReport, width: number): readonly string[] {
  const causes = causesOf(report);
  if (causes.length === 0) return wrap('Nothing to read up on this time.', width, body);
  return causes.flatMap(({ cause, facts }, index) => {
    const about = advice.find((each) => each.cause === cause);
    return [
      ...(index === 0 ? [] : ['']),
      ...wrap(`Because ${CAUSE_WORDS[cause]}:`, width, { first: `${index + 1}. `, rest: '   ' }),
      ...facts.flatMap((fact) =>
        wrap(harmless(factInWords(fact)), width, { first: '   - ', rest: '     ' }),
      ),
      ...(about === undefined ? [] : excerptAsText(about.excerpt, width)),
    ];
  });
}

function excerptAsText(excerpt: Excerpt | null, width: number): readonly string[] {
  if (excerpt === null) return wrap('The library has nothing on this yet.', width, body);
  const { article, text } = excerpt;
  const time = article.readingTime === '' ? '' : ` (${article.readingTime})`;
  const credits = [article.attribution, article.url].filter((credit) => credit.trim() !== '');
  return [
    ...wrap(harmless(`${article.title}${time}`), width, body),
    ...wrap(harmless(text), width, { first: '   > ', rest: '   > ' }),
    ...credits.flatMap((credit) => wrap(harmless(credit), width, body)),
  ];
}
