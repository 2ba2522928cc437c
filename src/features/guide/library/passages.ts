import type { Root } from 'mdast';
import type { Passage } from './article.ts';
import { cutPieces, type Piece } from './cut-pieces.ts';
import { countWords, sentencesOf } from './prose-sentences.ts';
import { type Block, readingBlocks } from './reading-blocks.ts';

/**
 * Cuts an article into passages of whole sentences, 40 to 90 words where its sections allow,
 * preferably at headings. See readingBlocks for what is left out. A table is a passage of its own.
 */
export function passagesOf(tree: Root, title: string): readonly Passage[] {
  return cutBlocks(readingBlocks(tree, title));
}

/** Cuts plain text likewise. Empty lines separate paragraphs. */
export function passagesOfText(text: string): readonly Passage[] {
  const paragraphs = text.split('\n\n').map((paragraph) => paragraph.trim());
  const blocks = paragraphs.filter((paragraph) => paragraph !== '');
  return cutBlocks(
    blocks.map((block) => ({
      text: block,
      depth: undefined,
      isTable: false,
      afterGap: false,
    })),
  );
}

function cutBlocks(blocks: readonly Block[]): readonly Passage[] {
  let heading = '';
  return runsOf(blocks).flatMap((run) => {
    const quotable = !run.some(({ isTable }) => isTable);
    const sections = cutPieces(run.flatMap(piecesOfBlock), heading);
    heading = run.findLast(({ depth }) => depth !== undefined)?.text ?? heading;
    return sections.map((section) => ({ ...section, quotable }));
  });
}

/** Each table alone, and everything between tables and gaps together. */
function runsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const runs: Block[][] = [];
  for (const block of blocks) {
    const run = runs.at(-1);
    const apart = block.isTable || block.afterGap || run?.at(-1)?.isTable;
    if (run === undefined || apart) runs.push([block]);
    else run.push(block);
  }
  return runs;
}

function piecesOfBlock({ text, depth }: Block): Piece[] {
  if (depth !== undefined) return [{ text, before: '\n\n', words: countWords(text), depth }];
  let end = 0;
  return sentencesOf(text).map((span, index) => {
    const before = index === 0 ? '\n\n' : text.slice(end, span.start);
    end = span.end;
    const sentence = text.slice(span.start, span.end);
    return { text: sentence, before, words: countWords(sentence), depth: undefined };
  });
}
