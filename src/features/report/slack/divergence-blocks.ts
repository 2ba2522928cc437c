import type { KnownBlock } from '@slack/types';
import { shorten } from '../../../domain/words.ts';
import { pressButton } from '../../../slack/pages.ts';
import { line, paragraph, plainWords, quote, richText, smallPrint } from '../../../slack/text.ts';
import { FLAG } from '../../flags/slack/flag-actions.ts';
import { quoteLines, standingLine } from '../../flags/slack/flag-words.ts';
import { LONGEST_STEM, READ_ARTICLE } from '../../guide/slack/article-view.ts';
import type { Divergence } from '../main-divergences.ts';
import type { Report } from '../report.ts';

/** How long the quotes and passages are; a passage of 0 is left out and stands behind its button. */
export type Lengths = { readonly quote: number; readonly passage: number };

/** The divergences that matter most, one after another, each with its quotes and what helps. */
export function divergenceBlocks(
  { collisions, flags }: Report,
  divergences: readonly Divergence[],
  lengths: Lengths,
): readonly KnownBlock[] {
  if (flags.length === 0) return [paragraph('*Nothing to step in for.*')];
  if (divergences.length === 0)
    return [paragraph('*Everything that came up has been settled.* It stands under _All flags_.')];
  return [
    paragraph('*Where to look first*'),
    ...divergences.flatMap((divergence, index) => [
      textOf(divergence, index + 1, decidesOn(collisions, divergence), lengths),
      smallPrint(standingLine(divergence.flag)),
      ...buttonsOf(divergence),
    ]),
  ];
}

function textOf(
  { flag, quotes, excerpt }: Divergence,
  number: number,
  decides: readonly string[],
  lengths: Lengths,
): KnownBlock {
  const who =
    decides.length === 0 ? [] : [line(`Who decides: ${shorten(decides.join('; '), 200)}`)];
  const helps =
    excerpt === null || lengths.passage === 0
      ? []
      : [
          line('What helps:', { italic: true }),
          quote(shorten(plainWords(excerpt.text), lengths.passage)),
        ];
  return richText([
    line(`${number}. ${shorten(flag.content.summary, 350)}`, { bold: true }),
    ...quoteLines(quotes, lengths.quote),
    ...who,
    ...helps,
  ]);
}

function decidesOn(collisions: Report['collisions'], { flag }: Divergence): readonly string[] {
  const { ruleId } = flag.content;
  return collisions.find((pair) => pair.ruleId === ruleId)?.decides ?? [];
}

function buttonsOf({ flag, excerpt }: Divergence): readonly KnownBlock[] {
  const elements = [
    ...(flag.kept === null ? [] : [pressButton(FLAG.open, 'Look at it', flag.kept.id)]),
    ...(excerpt === null
      ? []
      : [
          pressButton(
            READ_ARTICLE,
            'Read the article',
            excerpt.article.stem.slice(0, LONGEST_STEM),
          ),
        ]),
  ];
  return elements.length === 0 ? [] : [{ type: 'actions', elements }];
}
