import type { KnownBlock, ModalView } from '@slack/types';
import { shorten } from '../../../domain/words.ts';
import { modal } from '../../../slack/modal.ts';
import { actions, pressButton } from '../../../slack/pages.ts';
import { escapeMrkdwn, smallPrint } from '../../../slack/text.ts';
import type { ArticleCard } from '../library/article.ts';
import type { Library } from '../library/create-library.ts';
import { treeOf } from '../library/parse-markdown.ts';
import { articleBlocks } from './article-blocks.ts';

/** The actions of an article; their value is a stem, for a page with the page's number after a blank. */
export const ARTICLE_VIEW = 'article';
export const READ_ARTICLE = 'guide_read';
export const TURN_PAGE = 'article_page';
/** A stem is the name of a file, and no file system takes longer ones. */
export const LONGEST_STEM = 255;

const BLOCKS_ON_A_PAGE = 40;
const LETTERS_ON_A_PAGE = 9000;
const MOST_RELATED = 5;

/** An article in a modal, one page of it (from 0; a page that is not there gives the last one). */
export function articleView(
  { card, markdown }: NonNullable<ReturnType<Library['article']>>,
  related: readonly ArticleCard[],
  wantedPage: number,
): ModalView {
  const pages = pagesOf(articleBlocks(treeOf(markdown)));
  const page = Math.max(0, Math.min(wantedPage, pages.length - 1));
  const isLast = page === pages.length - 1;
  return modal({
    callbackId: ARTICLE_VIEW,
    title: 'Article',
    blocks: [
      smallPrint(escapeMrkdwn(shorten(aboutArticle(card, page, pages.length), 1500))),
      ...(pages[page] ?? []),
      ...(pages.length > 1 ? [pageButtons(card.stem, page, pages.length)] : []),
      ...(isLast ? relatedBlocks(related) : []),
    ],
  });
}

/** Cuts blocks into pages that a modal can hold. There is at least one page. */
function pagesOf(blocks: readonly KnownBlock[]): readonly (readonly KnownBlock[])[] {
  const pages: KnownBlock[][] = [[]];
  let letters = 0;
  for (const block of blocks) {
    const size = JSON.stringify(block).length;
    const current = pages.at(-1) ?? [];
    const isFull = current.length >= BLOCKS_ON_A_PAGE || letters + size > LETTERS_ON_A_PAGE;
    if (isFull && current.length > 0) {
      pages.push([block]);
      letters = size;
    } else {
      current.push(block);
      letters += size;
    }
  }
  return pages;
}

function aboutArticle(card: ArticleCard, page: number, pages: number): string {
  const where = pages > 1 ? `page ${page + 1} of ${pages}` : '';
  return (
    [card.dimension, card.readingTime, card.attribution, where]
      .filter((part) => part !== '')
      .join(' · ') || shorten(card.title, 200)
  );
}

function pageButtons(stem: string, page: number, pages: number): KnownBlock {
  return actions(
    ...(page > 0 ? [pressButton(`${TURN_PAGE}_back`, 'Back', `${stem} ${page - 1}`)] : []),
    ...(page < pages - 1 ? [pressButton(`${TURN_PAGE}_on`, 'Read on', `${stem} ${page + 1}`)] : []),
  );
}

function relatedBlocks(related: readonly ArticleCard[]): readonly KnownBlock[] {
  if (related.length === 0) return [];
  return [
    { type: 'divider' },
    smallPrint('Related'),
    actions(
      ...related
        .slice(0, MOST_RELATED)
        .map(({ title, stem }, i) => pressButton(`${READ_ARTICLE}_${i}`, shorten(title, 75), stem)),
    ),
  ];
}
