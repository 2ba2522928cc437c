import type { KnownBlock } from '@slack/types';
import { shorten } from '../../../domain/words.ts';
import { actions, pressButton } from '../../../slack/pages.ts';
import { escapeShort, paragraph } from '../../../slack/text.ts';
import type { Excerpt } from '../../guide/library/article.ts';
import { LONGEST_STEM, READ_ARTICLE } from '../../guide/slack/article-view.ts';
import type { Note, Step } from '../sections.ts';

const MOST_FACTS = 2;
const MOST_NOTES = 6;
/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
const LONGEST_LABEL = 75;

/** What to do, by whom, until when, with why; the titles of what helps open the articles. */
export function stepBlocks(
  steps: readonly Step[],
  { most, mayRead }: { readonly most: number; readonly mayRead: boolean },
): readonly KnownBlock[] {
  if (steps.length === 0) return [];
  const shown = steps.slice(0, most);
  const helps = shown.flatMap(({ help }) => help?.excerpt ?? []);
  return [
    paragraph('*What to do*'),
    ...shown.map(stepBlock),
    ...(mayRead && helps.length > 0 ? [actions(...helps.map(articleButton))] : []),
  ];
}

function stepBlock({ what, owner, until, why }: Step, index: number): KnownBlock {
  const facts = why.slice(0, MOST_FACTS).map((fact) => `• ${escapeShort(fact, 250)}`);
  return paragraph(
    [
      `${index + 1}. *${escapeShort(what, 200)}*`,
      `By whom: ${escapeShort(owner, 100)}. Until: ${until}.`,
      ...facts,
    ].join('\n'),
  );
}

/** The title of an article, which opens it. */
export function articleButton({ article }: Excerpt, index = 0) {
  const title = shorten(article.title, LONGEST_LABEL) || 'Read the article';
  return pressButton(`${READ_ARTICLE}_${index}`, title, article.stem.slice(0, LONGEST_STEM));
}

/** What stands in the way, a line for each. */
export function noteBlocks(title: string, notes: readonly Note[]): readonly KnownBlock[] {
  if (notes.length === 0) return [];
  const left = notes.length - MOST_NOTES;
  const lines = notes
    .slice(0, MOST_NOTES)
    .map(
      ({ heading, who }) => `• ${escapeShort(who === '' ? heading : `${heading}: ${who}.`, 350)}`,
    );
  const more = left > 0 ? [`And ${left} more under _All flags_.`] : [];
  return [paragraph([`*${title}*`, ...lines, ...more].join('\n'))];
}
