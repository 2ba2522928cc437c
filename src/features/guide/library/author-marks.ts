import { fenceAfter, outsideCode } from './code-lines.ts';
import { withoutHidden } from './hidden-text.ts';
import { wikiLinks } from './wiki-links.ts';

/** What MDX takes from elsewhere, or hands on: code, up to the next empty line. */
const MODULE_CODE = [
  /^import\s+(?:[\w*{][^'"]*\sfrom\s+)?(['"])[^'"]+\1;?\s*$/,
  /^import\s*(?:\w+\s*,\s*)?\{[\w\s,]*$/,
  /^export\s+(?:const|let|var|class|(?:async\s+)?function)\s+[\w$[{*]/,
  /^export\s+default\s+(?:[\w$]+;?\s*$|[({[]|(?:async\s+)?function\b|class\b|\w+\()/,
  /^export\s*[{*]/,
];
/** ":::note Mind this": a box of Docusaurus or VitePress; its title is text. */
const BOX = /^\s*:{3,}\s*\w*\s*(?:\[([^\]]*)\]|\{[^}]*\}|(.*))$/;
/** "> [!warning] Mind this": a box of Obsidian or GitHub. */
const CALLOUT = /^(\s*(?:> ?)+)\[![\w-]{1,40}\][-+]?[ \t]*/;
/** "^name" at the end of a block, by which other notes link to it. */
const BLOCK_NAME = /\s\^[\w-]{1,60}\s*$/;
/** "{#why}", "{: .wide}": names and classes for a web page. */
const ATTRIBUTES = /[ \t]*\{(?::[^{}]{0,200}|[#.][\w.# -]{1,100})\}[ \t]*$/;
const CONTENTS = /^\s*(?:\[\[_?toc_?\]\]|\[toc\])\s*$/i;
const HIGHLIGHT = /==(?=[^\s=])([^=\n]{1,500})==/g;

/**
 * Markdown as its readers are meant to see it: private comments, template tags and the code of MDX are
 * taken out, links between notes become links with their words. Code stays as it is, and so does the
 * number of every line.
 */
export function withoutAuthorMarks(markdown: string): string {
  const lines = withoutModuleCode(withoutHidden(markdown.split('\n')));
  return outsideFences(lines, asRead).join('\n');
}

function asRead(line: string): string {
  if (CONTENTS.test(line)) return '';
  const box = BOX.exec(line);
  if (box !== null) return box[1] ?? box[2] ?? '';
  const bare = line.replace(CALLOUT, '$1').replace(BLOCK_NAME, '').replace(ATTRIBUTES, '');
  return outsideCode(bare, (text) => wikiLinks(text).replace(HIGHLIGHT, '$1'));
}

function outsideFences(
  lines: readonly string[],
  change: (line: string) => string,
): readonly string[] {
  let fence = '';
  return lines.map((line) => {
    const wasOpen = fence !== '';
    fence = fenceAfter(line, fence);
    return wasOpen || fence !== '' ? line : change(line);
  });
}

/** Code of a module begins a block, and ends with it. */
function withoutModuleCode(lines: readonly string[]): readonly string[] {
  let isCode = false;
  let wasEmpty = true;
  let fence = '';
  return lines.map((line) => {
    fence = fenceAfter(line, fence);
    const isEmpty = line.trim() === '';
    if (isEmpty) isCode = false;
    else if (wasEmpty && fence === '') isCode = MODULE_CODE.some((code) => code.test(line));
    wasEmpty = isEmpty;
    return isCode ? '' : line;
  });
}
