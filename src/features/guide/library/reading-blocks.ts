import type { Paragraph, Root, RootContent } from 'mdast';
import { plainText } from './plain-text.ts';
import { countWords } from './prose-sentences.ts';

/** A block of an article as plain text; `depth` is 1 to 7 for a heading, undefined for anything else. */
export type Block = {
  readonly text: string;
  readonly depth: number | undefined;
  readonly isTable: boolean;
  /** True where something was left out just before it, so that no quote may run across. */
  readonly afterGap: boolean;
};

/** A bold paragraph that heads what follows stands below every real heading. */
const BOLD_HEADING = 7;
const BACK_MATTER =
  /^(?:sources?|references|bibliography|related (?:content|articles|reading)|further reading|see also|read next)\W*$/i;
/** A note behind the last rule that is longer than this, in words, belongs to the article. */
const LONGEST_NOTE = 60;

/**
 * The blocks of an article that say something, in order. Left out: a heading or opening that repeats
 * the title, fields listed in the opening ("**Slug:** …"), sources and related reading, lists of nothing
 * but links with their heading, and a short note behind the last rule.
 */
export function readingBlocks(tree: Root, title: string): readonly Block[] {
  const nodes = new Set(withoutNote(withoutBackMatter(tree.children)));
  const blocks: Block[] = [];
  const dropped = new Set<Block>();
  for (const node of tree.children) {
    if (node.type === 'thematicBreak' || node.type === 'definition') continue;
    const block = toBlock(node);
    const opening = !blocks.some((kept) => kept.depth !== undefined && !dropped.has(kept));
    if (!nodes.has(node) || !isReading(node, block, opening, title)) dropped.add(block);
    blocks.push(block);
  }
  for (const [index, block] of blocks.entries()) {
    if (isEmptySection(blocks, dropped, index)) dropped.add(block);
  }
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    const afterGap = before !== undefined && dropped.has(before);
    return dropped.has(block) ? [] : [{ ...block, afterGap }];
  });
}

function toBlock(node: RootContent): Block {
  const isTable = node.type === 'table';
  return { text: plainText(node), depth: headingDepth(node), isTable, afterGap: false };
}

function isReading(node: RootContent, { text }: Block, opening: boolean, title: string): boolean {
  if (text === '' || isLinkList(node)) return false;
  return !(opening && (sameWords(text, title) || isFieldList(node)));
}

/** True for a heading with nothing below it before the next one of its rank. */
function isEmptySection(blocks: readonly Block[], dropped: ReadonlySet<Block>, index: number) {
  const depth = blocks[index]?.depth;
  if (depth === undefined) return false;
  for (let next = index + 1; next < blocks.length; next += 1) {
    const block = blocks[next];
    if (block === undefined || (block.depth === undefined && dropped.has(block))) continue;
    if (block.depth === undefined) return false;
    if (block.depth <= depth) return true;
  }
  return true;
}

/** Drops the sections that list what the article rests on or leads to; see BACK_MATTER. */
function withoutBackMatter(nodes: readonly RootContent[]): readonly RootContent[] {
  let droppedDepth = 0;
  return nodes.filter((node) => {
    const depth = headingDepth(node);
    if (depth !== undefined && (droppedDepth === 0 || depth <= droppedDepth)) {
      droppedDepth = BACK_MATTER.test(plainText(node)) ? depth : 0;
    }
    // A rule is kept, so that the note behind it is still seen as one.
    return droppedDepth === 0 || node.type === 'thematicBreak';
  });
}

function headingDepth(node: RootContent): number | undefined {
  if (node.type === 'heading') return node.depth;
  const only =
    node.type === 'paragraph' && node.children.length === 1 ? node.children[0] : undefined;
  return only?.type === 'strong' ? BOLD_HEADING : undefined;
}

function isLinkList(node: RootContent): boolean {
  if (node.type !== 'list') return false;
  return node.children.every((item) => {
    const [block, ...more] = item.children;
    return block?.type === 'paragraph' && more.length === 0 && isOnlyLinks(block);
  });
}

function isOnlyLinks({ children }: Paragraph): boolean {
  const isBlank = (child: Paragraph['children'][number]) =>
    child.type === 'text' && child.value.trim() === '';
  return children.every((child) => child.type === 'link' || isBlank(child));
}

/** "**Slug:** `x`" and the like, one a line, as exported articles begin. */
function isFieldList(node: RootContent): boolean {
  if (node.type !== 'paragraph' || node.children[0]?.type !== 'strong') return false;
  const bold = node.children.filter((child) => child.type === 'strong');
  return bold.every(({ children }) => plainText({ type: 'paragraph', children }).endsWith(':'));
}

function withoutNote(nodes: readonly RootContent[]): readonly RootContent[] {
  const end = nodes.findLastIndex((node) => node.type !== 'thematicBreak') + 1;
  const rule = nodes.slice(0, end).findLastIndex((node) => node.type === 'thematicBreak');
  const note = nodes.slice(rule + 1, end);
  const isPart = note.some((node) => node.type === 'heading') || !hasHeading(nodes.slice(0, rule));
  const words = note.reduce((sum, node) => sum + countWords(plainText(node)), 0);
  return rule === -1 || isPart || words > LONGEST_NOTE ? nodes : nodes.slice(0, rule);
}

function hasHeading(nodes: readonly RootContent[]): boolean {
  return nodes.some((node) => node.type === 'heading');
}

function sameWords(one: string, other: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.join(' ');
  return words(one) === words(other);
}
